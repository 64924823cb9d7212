//! Line drawings as elements of the page: no markup is ever parsed from a string.

use leptos::prelude::*;

/// One path of a drawing.
#[derive(Debug, Clone, Copy)]
pub struct Stroke {
    d: &'static str,
    ink: Ink,
}

#[derive(Debug, Clone, Copy)]
enum Ink {
    /// Filled, holes by the even-odd rule.
    Solid,
    /// A line of this width.
    Line(&'static str),
    /// A line of this width, in dashes.
    Dashed(&'static str, &'static str),
}

/// A filled shape.
pub const fn solid(d: &'static str) -> Stroke {
    Stroke { d, ink: Ink::Solid }
}

/// A line.
pub const fn line(width: &'static str, d: &'static str) -> Stroke {
    Stroke { d, ink: Ink::Line(width) }
}

/// A dashed line.
pub const fn dashed(width: &'static str, dash: &'static str, d: &'static str) -> Stroke {
    Stroke { d, ink: Ink::Dashed(width, dash) }
}

/// A drawing in the colour of the text around it; a word beside it always says the same.
pub fn drawing(class: &'static str, view_box: &'static str, strokes: &[Stroke]) -> AnyView {
    let paths: Vec<AnyView> = strokes.iter().map(|stroke| path(*stroke)).collect();
    view! {
        <svg class=class viewBox=view_box width="24" height="24" aria-hidden="true" focusable="false">{paths}</svg>
    }
    .into_any()
}

fn path(stroke: Stroke) -> AnyView {
    let (fill, line, width, dash) = match stroke.ink {
        Ink::Solid => ("currentColor", None, None, None),
        Ink::Line(width) => ("none", Some("currentColor"), Some(width), None),
        Ink::Dashed(width, dash) => ("none", Some("currentColor"), Some(width), Some(dash)),
    };
    view! {
        <path d=stroke.d fill=fill fill-rule="evenodd" stroke=line stroke-width=width stroke-dasharray=dash></path>
    }
    .into_any()
}
