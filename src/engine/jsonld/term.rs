//! Term definitions (JSON-LD-API 1.1, 4.2). Numbers are steps of 4.2.2.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::context::{Context, Way};
use super::iri::{self, Keyword, Name};
use super::local::{Held, Local};
use super::memo::How;
use super::run::{Run, invalid};
use super::value::{Coercion, Direction};
use super::{Fault, too_complex};
use crate::engine::limits;

/// What a word means (4.1.1, term definition).
#[derive(Debug, Clone, Default)]
pub struct Definition {
    /// The IRI mapping.
    pub name: Name,
    /// It may be the prefix of compact IRIs.
    pub prefix: bool,
    /// It may not be defined anew.
    pub protected: bool,
    /// It states its property the other way round.
    pub reverse: bool,
    /// The type mapping.
    pub coercion: Option<Coercion>,
    /// The container mapping.
    pub container: Container,
    /// `@language`; within, `null` for no language at all.
    pub language: Option<Option<Arc<str>>>,
    /// `@direction`; within, `null` for none at all.
    pub direction: Option<Option<Direction>>,
    /// The property that the keys of an index state.
    pub index: Option<Arc<str>>,
    /// `@nest`: only compaction looks at it.
    nest: Option<Arc<str>>,
    /// A scoped context.
    pub context: Option<Held>,
    /// The address of the context that defines it.
    pub base_url: Option<Arc<str>>,
    /// That context is pinned: nobody who holds a badge can have written it.
    pub pinned: bool,
}

impl Definition {
    /// 27.1: the same, but for its protection and for where it was written.
    fn says_the_same(&self, other: &Definition) -> bool {
        self.name == other.name
            && (self.prefix, self.reverse, self.container) == (other.prefix, other.reverse, other.container)
            && self.coercion == other.coercion
            && (&self.language, self.direction) == (&other.language, other.direction)
            && (&self.index, &self.nest, &self.context) == (&other.index, &other.nest, &other.context)
    }
}

/// A set of container keywords.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Container(u8);

impl Container {
    const KEYWORDS: [Keyword; 7] =
        [Keyword::Graph, Keyword::Id, Keyword::Index, Keyword::Language, Keyword::List, Keyword::Set, Keyword::Type];

    fn bit(keyword: Keyword) -> u8 {
        Self::KEYWORDS.iter().position(|it| *it == keyword).map_or(0, |place| 1 << place)
    }

    /// Is this keyword among them?
    pub fn has(self, keyword: Keyword) -> bool {
        self.0 & Self::bit(keyword) != 0
    }

    /// There are none, or only `@set`.
    pub fn is_plain(self) -> bool {
        self.0 & !Self::bit(Keyword::Set) == 0
    }

    /// 19.1 to 19.3
    fn read(value: &Value) -> Option<Container> {
        let words = match value {
            Value::Array(array) => array.as_slice(),
            single => std::slice::from_ref(single),
        };
        let mut set = Container::default();
        for word in words {
            let bit = Self::bit(Keyword::from_text(word.as_str()?)?);
            if bit == 0 || set.0 & bit != 0 {
                return None;
            }
            set.0 |= bit;
        }
        let besides = set.0 & !Self::bit(Keyword::Set);
        let graph = besides & !Self::bit(Keyword::Graph);
        let mapped = [Keyword::Id, Keyword::Index].map(Self::bit);
        let single = besides.count_ones() <= 1 && (besides != Self::bit(Keyword::List) || words.len() == 1);
        let of_graphs = set.has(Keyword::Graph) && mapped.contains(&graph);
        (!words.is_empty() && (single || of_graphs)).then_some(set)
    }
}

/// The definitions of one local context, on their way into an active context.
pub struct Definitions<'r, 'l> {
    run: &'r Run<'r>,
    active: &'l mut Context,
    local: Local<'l>,
    base_url: Option<&'l Arc<str>>,
    override_protected: bool,
    way: &'l Way,
    /// Terms that are defined (`true`), or being defined.
    defined: HashMap<&'l str, bool>,
    depth: usize,
}

impl<'r, 'l> Definitions<'r, 'l> {
    /// For this local context, an object.
    pub fn new(
        run: &'r Run<'r>,
        active: &'l mut Context,
        local: Local<'l>,
        base_url: Option<&'l Arc<str>>,
        override_protected: bool,
        way: &'l Way,
    ) -> Self {
        Definitions { run, active, local, base_url, override_protected, way, defined: HashMap::new(), depth: 0 }
    }

