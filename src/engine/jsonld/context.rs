//! Context processing (JSON-LD-API 1.1, 4.1). Numbers are steps of 4.1.2.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use serde_json::{Map, Value};

use super::iri::{self, Keyword, Name};
use super::local::{Held, Local};
use super::memo::How;
use super::run::{Run, invalid};
use super::term::{Definition, Definitions};
use super::value::Direction;
use super::{Fault, too_complex};
use crate::engine::limits;

/// An active context (4.1.1): what the words mean at one place of a document.
#[derive(Debug, Clone, Default)]
pub struct Context {
    terms: Arc<HashMap<Arc<str>, Arc<Definition>>>,
    /// How many of the terms are protected.
    protected: usize,
    /// The base IRI, to resolve references against.
    pub base: Option<Arc<str>>,
    /// The base IRI of the document.
    pub original_base: Option<Arc<str>>,
    /// `@vocab`.
    pub vocab: Option<Arc<str>>,
    /// `@language`.
    pub language: Option<Arc<str>>,
    /// `@direction`.
    pub direction: Option<Direction>,
    /// What is in force again in the nodes within.
    pub previous: Option<Arc<Context>>,
    /// It comes from the shelf alone.
    pub shelf: bool,
}

/// Where nothing means anything yet.
static INITIAL: LazyLock<Arc<Context>> = LazyLock::new(|| Arc::new(Context { shelf: true, ..Context::default() }));

impl Context {
    /// The initial context of a document with this address.
    pub fn initial(base: Option<&Arc<str>>) -> Arc<Context> {
        match base {
            None => Arc::clone(&INITIAL),
            Some(base) => {
                let base = Some(Arc::clone(base));
                Arc::new(Context { base: base.clone(), original_base: base, ..Context::default() })
            }
        }
    }

    /// The definition of a term.
    pub fn term(&self, term: &str) -> Option<&Arc<Definition>> {
        self.terms.get(term)
    }

    /// How many terms there are.
    pub fn size(&self) -> usize {
        self.terms.len()
    }

    /// All terms.
    #[cfg(test)]
    pub fn terms(&self) -> impl Iterator<Item = (&str, &Definition)> {
        self.terms.iter().map(|(term, definition)| (&**term, &**definition))
    }

    /// Takes a definition out.
    pub fn remove(&mut self, term: &str) -> Option<Arc<Definition>> {
        if !self.terms.contains_key(term) {
            return None;
        }
        let removed = Arc::make_mut(&mut self.terms).remove(term);
        self.protected -= usize::from(removed.as_ref().is_some_and(|definition| definition.protected));
        removed
    }

    /// Puts a definition in.
    pub fn insert(&mut self, term: &str, definition: Arc<Definition>) {
        self.remove(term);
        self.protected += usize::from(definition.protected);
        Arc::make_mut(&mut self.terms).insert(term.into(), definition);
    }

    /// IRI expansion (5.2.2); its steps 3 and 6.3, dependencies in a local context, are taken in [`Definitions`].
    pub fn expand(&self, word: &str, vocab: bool, document_relative: bool) -> Name {
        // 4 and 5 first, since a term that is a keyword by its form is never defined.
        if let Some(definition) = self.term(word)
            && (vocab || matches!(definition.name, Name::Keyword(_)))
        {
            return definition.name.clone();
        }
        // 1
        if let Some(keyword) = Keyword::from_text(word) {
            return Name::Keyword(keyword);
        }
        // 2
        if iri::has_keyword_form(word) {
            return Name::Null;
        }
        // 6
        if let Some((prefix, suffix)) = iri::split_compact(word) {
            // 6.2
            if prefix == "_" || suffix.starts_with("//") {
                return Name::Text(word.into());
            }
            // 6.4
            if let Some(start) = self.term(prefix).filter(|definition| definition.prefix)
                && let Name::Text(start) = &start.name
            {
                return Name::Text(format!("{start}{suffix}").into());
            }
            // 6.5
            if iri::is_iri(word) {
                return Name::Text(word.into());
            }
        }
        // 7
        if let Some(start) = self.vocab.as_ref().filter(|_| vocab) {
            return Name::Text(format!("{start}{word}").into());
        }
        // 8 and 9
        match self.base.as_ref().filter(|_| document_relative) {
            Some(base) => Name::Text(iri::resolve(base, word).into()),
            None => Name::Text(word.into()),
        }
    }

    /// Does this word stand for a keyword?
    pub fn means(&self, word: &str, keyword: Keyword) -> bool {
        match self.term(word) {
            Some(definition) => definition.name.is(keyword),
            None => word == keyword.text(),
        }
    }
}

