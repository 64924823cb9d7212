//! What was found, and where: places are written out only for a finding, since a hostile name may be megabytes long.

use serde_json::Value;

use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::read::json;
use crate::engine::report::{Check, Detail, Outcome};

/// A place in the credential: the steps that lead to it.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    step: Step<'a>,
    depth: usize,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Member(&'a str),
    Item(usize),
}

impl<'a> Place<'a> {
    /// The credential itself.
    pub const ROOT: Place<'static> = Place { parent: None, step: Step::Root, depth: 0 };

    pub fn member(&'a self, name: &'a str) -> Place<'a> {
        Place { parent: Some(self), step: Step::Member(name), depth: self.depth + 1 }
    }

    pub fn item(&'a self, index: usize) -> Place<'a> {
        Place { parent: Some(self), step: Step::Item(index), depth: self.depth + 1 }
    }

    /// The place of an entry of a set; of a set written without brackets its own.
    pub fn entry(&'a self, index: usize, in_array: bool) -> Place<'a> {
        if in_array { self.item(index) } else { *self }
    }

    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The JSON Pointer; of an overlong one as many steps as fit, which is the place of a part around it.
    fn pointer(&self) -> String {
        let mut pointer = String::new();
        self.write(&mut pointer);
        pointer
    }

    fn write(&self, pointer: &mut String) -> bool {
        let is_whole = self.parent.is_none_or(|parent| parent.write(pointer));
        let room = limits::POINTER_BYTES.saturating_sub(pointer.len());
        let step = match self.step {
            Step::Root => String::new(),
            Step::Member(name) if name.len() < room => json::step("", name),
            Step::Item(index) if room > 0 => json::step("", index),
            _ => return false,
        };
        if is_whole {
            pointer.push_str(&step);
        }
        is_whole
    }
}

/// The findings of one credential.
pub(super) struct Findings {
    pub checks: Vec<Check>,
    /// Absent is not missing: the holder may have kept it back.
    pub is_selective: bool,
}

impl Findings {
    pub fn new(is_selective: bool) -> Self {
        Findings { checks: Vec::new(), is_selective }
    }

    /// One finding. Of notes no more than can be read, of faults likewise; one note to a place says enough.
    pub fn add(&mut self, code: Code, place: &Place<'_>, found: Option<&Value>, expected: Option<&str>) {
        self.add_text(code, place, found.map(excerpt), expected);
    }

    /// As [`Findings::add`], with words for what was found.
    pub fn add_text(&mut self, code: Code, place: &Place<'_>, found: Option<String>, expected: Option<&str>) {
        let is_note = |code: Code| code.outcome() == Outcome::Note;
        let alike = self.checks.iter().filter(|check| is_note(check.code) == is_note(code)).count();
        if alike >= limits::FINDINGS {
            return;
        }
        let at = place.pointer();
        let is_said = |check: &Check| check.detail.at.as_deref() == Some(&at) && (is_note(code) || check.code == code);
        if self.checks.iter().any(is_said) {
            return;
        }
        let expected = expected.map(str::to_owned);
        self.checks.push(Check::with(code, Detail { found, expected, ..Detail::at(at) }));
    }

    /// A required member is absent. Where the holder chose what to show, that is no fault of anybody.
    pub fn missing(&mut self, place: &Place<'_>, expected: &str) {
        if !self.is_selective {
            self.add(Code::FormMissing, place, None, Some(expected));
        }
    }
}

/// A value as a report quotes it: a text's beginning, a number, or the kind of what is too large to quote.
fn excerpt(value: &Value) -> String {
    match value {
        Value::String(text) => text.chars().take(limits::QUOTED_CHARS).collect(),
        Value::Array(_) => "array".into(),
        Value::Object(_) => "object".into(),
        other => json::written(other, false),
    }
}

/// The names of a `type`, as a report quotes them.
pub(super) fn type_names(part: &Value) -> Option<String> {
    let names: Vec<&str> = json::strings(part.get("type")).take(limits::QUOTED_CHARS).collect();
    (!names.is_empty()).then(|| names.join(", ").chars().take(limits::QUOTED_CHARS).collect())
}