    /// 4.1.2, step 5.13
    pub fn create_all(mut self) -> Result<(), Fault> {
        for term in self.local.value().as_object().into_iter().flat_map(Map::keys) {
            if !matches!(
                term.as_str(),
                "@base" | "@direction" | "@import" | "@language" | "@propagate" | "@protected" | "@version" | "@vocab"
            ) {
                self.create(term)?;
            }
        }
        Ok(())
    }

    /// IRI expansion with its steps 3 and 6.3: what a word depends on is defined first.
    fn expand(&mut self, word: &'l str) -> Result<Name, Fault> {
        self.ensure(word)?;
        if self.active.term(word).is_none()
            && let Some((prefix, suffix)) = iri::split_compact(word)
            && prefix != "_"
            && !suffix.starts_with("//")
        {
            self.ensure(prefix)?;
        }
        let name = self.active.expand(word, true, false);
        self.run.count_name(&name)?;
        Ok(name)
    }

    fn ensure(&mut self, term: &'l str) -> Result<(), Fault> {
        let known = self.local.value().get(term).is_some() && self.defined.get(term) != Some(&true);
        if known
            && !matches!(term, "@context" | "@vocab" | "@base" | "@language" | "@version")
            && !term.starts_with('@')
        {
            self.create(term)?;
        }
        Ok(())
    }

    fn create(&mut self, term: &'l str) -> Result<(), Fault> {
        // 1
        match self.defined.get(term) {
            Some(true) => return Ok(()),
            Some(false) => return Err(invalid("cyclic IRI mapping")),
            None => {}
        }
        // 2
        if term.is_empty() {
            return Err(invalid("invalid term definition"));
        }
        self.depth += 1;
        if self.depth > limits::JSON_LD_DEPTH {
            return Err(too_complex("@context"));
        }
        self.defined.insert(term, false);
        // 3
        let Some(local) = self.local.member(term) else { return Ok(()) };
        let value = local.value();
        if term == "@type" {
            // 4
            let allowed = |object: &Map<String, Value>| {
                let container = object.get("@container").is_none_or(|value| *value == "@set");
                let known = object.keys().all(|key| key == "@container" || key == "@protected");
                !object.is_empty() && container && known
            };
            if !value.as_object().is_some_and(allowed) {
                return Err(invalid("keyword redefinition"));
            }
        } else if Keyword::from_text(term).is_some() {
            // 5
            return Err(invalid("keyword redefinition"));
        } else if iri::has_keyword_form(term) {
            self.depth -= 1;
            return Ok(());
        }
        // 6
        let previous = self.active.remove(term);
        // 7 to 27
        if let Some(definition) = self.definition(term, local)? {
            let definition = match previous {
                Some(previous) if previous.protected && !self.override_protected => {
                    // 27.1
                    if !definition.says_the_same(&previous) {
                        return Err(invalid("protected term redefinition"));
                    }
                    // 27.2
                    previous
                }
                _ => Arc::new(definition),
            };
            // 28
            self.active.insert(term, definition);
        }
        self.defined.insert(term, true);
        self.depth -= 1;
        Ok(())
    }

