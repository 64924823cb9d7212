//! Elements of the page, put together once and never compared.
//!
//! Reports are drawn whole and replaced whole, so a view that can be diffed would only cost its bytes: drawn with
//! Leptos' `view!`, where every distinct view brings code of its own, this page weighed twice as much as it may
//! (178 kB of brotli in place of 90). Here an element is an element. Text is always a text node, and nothing in this
//! file can turn a string into markup.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

use super::live::follow;
use super::web;

/// Finished nodes, in order.
#[derive(Clone, Default)]
pub struct View(Vec<Node>);

impl View {
    /// Nothing yet.
    pub fn new() -> View {
        View::default()
    }

    /// And this after it.
    pub fn kid(mut self, kid: impl Into<View>) -> View {
        self.0.extend(kid.into().0);
        self
    }

    /// At the end of the page.
    pub fn mount(&self) {
        if let Some(body) = web::document().body() {
            append(&body, self);
        }
    }
}

/// An element being put together.
#[derive(Clone)]
pub struct El(Element);

/// A new element; drawings get the name space of SVG.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    let made = match tag {
        "svg" | "path" => web::document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag),
        _ => web::document().create_element(tag),
    };
    // Refused for names that are none; ours are written here.
    El(made.unwrap_or_else(|_| web::document().document_element().unwrap_throw()))
}

impl From<Element> for El {
    fn from(element: Element) -> El {
        El(element)
    }
}

impl El {
    /// With an attribute: a value, an optional one, or a closure that is followed as it changes.
    pub fn attr(self, name: &'static str, value: impl Attr) -> El {
        value.set(&self.0, name);
        self
    }

    /// With classes.
    pub fn class(self, names: impl Attr) -> El {
        self.attr("class", names)
    }

    /// With an id.
    pub fn id(self, id: impl Attr) -> El {
        self.attr("id", id)
    }

    /// With a class, as long as the closure says so.
    pub fn toggle(self, class: &'static str, mut on: impl FnMut() -> bool + 'static) -> El {
        let list = self.0.class_list();
        follow(move || {
            let _ = list.toggle_with_force(class, on());
        });
        self
    }

    /// With a further class, if so.
    pub fn class_if(self, class: &'static str, on: bool) -> El {
        if on {
            let _ = self.0.class_list().add_1(class);
        }
        self
    }

    /// With a property that follows a closure; what a reader typed is one.
    pub fn prop<T: Into<JsValue>>(self, name: &'static str, mut value: impl FnMut() -> T + 'static) -> El {
        let element = self.0.clone();
        follow(move || {
            let _ = js_sys::Reflect::set(&element, &name.into(), &value().into());
        });
        self
    }

    /// With a property that stays.
    pub fn property(self, name: &'static str, value: &JsValue) -> El {
        let _ = js_sys::Reflect::set(&self.0, &name.into(), value);
        self
    }

    /// Listening to an event.
    pub fn on<E: JsCast + 'static>(self, event: &'static str, heard: impl FnMut(E) + 'static) -> El {
        web::listen(&self.0, event, heard);
        self
    }

    /// With this inside, after what is there already.
    pub fn kid(self, kid: impl Kid) -> El {
        kid.put(&self.0);
        self
    }
}

/// What an element can hold.
pub trait Kid {
    /// Puts it there.
    fn put(self, parent: &Element);
}

impl Kid for View {
    fn put(self, parent: &Element) {
        append(parent, &self);
    }
}

impl Kid for El {
    fn put(self, parent: &Element) {
        append_node(parent, &self.0);
    }
}

impl Kid for &str {
    fn put(self, parent: &Element) {
        append_text(parent, self);
    }
}

impl Kid for String {
    fn put(self, parent: &Element) {
        self.as_str().put(parent);
    }
}

impl<K: Kid> Kid for Option<K> {
    fn put(self, parent: &Element) {
        if let Some(kid) = self {
            kid.put(parent);
        }
    }
}

impl<K: Kid> Kid for Vec<K> {
    fn put(self, parent: &Element) {
        for kid in self {
            kid.put(parent);
        }
    }
}

impl<V: Into<View>, F: FnMut() -> V + 'static> Kid for F {
    fn put(mut self, parent: &Element) {
        live(parent, Box::new(move || self().into()));
    }
}

/// What an attribute can be.
pub trait Attr {
    /// Sets it.
    fn set(self, element: &Element, name: &'static str);
}

impl Attr for &str {
    fn set(self, element: &Element, name: &'static str) {
        set(element, name, self);
    }
}

impl Attr for String {
    fn set(self, element: &Element, name: &'static str) {
        self.as_str().set(element, name);
    }
}

impl Attr for usize {
    fn set(self, element: &Element, name: &'static str) {
        self.to_string().set(element, name);
    }
}

/// Present or absent.
impl Attr for bool {
    fn set(self, element: &Element, name: &'static str) {
        let _ = if self { element.set_attribute(name, "") } else { element.remove_attribute(name) };
    }
}

impl<A: Attr> Attr for Option<A> {
    fn set(self, element: &Element, name: &'static str) {
        match self {
            Some(value) => value.set(element, name),
            None => {
                let _ = element.remove_attribute(name);
            }
        }
    }
}

impl<A: Attr, F: FnMut() -> A + 'static> Attr for F {
    fn set(mut self, element: &Element, name: &'static str) {
        let element = element.clone();
        follow(move || self().set(&element, name));
    }
}

impl From<El> for View {
    fn from(element: El) -> View {
        View(vec![element.0.into()])
    }
}

impl From<&str> for View {
    fn from(text: &str) -> View {
        View(vec![text_node(text)])
    }
}

impl From<String> for View {
    fn from(text: String) -> View {
        View::from(text.as_str())
    }
}

impl<V: Into<View>> From<Option<V>> for View {
    fn from(view: Option<V>) -> View {
        view.map(Into::into).unwrap_or_default()
    }
}

impl<V: Into<View>> From<Vec<V>> for View {
    fn from(views: Vec<V>) -> View {
        View(views.into_iter().flat_map(|view| view.into().0).collect())
    }
}

#[inline(never)]
fn append(parent: &Element, view: &View) {
    for node in &view.0 {
        append_node(parent, node);
    }
}

// What every element is made of stands in the program once.

#[inline(never)]
fn append_node(parent: &Element, node: &Node) {
    let _ = parent.append_child(node);
}

#[inline(never)]
fn append_text(parent: &Element, text: &str) {
    append_node(parent, &text_node(text));
}

#[inline(never)]
fn text_node(text: &str) -> Node {
    web::document().create_text_node(text).into()
}

#[inline(never)]
fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// A place in the page that is drawn anew whenever what it was drawn from changes.
fn live(parent: &Element, mut draw: Box<dyn FnMut() -> View>) {
    let anchor = text_node("");
    let _ = parent.append_child(&anchor);
    let mut shown = View::default();
    follow(move || {
        let fresh = draw();
        let Some(parent) = anchor.parent_node() else { return };
        for node in &shown.0 {
            let _ = parent.remove_child(node);
        }
        for node in &fresh.0 {
            let _ = parent.insert_before(node, Some(&anchor));
        }
        shown = fresh;
    });
}
