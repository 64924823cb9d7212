//! Line drawings as elements of the page: no markup is ever parsed from a string.

use crate::app::dom::{View, el};

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
pub fn drawing(class: &'static str, view_box: &'static str, strokes: &[Stroke]) -> View {
    let paths: Vec<View> = strokes.iter().map(|stroke| path(*stroke)).collect();
    el("svg")
        .class(class)
        .attr("viewBox", view_box)
        .attr("width", "24")
        .attr("height", "24")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .kid(paths)
        .into()
}

fn path(stroke: Stroke) -> View {
    let (fill, line, width, dash) = match stroke.ink {
        Ink::Solid => ("currentColor", None, None, None),
        Ink::Line(width) => ("none", Some("currentColor"), Some(width), None),
        Ink::Dashed(width, dash) => ("none", Some("currentColor"), Some(width), Some(dash)),
    };
    el("path")
        .attr("d", stroke.d)
        .attr("fill", fill)
        .attr("fill-rule", "evenodd")
        .attr("stroke", line)
        .attr("stroke-width", width)
        .attr("stroke-dasharray", dash)
        .into()
}