    /// 7 to 26; `None` where the standard drops a definition with no more than a warning.
    fn definition(&mut self, term: &'l str, local: Local<'l>) -> Result<Option<Definition>, Fault> {
        // 7 to 9
        let nothing = Map::new();
        let (entries, id, simple) = match local.value() {
            Value::Null => (&nothing, Some(&Value::Null), false),
            Value::String(_) => (&nothing, Some(local.value()), true),
            Value::Object(entries) => (entries, local.member("@id").map(Local::value), false),
            _ => return Err(invalid("invalid term definition")),
        };
        let entry = |name: &str| local.member(name).map(Local::value).filter(|_| local.value().is_object());
        // 10
        let mut definition = Definition { pinned: self.local.is_pinned(), ..Definition::default() };
        // What is neither true nor false must not mean that anybody may redefine the term (JSON-LD 1.1, 9.15).
        let protects = self.local.member("@protected").map(Local::value);
        definition.protected = match protects {
            None => false,
            Some(value) => value.as_bool().ok_or_else(|| invalid("invalid @protected value"))?,
        };
        // 11
        if let Some(value) = entry("@protected") {
            definition.protected = value.as_bool().ok_or_else(|| invalid("invalid @protected value"))?;
        }
        // 12
        if let Some(value) = entry("@type") {
            let word = value.as_str().ok_or_else(|| invalid("invalid type mapping"))?;
            let coercion = Coercion::of(self.expand(word)?);
            definition.coercion = Some(coercion.ok_or_else(|| invalid("invalid type mapping"))?);
        }
        // 13
        if let Some(value) = entry("@reverse") {
            return self.reverse(value, entries, definition);
        }
        // 14
        match id.filter(|id| id.as_str() != Some(term)) {
            Some(Value::Null) => {}
            Some(id) => {
                if !self.identify(term, id, simple, &mut definition)? {
                    return Ok(None);
                }
            }
            None => definition.name = self.named_by_itself(term)?,
        }
        // 19
        if let Some(value) = entry("@container") {
            definition.container = Container::read(value).ok_or_else(|| invalid("invalid container mapping"))?;
            // 19.4
            if definition.container.has(Keyword::Type) {
                let coercion = definition.coercion.get_or_insert(Coercion::Id);
                if !matches!(coercion, Coercion::Id | Coercion::Vocab) {
                    return Err(invalid("invalid type mapping"));
                }
            }
        }
        // 20
        if let Some(value) = entry("@index") {
            let word = value.as_str().filter(|_| definition.container.has(Keyword::Index));
            let word = word.ok_or_else(|| invalid("invalid term definition"))?;
            if self.expand(word)?.iri().is_none() {
                return Err(invalid("invalid term definition"));
            }
            definition.index = Some(word.into());
        }
        // 21
        if let Some(context) = local.member("@context").filter(|_| local.value().is_object()) {
            self.scope(context, &mut definition)?;
        }
        self.rest(term, entries, definition).map(Some)
    }

    /// 13: a property that is stated the other way round.
    fn reverse(
        &mut self,
        value: &'l Value,
        entries: &Map<String, Value>,
        mut definition: Definition,
    ) -> Result<Option<Definition>, Fault> {
        // 13.1
        if entries.contains_key("@id") || entries.contains_key("@nest") {
            return Err(invalid("invalid reverse property"));
        }
        // 13.2
        let word = value.as_str().ok_or_else(|| invalid("invalid IRI mapping"))?;
        // 13.3
        if iri::has_keyword_form(word) {
            return Ok(None);
        }
        // 13.4
        definition.name = self.expand(word)?;
        if !definition.name.text().is_some_and(|name| iri::is_iri(name) || iri::is_blank(name)) {
            return Err(invalid("invalid IRI mapping"));
        }
        // 13.5
        match entries.get("@container") {
            None | Some(Value::Null) => {}
            Some(value) => {
                let container = Container::read(value).filter(|_| *value == "@set" || *value == "@index");
                definition.container = container.ok_or_else(|| invalid("invalid reverse property"))?;
            }
        }
        // 13.6
        definition.reverse = true;
        check_keys(entries)?;
        Ok(Some(definition))
    }

    /// 14.2: the IRI that `@id` gives. False if it only has the form of a keyword.
    fn identify(
        &mut self,
        term: &'l str,
        id: &'l Value,
        simple: bool,
        definition: &mut Definition,
    ) -> Result<bool, Fault> {
        // 14.2.1
        let word = id.as_str().ok_or_else(|| invalid("invalid IRI mapping"))?;
        // 14.2.2
        if Keyword::from_text(word).is_none() && iri::has_keyword_form(word) {
            return Ok(false);
        }
        // 14.2.3
        definition.name = self.expand(word)?;
        let prefix = match &definition.name {
            Name::Keyword(Keyword::Context) => return Err(invalid("invalid keyword alias")),
            Name::Keyword(_) => false,
            Name::Text(name) if iri::is_blank(name) => true,
            Name::Text(name) if iri::is_iri(name) => name.ends_with([':', '/', '?', '#', '[', ']', '@']),
            _ => return Err(invalid("invalid IRI mapping")),
        };
        // 14.2.4
        if iri::split_compact(term).is_some_and(|(_, suffix)| !suffix.is_empty()) || term.contains('/') {
            self.defined.insert(term, true);
            if self.expand(term)? != definition.name {
                return Err(invalid("invalid IRI mapping"));
            }
        }
        // 14.2.5
        definition.prefix = simple && prefix && !term.contains([':', '/']);
        Ok(true)
    }

