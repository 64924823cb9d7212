//! What is hashed: the document without its proofs, as canonical statements, made once for all proofs that need it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::Value;

use super::Input;
use crate::engine::code::Code;
use crate::engine::digest::Hash;
use crate::engine::jsonld::{Contexts, Fault, is_plain, statements};
use crate::engine::limits;
use crate::engine::policy::PinnedContext;
use crate::engine::rdf::{self, Canonical};
use crate::engine::read::json;
use crate::engine::report::{Check, Detail};

/// How many canonical forms may still be made for one input, its endorsements included, and in how many steps.
#[derive(Debug)]
pub struct Work {
    forms: Cell<usize>,
    steps: rdf::Budget,
}

impl Default for Work {
    fn default() -> Self {
        Work { forms: Cell::new(limits::CANONICAL_FORMS), steps: rdf::Budget::default() }
    }
}

impl Work {
    /// One more form, if there is one left.
    fn take(&self) -> Option<()> {
        self.forms.set(self.forms.get().checked_sub(1)?);
        Some(())
    }
}

/// A document with its proofs taken off, and its canonical forms so far.
#[derive(Debug)]
pub struct Secured<'a> {
    unsecured: Value,
    proofs: &'a [Value],
    /// Contexts, and spellings of language tags, in which signers differ; found as the document is read.
    readings: RefCell<Vec<Rc<Contexts<'a>>>>,
    canonical: RefCell<Vec<Known>>,
    /// Readings over which a signature was found good.
    fitting: RefCell<BTreeSet<usize>>,
    work: &'a Work,
    /// One form was too hard to make. The same statements in another reading are no easier.
    too_complex: Cell<bool>,
}

/// A canonical form, or why there is none.
type Known = (Form, Result<Rc<Canonical>, Fault>);

/// Which canonical form: of what, in which reading, by which hash.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Form {
    what: What,
    reading: usize,
    hash: Hash,
}

/// What has a canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    /// The document with the proofs at these positions.
    Document(Vec<usize>),
    /// The options of a proof.
    Options(Value),
}

impl<'a> Secured<'a> {
    /// A document and its proofs. The contexts are the shelf's and these.
    pub fn new(
        document: &Value,
        proofs: &'a [Value],
        contexts: impl IntoIterator<Item = &'a PinnedContext>,
        work: &'a Work,
    ) -> Secured<'a> {
        let mut unsecured = document.clone();
        if let Some(members) = unsecured.as_object_mut() {
            members.shift_remove("proof");
        }
        Secured {
            unsecured,
            proofs,
            readings: RefCell::new(vec![Rc::new(Contexts::new(contexts))]),
            canonical: RefCell::default(),
            fitting: RefCell::default(),
            work,
            too_complex: Cell::new(false),
        }
    }

    /// The document's `@context`.
    pub fn context(&self) -> Option<&Value> {
        self.unsecured.get("@context")
    }

    /// The document's id.
    pub fn id(&self) -> Option<&str> {
        json::id_of(&self.unsecured)
    }

    /// Asks in each reading of the contexts in turn until one answers; says so when it is another form than the
    /// canonical one. If none answers, the first fault speaks.
    pub fn over_readings(&self, mut ask: impl FnMut(usize) -> Result<(), Fault>) -> Result<Vec<Check>, Fault> {
        let mut reading = 0;
        let mut first = None;
        loop {
            let fault = match ask(reading) {
                Ok(()) => {
                    self.fitting.borrow_mut().insert(reading);
                    let alternate = self.reading(reading).is_some_and(|contexts| contexts.is_alternate());
                    return Ok(alternate.then(|| Check::new(Code::ContextAlternate)).into_iter().collect());
                }
                Err(fault) => fault,
            };
            let first = first.get_or_insert(fault);
            reading += 1;
            // The next reading is known once the one before has been used.
            if self.reading(reading).is_none() {
                return Err(first.clone());
            }
        }
    }

    /// Does the document mean what its members are called, in each reading over which a signature was found good? These
    /// names are read as well as the engine's own.
    pub fn is_plain(&self, document: &Value, also: &[&str]) -> Result<(), Fault> {
        let fitting = self.fitting.borrow();
        fitting
            .iter()
            .filter_map(|number| self.reading(*number))
            .try_for_each(|contexts| is_plain(document, &contexts, also))
    }

    /// The contexts of a reading, if there is one of this number.
    fn reading(&self, number: usize) -> Option<Rc<Contexts<'a>>> {
        let mut readings = self.readings.borrow_mut();
        if number == readings.len() {
            let next = readings.last()?.next_reading()?;
            readings.push(Rc::new(next));
        }
        readings.get(number).cloned()
    }

    /// The canonical statements of this form; made when they are first asked for.
    fn canonical(&self, form: Form, value: impl FnOnce() -> Value) -> Result<Rc<Canonical>, Fault> {
        let known = self.canonical.borrow().iter().find(|(known, _)| *known == form).map(|(_, it)| it.clone());
        known.unwrap_or_else(|| {
            let canonical = self.canonicalise(&value(), form.reading, form.hash).map(Rc::new);
            self.canonical.borrow_mut().push((form, canonical.clone()));
            canonical
        })
    }

    fn canonicalise(&self, value: &Value, reading: usize, hash: Hash) -> Result<Canonical, Fault> {
        let too_complex = || (Code::ProofTooComplex, Detail::found("RDFC-1.0"));
        let contexts = self.reading(reading).ok_or((Code::ProofTooComplex, Detail::default()))?;
        if self.too_complex.get() {
            return Err(too_complex());
        }
        self.work.take().ok_or_else(too_complex)?;
        let quads = statements(value, &contexts)?;
        rdf::canonicalise_within(&quads, hash, &self.work.steps).map_err(|_| {
            self.too_complex.set(true);
            too_complex()
        })
    }
}

impl Input<'_, '_> {
    /// The document that the proof is made over: with the earlier proofs of its chain, and no others (VC Data Integrity
    /// 1.0, 4.5).
    pub fn document(&self) -> Value {
        let mut document = self.secured.unsecured.clone();
        let covered: Vec<Value> =
            self.previous.iter().filter_map(|position| self.secured.proofs.get(*position)).cloned().collect();
        if let Some(members) = document.as_object_mut()
            && !covered.is_empty()
        {
            members.insert("proof".to_owned(), Value::Array(covered));
        }
        document
    }

    /// Its canonical statements.
    pub fn canonical_document(&self, reading: usize, hash: Hash) -> Result<Rc<Canonical>, Fault> {
        let what = What::Document(self.previous.to_vec());
        self.secured.canonical(Form { what, reading, hash }, || self.document())
    }

    /// The canonical statements of the proof's options without these members, in this context.
    pub fn canonical_options(
        &self,
        without: &[&str],
        context: Option<&Value>,
        reading: usize,
        hash: Hash,
    ) -> Result<Rc<Canonical>, Fault> {
        let options = self.options(without, context);
        self.secured.canonical(Form { what: What::Options(options.clone()), reading, hash }, || options)
    }

    /// The proof's own members without these, in this context.
    pub fn options(&self, without: &[&str], context: Option<&Value>) -> Value {
        let mut options = self.proof.clone();
        if let Some(members) = options.as_object_mut() {
            members.retain(|name, _| !without.contains(&name.as_str()));
            members.extend(context.map(|context| ("@context".to_owned(), context.clone())));
        }
        options
    }
}