/// On which way a local context is being processed.
#[derive(Debug, Clone)]
pub struct Way {
    /// Remote contexts that it goes through.
    pub remotes: Vec<Arc<str>>,
    /// It stands in a remote context itself.
    pub is_remote: bool,
    /// False where a scoped context is only looked at for errors.
    pub validate_scoped: bool,
    /// Steps of recursion.
    pub depth: usize,
}

impl Run<'_> {
    /// Applies a local context to an active one, or finds that it was done before.
    pub fn process(
        &self,
        active: &Arc<Context>,
        local: Local,
        base_url: Option<&Arc<str>>,
        how: How,
    ) -> Result<Arc<Context>, Fault> {
        let way = Way { remotes: Vec::new(), is_remote: false, validate_scoped: true, depth: 0 };
        self.process_on(active, local, base_url, how, &way)
    }

    /// The same, on the way there.
    pub fn process_on(
        &self,
        active: &Arc<Context>,
        local: Local,
        base_url: Option<&Arc<str>>,
        how: How,
        way: &Way,
    ) -> Result<Arc<Context>, Fault> {
        if let Some(found) = self.memo.borrow().find(active, local, how) {
            return Ok(found);
        }
        if way.depth > limits::JSON_LD_DEPTH {
            return Err(too_complex("@context"));
        }
        let way = Way { depth: way.depth + 1, ..way.clone() };
        let result = self.process_anew(active, local, base_url, how, &way)?;
        // While scoped contexts are only looked at, a context that includes itself is left out of itself.
        if way.validate_scoped {
            self.memo.borrow_mut().keep(active, local, how, &result);
        }
        Ok(result)
    }

    fn process_anew(
        &self,
        active: &Arc<Context>,
        local: Local,
        base_url: Option<&Arc<str>>,
        how: How,
        way: &Way,
    ) -> Result<Arc<Context>, Fault> {
        // 1
        let mut result = Arc::clone(active);
        let mut way = way.clone();
        // 2
        let propagate = match local.member("@propagate").map(Local::value) {
            Some(value) => value.as_bool().ok_or_else(|| invalid("invalid @propagate value"))?,
            None => how.propagate,
        };
        // 3
        if !propagate && result.previous.is_none() {
            let building = Arc::make_mut(&mut result);
            building.previous = Some(Arc::clone(active));
            building.shelf &= local.is_shelf();
        }
        // 4 and 5
        let is_array = local.value().is_array();
        for mut item in local.elements() {
            // `{"@context": X}` in an array stands for X. The standard knows that form only for a context that was
            // loaded; the reference implementation takes it anywhere, and credentials were signed so.
            if is_array
                && let (Some(object), Some(inner)) = (item.value().as_object(), item.member("@context"))
                && object.len() == 1
            {
                item = inner;
            }
            for item in item.elements() {
                result = match item.value() {
                    Value::Null => nullified(&result, how, propagate)?,
                    Value::String(url) => self.include(&result, url, base_url, &mut way)?,
                    Value::Object(_) => self.define(result, item, base_url, how, &way)?,
                    // 5.3
                    _ => return Err(invalid("invalid local context")),
                };
            }
        }
        // 6
        Ok(result)
    }

    /// 5.2: a context by its URL.
    fn include(
        &self,
        result: &Arc<Context>,
        url: &str,
        base_url: Option<&Arc<str>>,
        way: &mut Way,
    ) -> Result<Arc<Context>, Fault> {
        // 5.2.1
        let url: Arc<str> = base_url.map_or_else(|| url.to_owned(), |base| iri::resolve(base, url)).into();
        // 5.2.2
        if !way.validate_scoped && way.remotes.contains(&url) {
            return Ok(Arc::clone(result));
        }
        // 5.2.3
        if way.remotes.len() >= limits::JSON_LD_REMOTE {
            return Err(too_complex("context overflow"));
        }
        way.remotes.push(Arc::clone(&url));
        // 5.2.4 and 5.2.5
        let document = self.load(&url)?;
        let Some(local) = document.local().member("@context") else {
            return Err(invalid("invalid remote context"));
        };
        // 5.2.6
        self.process_on(result, local, Some(&url), How::PLAIN, &Way { is_remote: true, ..way.clone() })
    }

    /// 5.4 to 5.13: a context definition.
    fn define(
        &self,
        mut result: Arc<Context>,
        local: Local,
        base_url: Option<&Arc<str>>,
        how: How,
        way: &Way,
    ) -> Result<Arc<Context>, Fault> {
        let imported;
        // 5.6
        let local = match local.member("@import") {
            Some(import) => {
                let merged = Arc::new(self.import(import.value(), local.value(), base_url)?);
                imported = if local.is_pinned() { Held::Pinned(merged) } else { Held::Inline(merged) };
                imported.local()
            }
            None => local,
        };
        let Some(definitions) = local.value().as_object() else { return Err(invalid("invalid local context")) };
        // The terms are about to be copied.
        self.spend(1 + definitions.len() + result.size() / 8)?;
        let building = Arc::make_mut(&mut result);
        building.shelf &= local.is_shelf();
        building.options(definitions, way)?;
        for name in [&building.vocab, &building.base].into_iter().flatten() {
            self.count_name(&Name::Text(Arc::clone(name)))?;
        }
        // 5.12 and 5.13
        Definitions::new(self, building, local, base_url, how.override_protected, way).create_all()?;
        Ok(result)
    }

    /// 5.6: the definitions of another context, overridden by these.
    fn import(&self, url: &Value, over: &Value, base_url: Option<&Arc<str>>) -> Result<Value, Fault> {
        // 5.6.2
        let Value::String(url) = url else { return Err(invalid("invalid @import value")) };
        // 5.6.3 to 5.6.5
        let url = base_url.map_or_else(|| url.clone(), |base| iri::resolve(base, url));
        let document = self.load(&url)?;
        // 5.6.6
        let Some(Value::Object(context)) = document.local().value().get("@context") else {
            return Err(invalid("invalid remote context"));
        };
        // 5.6.7
        if context.contains_key("@import") {
            return Err(invalid("invalid context entry"));
        }
        // 5.6.8
        let mut merged = context.clone();
        for (name, value) in over.as_object().into_iter().flatten().filter(|(name, _)| *name != "@import") {
            merged.insert(name.clone(), value.clone());
        }
        Ok(Value::Object(merged))
    }
}