    /// 15 to 18: a term that gives its own IRI.
    fn named_by_itself(&mut self, term: &'l str) -> Result<Name, Fault> {
        // 15
        if let Some((prefix, suffix)) = iri::split_compact(term) {
            self.ensure(prefix)?;
            return Ok(match self.active.term(prefix).map(|definition| &definition.name) {
                Some(Name::Text(start)) => self.counted(format!("{start}{suffix}"))?,
                _ => Name::Text(term.into()),
            });
        }
        // 16
        if term.contains('/') {
            let name = self.active.expand(term, true, false);
            self.run.count_name(&name)?;
            return if name.iri().is_some() { Ok(name) } else { Err(invalid("invalid IRI mapping")) };
        }
        // 17
        if term == "@type" {
            return Ok(Name::Keyword(Keyword::Type));
        }
        // 18
        let vocab = self.active.vocab.as_ref().ok_or_else(|| invalid("invalid IRI mapping"))?;
        let name = format!("{vocab}{term}");
        self.counted(name)
    }

    fn counted(&self, name: String) -> Result<Name, Fault> {
        let name = Name::Text(name.into());
        self.run.count_name(&name)?;
        Ok(name)
    }

    /// 21: a scoped context, looked at for errors and kept.
    fn scope(&mut self, context: Local, definition: &mut Definition) -> Result<(), Fault> {
        // 21.3
        let way = Way { validate_scoped: false, ..self.way.clone() };
        let active = Arc::new(self.active.clone());
        let result = self.run.process_on(&active, context, self.base_url, How::PROPERTY, &way);
        result.map_err(|fault| match fault {
            (crate::engine::code::Code::ContextInvalid, _) => invalid("invalid scoped context"),
            other => other,
        })?;
        // 21.4
        definition.context = Some(context.hold());
        definition.base_url = self.base_url.cloned();
        Ok(())
    }

    /// 22 to 26
    fn rest(
        &mut self,
        term: &str,
        entries: &Map<String, Value>,
        mut definition: Definition,
    ) -> Result<Definition, Fault> {
        // 22
        if let Some(value) = entries.get("@language").filter(|_| !entries.contains_key("@type")) {
            definition.language = Some(match value {
                Value::Null => None,
                Value::String(tag) => Some(tag.as_str().into()),
                _ => return Err(invalid("invalid language mapping")),
            });
        }
        // 23
        if let Some(value) = entries.get("@direction").filter(|_| !entries.contains_key("@type")) {
            definition.direction = Some(Direction::read(value)?);
        }
        // 24
        if let Some(value) = entries.get("@nest") {
            let word = value.as_str().filter(|word| *word == "@nest" || Keyword::from_text(word).is_none());
            definition.nest = Some(word.ok_or_else(|| invalid("invalid @nest value"))?.into());
        }
        // 25
        if let Some(value) = entries.get("@prefix") {
            if term.contains([':', '/']) {
                return Err(invalid("invalid term definition"));
            }
            definition.prefix = value.as_bool().ok_or_else(|| invalid("invalid @prefix value"))?;
            if definition.prefix && matches!(definition.name, Name::Keyword(_)) {
                return Err(invalid("invalid term definition"));
            }
        }
        // 26
        check_keys(entries)?;
        Ok(definition)
    }
}

/// 26: nothing else stands in a definition.
fn check_keys(entries: &Map<String, Value>) -> Result<(), Fault> {
    let known = |name: &str| {
        matches!(
            Keyword::from_text(name),
            Some(
                Keyword::Id
                    | Keyword::Reverse
                    | Keyword::Container
                    | Keyword::Context
                    | Keyword::Direction
                    | Keyword::Index
                    | Keyword::Language
                    | Keyword::Nest
                    | Keyword::Prefix
                    | Keyword::Protected
                    | Keyword::Type
            )
        )
    };
    if entries.keys().all(|name| known(name)) { Ok(()) } else { Err(invalid("invalid term definition")) }
}
