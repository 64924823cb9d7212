//! One run over one document: its mode, its budgets, and what becomes of what says nothing.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use super::iri::{self, Name};
use super::local::Held;
use super::memo::Memo;
use super::plainness::Reading;
use super::{Contexts, Fault, Options, too_complex};
use crate::data;
use crate::engine::absent;
use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::report::Detail;

/// Strict, or as the standard says.
#[derive(Debug, Clone, Copy)]
pub enum Mode<'a> {
    /// What stands in the document and in no statement is an error. Contexts are pinned.
    Strict(&'a Contexts<'a>),
    /// It is dropped, as the standard says.
    Standard(&'a Options<'a>),
}

/// One run. Whatever it reads outlives it, since contexts are known again by their places in memory.
pub struct Run<'a> {
    /// Strict, or not.
    pub mode: Mode<'a>,
    /// Contexts processed so far.
    pub memo: RefCell<Memo>,
    /// Names that are read besides the engine's own words.
    pub also: &'a [&'a str],
    loaded: RefCell<HashMap<Arc<str>, Held>>,
    work: Cell<usize>,
    objects: Cell<usize>,
    definitions: Cell<usize>,
    names: Cell<usize>,
    stated: Cell<usize>,
}

/// An error of the standard, by its name (JSON-LD-API 1.1, 9.3 JsonLdErrorCode).
pub fn invalid(name: &'static str) -> Fault {
    let code = match name {
        "invalid @id value" | "invalid type value" => Code::ShapeId,
        _ => Code::ContextInvalid,
    };
    (code, Detail::found(name))
}

/// Where in the document: a JSON Pointer, written down only when somebody asks.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'p> {
    outer: Option<(&'p Spot<'p>, Step<'p>)>,
    /// The members here are read by their names.
    pub read: Reading,
}

/// One step of a JSON Pointer.
#[derive(Debug, Clone, Copy)]
pub enum Step<'p> {
    /// A member.
    Member(&'p str),
    /// An element.
    Element(usize),
}

impl<'p> Spot<'p> {
    /// The whole document.
    pub fn root(read: Reading) -> Self {
        Spot { outer: None, read }
    }

    /// One step in.
    pub fn inner(&'p self, step: Step<'p>) -> Spot<'p> {
        Spot { outer: Some((self, step)), read: self.read }
    }

    /// The value of a member that is read otherwise than the object.
    pub fn member(&'p self, name: &'p str, read: Reading) -> Spot<'p> {
        Spot { outer: Some((self, Step::Member(name))), read }
    }

    /// RFC 6901
    pub fn pointer(&self) -> String {
        match self.outer {
            None => String::new(),
            Some((outer, Step::Member(name))) => crate::engine::read::json::step(&outer.pointer(), name),
            Some((outer, Step::Element(index))) => crate::engine::read::json::step(&outer.pointer(), index),
        }
    }
}

impl<'a> Run<'a> {
    /// With full budgets.
    pub fn new(mode: Mode<'a>) -> Self {
        Run {
            mode,
            memo: RefCell::default(),
            also: &[],
            loaded: RefCell::default(),
            work: Cell::new(limits::JSON_LD_WORK),
            objects: Cell::new(limits::JSON_LD_OBJECTS),
            definitions: Cell::new(limits::JSON_LD_DEFINITIONS),
            names: Cell::new(limits::JSON_LD_BYTES),
            stated: Cell::new(limits::JSON_LD_BYTES),
        }
    }

    /// What stands here becomes no statement, and so it is not signed.
    pub fn dropped(&self, what: &str, spot: Spot) -> Result<(), Fault> {
        match self.mode {
            Mode::Strict(_) => {
                let at = Some(spot.pointer()).filter(|pointer| !pointer.is_empty());
                Err((Code::PropertyUndefined, Detail { at, ..Detail::found(what) }))
            }
            Mode::Standard(_) => Ok(()),
        }
    }

    /// An IRI that is stated: a well-formed one for the standard, one that is signed for the verifier.
    pub fn is_iri(&self, text: &str) -> bool {
        match self.mode {
            Mode::Strict(_) => iri::is_signed(text),
            Mode::Standard(_) => iri::is_iri(text),
        }
    }

    /// An identifier. One that is no absolute IRI becomes no statement either; it has a code of its own.
    pub fn identifier(&self, name: Name, written: &str, spot: Spot) -> Result<Arc<str>, Fault> {
        self.count_name(&name)?;
        let text = match name {
            Name::Text(text) => text,
            // No IRI, so the statement falls away later.
            Name::Null => "".into(),
            Name::Keyword(keyword) => keyword.text().into(),
        };
        if let Mode::Strict(_) = self.mode
            && !self.is_iri(&text)
            && !iri::is_blank(&text)
        {
            return Err((Code::PropertyRelative, Detail { at: Some(spot.pointer()), ..Detail::found(written) }));
        }
        spot.read.is_written_as_meant(written, &text)?;
        Ok(text)
    }

    /// A context by its URL.
    pub fn load(&self, url: &str) -> Result<Held, Fault> {
        if let Some(held) = self.loaded.borrow().get(url) {
            return Ok(held.clone());
        }
        let held = match self.mode {
            Mode::Strict(contexts) => contexts.load(url),
            Mode::Standard(options) => (options.loader)(url).map(|value| Held::Pinned(Arc::new(value))),
        };
        let unknown = || if data::IS_WHOLE { Code::ContextUnknown } else { absent::missed() };
        let held = held.ok_or_else(|| (unknown(), Detail::url(url)))?;
        self.loaded.borrow_mut().insert(url.into(), held.clone());
        Ok(held)
    }

    /// A language tag as it is stated.
    pub fn tag(&self, written: &str) -> String {
        match self.mode {
            Mode::Strict(contexts) => contexts.tag(written),
            Mode::Standard(_) => written.to_owned(),
        }
    }

    /// Counts the work on contexts.
    pub fn spend(&self, units: usize) -> Result<(), Fault> {
        let left = match self.mode {
            Mode::Strict(contexts) => contexts.work(),
            Mode::Standard(_) => &self.work,
        };
        count(left, units, "@context")
    }

    /// Counts the bytes of what a word expands to.
    pub fn count_name(&self, name: &Name) -> Result<(), Fault> {
        count(&self.names, name.text().map_or(0, |text| text.len()), "bytes")
    }

    /// Counts the bytes of a statement.
    pub fn count_statement(&self, bytes: usize) -> Result<(), Fault> {
        count(&self.stated, bytes, "bytes")
    }

    /// Counts an object of the document.
    pub fn count_object(&self) -> Result<(), Fault> {
        count(&self.objects, 1, "objects")
    }

    /// Counts the definitions of an inline context, before anything is made of them.
    pub fn count_definitions(&self, context: &Value) -> Result<(), Fault> {
        let mut open = vec![context];
        while let Some(value) = open.pop() {
            let before = open.len();
            match value {
                Value::Array(array) => open.extend(array),
                Value::Object(object) => open.extend(object.values()),
                _ => {}
            }
            count(&self.definitions, open.len() - before, "@context")?;
        }
        Ok(())
    }
}

fn count(left: &Cell<usize>, units: usize, what: &str) -> Result<(), Fault> {
    left.set(left.get().checked_sub(units).ok_or_else(|| too_complex(what))?);
    Ok(())
}