/// 5.1: `null` takes all definitions away, unless one is protected.
fn nullified(result: &Arc<Context>, how: How, propagate: bool) -> Result<Arc<Context>, Fault> {
    // 5.1.1
    if !how.override_protected && result.protected > 0 {
        return Err(invalid("invalid context nullification"));
    }
    // 5.1.2
    let mut fresh = Context::initial(result.original_base.as_ref());
    if !propagate {
        // Each keeps the one before it; a long chain would be let go on the stack.
        let chain = std::iter::successors(Some(result), |context| context.previous.as_ref());
        if chain.count() > limits::JSON_LD_DEPTH {
            return Err(too_complex("@context"));
        }
        Arc::make_mut(&mut fresh).previous = Some(Arc::clone(result));
    }
    Ok(fresh)
}

impl Context {
    /// 5.5 and 5.7 to 5.11: what a context says beside its terms.
    fn options(&mut self, definitions: &Map<String, Value>, way: &Way) -> Result<(), Fault> {
        // 5.5
        if definitions.get("@version").is_some_and(|version| version.as_f64() != Some(1.1)) {
            return Err(invalid("invalid @version value"));
        }
        // 5.7
        match definitions.get("@base").filter(|_| !way.is_remote) {
            None => {}
            Some(Value::Null) => self.base = None,
            Some(Value::String(text)) if iri::has_scheme(text) => self.base = Some(text.as_str().into()),
            Some(Value::String(text)) => {
                let base = self.base.as_ref().map(|base| iri::resolve(base, text));
                let base = base.filter(|base| iri::has_scheme(base)).ok_or_else(|| invalid("invalid base IRI"))?;
                self.base = Some(base.into());
            }
            Some(_) => return Err(invalid("invalid base IRI")),
        }
        // 5.8
        match definitions.get("@vocab") {
            None => {}
            Some(Value::Null) => self.vocab = None,
            Some(Value::String(text)) => match self.expand(text, true, true) {
                Name::Text(vocab) if iri::is_iri(&vocab) || iri::is_blank(&vocab) => self.vocab = Some(vocab),
                _ => return Err(invalid("invalid vocab mapping")),
            },
            Some(_) => return Err(invalid("invalid vocab mapping")),
        }
        // 5.9
        match definitions.get("@language") {
            None => {}
            Some(Value::Null) => self.language = None,
            Some(Value::String(text)) => self.language = Some(text.as_str().into()),
            Some(_) => return Err(invalid("invalid default language")),
        }
        // 5.10
        if let Some(direction) = definitions.get("@direction") {
            self.direction = Direction::read(direction)?;
        }
        // 5.11
        if definitions.get("@propagate").is_some_and(|value| !value.is_boolean()) {
            return Err(invalid("invalid @propagate value"));
        }
        Ok(())
    }
}
