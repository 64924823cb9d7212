//! Reading issuers.json (DESIGN 4): strictly, with every fault named at its place. A list with a fault is no list.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::key::{jwk, multikey};
use super::policy::{
    FieldRule, IssuerList, ListFault, ListFaultKind, ListedIssuer, Operator, PinnedContext, PinnedKey, Qualification,
};
use super::read::json;
use super::report::Names;
use super::time::Moment;
use super::{digest, limits, selector};

/// The only schema there is.
const SCHEMA: &str = "akashi.issuers/1";

impl IssuerList {
    /// Reads the file. `file` gives the bytes of a pinned context's `file`, a path relative to issuers.json.
    pub fn read(bytes: &[u8], file: impl Fn(&str) -> Option<Vec<u8>>) -> Result<IssuerList, Vec<ListFault>> {
        let whole = |kind| vec![ListFault { at: String::new(), kind, found: None }];
        if bytes.len() > limits::LIST_BYTES {
            return Err(whole(ListFaultKind::TooLarge));
        }
        if bytes.trim_ascii_start().starts_with(b"<") {
            return Err(whole(ListFaultKind::Html));
        }
        let value = json::read(bytes).map_err(|fault| {
            let line = (fault.line > 0).then(|| format!("{}", fault.line));
            vec![ListFault { at: String::new(), kind: ListFaultKind::NotJson, found: fault.member.or(line) }]
        })?;
        let mut reader = Reader { faults: Vec::new(), file: &file };
        let list = reader.list(&value, digest::sha256_hex(bytes));
        if reader.faults.is_empty() { Ok(list) } else { Err(reader.faults) }
    }
}

struct Reader<'f> {
    faults: Vec<ListFault>,
    file: &'f dyn Fn(&str) -> Option<Vec<u8>>,
}

impl Reader<'_> {
    fn fault(&mut self, at: &str, kind: ListFaultKind, found: Option<String>) {
        if self.faults.len() < limits::FINDINGS {
            self.faults.push(ListFault { at: at.to_owned(), kind, found });
        }
    }

    fn list(&mut self, value: &Value, sha256: String) -> IssuerList {
        let Some(object) = self.object(value, "", &["schema", "$schema", "date", "operator", "issuers"]) else {
            return IssuerList::default();
        };
        if let Some(schema) = self.optional(object, "", "schema")
            && schema != SCHEMA
        {
            self.fault("/schema", ListFaultKind::Schema, Some(schema));
        }
        let date = self.required(object, "", "date");
        self.day(&date, "/date");
        let operator = match object.get("operator") {
            Some(operator) => self.operator(operator),
            None => {
                self.fault("/operator", ListFaultKind::Required, None);
                Operator::default()
            }
        };
        let mut issuers = Vec::new();
        match object.get("issuers") {
            Some(Value::Array(entries)) => {
                for (index, entry) in entries.iter().enumerate() {
                    issuers.push(self.issuer(entry, &json::step("/issuers", index)));
                }
            }
            Some(_) => self.fault("/issuers", ListFaultKind::Type, None),
            None => self.fault("/issuers", ListFaultKind::Required, None),
        }
        self.duplicates(&issuers);
        IssuerList { sha256, date, operator, issuers }
    }

    fn operator(&mut self, value: &Value) -> Operator {
        let Some(object) = self.object(value, "/operator", &["name", "contact", "homepage"]) else {
            return Operator::default();
        };
        Operator {
            name: self.required(object, "/operator", "name"),
            contact: self.address(object, "/operator", "contact", &["mailto:", "https://"]),
            homepage: self.address(object, "/operator", "homepage", &["https://"]),
        }
    }

    fn issuer(&mut self, value: &Value, at: &str) -> ListedIssuer {
        const MEMBERS: [&str; 14] = [
            "ids",
            "names",
            "homepage",
            "source",
            "date",
            "keys",
            "hosts",
            "status_issuers",
            "status_max_age",
            "accept_short_lists",
            "contexts",
            "qualifications",
            "fields",
            "sample",
        ];
        let Some(object) = self.object(value, at, &MEMBERS) else { return ListedIssuer::default() };
        let ids = self.strings(object, at, "ids");
        if ids.is_empty() {
            self.fault(&json::step(at, "ids"), ListFaultKind::Required, None);
        }
        for (index, id) in ids.iter().enumerate() {
            if !(id.starts_with("did:") || id.starts_with("https://") || id.starts_with("http://")) {
                self.fault(&json::step(&json::step(at, "ids"), index), ListFaultKind::Value, Some(id.clone()));
            }
        }
        let hosts = self.strings(object, at, "hosts");
        for host in hosts.iter().filter(|host| host.contains(['/', ':', '*', ' ']) || host.is_empty()) {
            self.fault(&json::step(at, "hosts"), ListFaultKind::Value, Some(host.clone()));
        }
        let date = self.optional(object, at, "date");
        if let Some(date) = &date {
            self.day(date, &json::step(at, "date"));
        }
        ListedIssuer {
            names: self.names(object, at, "names"),
            homepage: self.address(object, at, "homepage", &["https://"]),
            source: self.optional(object, at, "source"),
            date,
            keys: self.each(object, at, "keys", Self::key),
            status_issuers: self.strings(object, at, "status_issuers"),
            status_max_age: self.age(object, at),
            accept_short_lists: self.flag(object, at, "accept_short_lists"),
            contexts: self.each(object, at, "contexts", Self::context),
            qualifications: self.each(object, at, "qualifications", Self::qualification),
            fields: self.each(object, at, "fields", Self::field),
            sample: self.flag(object, at, "sample"),
            ids,
            hosts,
        }
    }

    fn key(&mut self, value: &Value, at: &str) -> PinnedKey {
        let Some(object) = self.object(value, at, &["multibase", "jwk", "from", "until", "revoked"]) else {
            return PinnedKey::default();
        };
        let multibase = self.optional(object, at, "multibase");
        let given = object.get("jwk");
        let readable = match (&multibase, given) {
            (Some(text), None) => multikey::read(text).is_ok(),
            (None, Some(key)) => jwk::read(key).is_ok() && key.get("d").is_none(),
            _ => false,
        };
        if !readable {
            self.fault(at, ListFaultKind::Value, multibase.clone());
        }
        PinnedKey {
            from: self.moment(object, at, "from", 0),
            until: self.moment(object, at, "until", 86_399),
            revoked: self.flag(object, at, "revoked"),
            jwk: given.map(|key| json::written(key, false)),
            multibase,
        }
    }

    fn context(&mut self, value: &Value, at: &str) -> PinnedContext {
        let Some(object) = self.object(value, at, &["url", "sha256", "file"]) else { return PinnedContext::default() };
        let url = self.required(object, at, "url");
        let sha256 = self.required(object, at, "sha256").to_ascii_lowercase();
        let path = self.optional(object, at, "file");
        let mut text = None;
        if let Some(path) = &path {
            let inside = !path.starts_with('/') && !path.contains("..") && !path.contains(':') && !path.contains('\\');
            match inside.then(|| (self.file)(path)).flatten() {
                Some(bytes) if digest::sha256_hex(&bytes) == sha256 => text = String::from_utf8(bytes).ok(),
                Some(_) => self.fault(at, ListFaultKind::ContextHash, Some(path.clone())),
                None => self.fault(&json::step(at, "file"), ListFaultKind::Missing, Some(path.clone())),
            }
        }
        PinnedContext { url, sha256, file: path, text }
    }

    fn qualification(&mut self, value: &Value, at: &str) -> Qualification {
        let Some(object) = self.object(value, at, &["achievement", "names"]) else { return Qualification::default() };
        Qualification { achievement: self.required(object, at, "achievement"), names: self.names(object, at, "names") }
    }

    fn field(&mut self, value: &Value, at: &str) -> FieldRule {
        let Some(object) = self.object(value, at, &["label", "at"]) else { return FieldRule::default() };
        let place = self.required(object, at, "at");
        if !selector::is_valid(&place) {
            self.fault(&json::step(at, "at"), ListFaultKind::Value, Some(place.clone()));
        }
        FieldRule { label: self.names(object, at, "label"), at: place }
    }

    /// An issuer that stands twice could be recognised under one name and shown under another.
    fn duplicates(&mut self, issuers: &[ListedIssuer]) {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let all = issuers.iter().enumerate().flat_map(|(index, issuer)| issuer.ids.iter().map(move |id| (index, id)));
        for (index, id) in all {
            if seen.insert(id, index).is_some() {
                self.fault(&format!("/issuers/{index}/ids"), ListFaultKind::DuplicateId, Some(id.clone()));
            }
        }
    }

    // --- members ------------------------------------------------------------------------------------------------

    fn object<'v>(&mut self, value: &'v Value, at: &str, known: &[&str]) -> Option<&'v Map<String, Value>> {
        let Some(object) = value.as_object() else {
            self.fault(at, ListFaultKind::Type, None);
            return None;
        };
        // A misspelt member would silently mean nothing, `revoked` among them.
        for name in object.keys().filter(|name| !known.contains(&name.as_str())) {
            self.fault(&json::step(at, name), ListFaultKind::UnknownMember, Some(name.clone()));
        }
        Some(object)
    }

    fn optional(&mut self, object: &Map<String, Value>, at: &str, member: &str) -> Option<String> {
        match object.get(member)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            Value::String(_) => {
                self.fault(&json::step(at, member), ListFaultKind::Value, None);
                None
            }
            _ => {
                self.fault(&json::step(at, member), ListFaultKind::Type, None);
                None
            }
        }
    }

    fn required(&mut self, object: &Map<String, Value>, at: &str, member: &str) -> String {
        if !object.contains_key(member) {
            self.fault(&json::step(at, member), ListFaultKind::Required, None);
        }
        self.optional(object, at, member).unwrap_or_default()
    }

    fn strings(&mut self, object: &Map<String, Value>, at: &str, member: &str) -> Vec<String> {
        match object.get(member) {
            None => Vec::new(),
            Some(Value::Array(entries)) if entries.iter().all(Value::is_string) => {
                entries.iter().filter_map(Value::as_str).map(str::to_owned).collect()
            }
            Some(_) => {
                self.fault(&json::step(at, member), ListFaultKind::Type, None);
                Vec::new()
            }
        }
    }

    fn flag(&mut self, object: &Map<String, Value>, at: &str, member: &str) -> bool {
        match object.get(member) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.fault(&json::step(at, member), ListFaultKind::Type, None);
                false
            }
        }
    }

    fn names(&mut self, object: &Map<String, Value>, at: &str, member: &str) -> Names {
        let at = json::step(at, member);
        let Some(value) = object.get(member) else {
            self.fault(&at, ListFaultKind::Required, None);
            return Names::default();
        };
        let Some(names) = self.object(value, &at, &["ja", "en"]) else { return Names::default() };
        let names = Names { ja: self.optional(names, &at, "ja"), en: self.optional(names, &at, "en") };
        if names == Names::default() {
            self.fault(&at, ListFaultKind::Required, None);
        }
        names
    }

    fn address(&mut self, object: &Map<String, Value>, at: &str, member: &str, schemes: &[&str]) -> Option<String> {
        let text = self.optional(object, at, member)?;
        let fits = schemes.iter().any(|scheme| text.starts_with(scheme)) && !text.contains(char::is_whitespace);
        if !fits {
            self.fault(&json::step(at, member), ListFaultKind::Value, Some(text.clone()));
        }
        fits.then_some(text)
    }

    fn each<T>(
        &mut self,
        object: &Map<String, Value>,
        at: &str,
        member: &str,
        read: fn(&mut Self, &Value, &str) -> T,
    ) -> Vec<T> {
        let at = json::step(at, member);
        match object.get(member) {
            None => Vec::new(),
            Some(Value::Array(entries)) => {
                entries.iter().enumerate().map(|(index, entry)| read(self, entry, &json::step(&at, index))).collect()
            }
            Some(_) => {
                self.fault(&at, ListFaultKind::Type, None);
                Vec::new()
            }
        }
    }

    fn day(&mut self, text: &str, at: &str) {
        let fits = Moment::parse(text).is_some_and(|moment| moment.day_only);
        if !text.is_empty() && !fits {
            self.fault(at, ListFaultKind::Value, Some(text.to_owned()));
        }
    }

    /// A day, or a full date; of a day the given second counts.
    fn moment(&mut self, object: &Map<String, Value>, at: &str, member: &str, second: i64) -> Option<i64> {
        let text = self.optional(object, at, member)?;
        match Moment::parse(&text) {
            Some(moment) => Some(moment.at.0 + if moment.day_only { second } else { 0 }),
            None => {
                self.fault(&json::step(at, member), ListFaultKind::Value, Some(text));
                None
            }
        }
    }

    /// An ISO 8601 duration in whole days or hours: `P7D`, `PT12H`.
    fn age(&mut self, object: &Map<String, Value>, at: &str) -> Option<i64> {
        let text = self.optional(object, at, "status_max_age")?;
        let days = text.strip_prefix('P').and_then(|rest| rest.strip_suffix('D')).and_then(|n| n.parse::<u16>().ok());
        let hours = text.strip_prefix("PT").and_then(|rest| rest.strip_suffix('H')).and_then(|n| n.parse::<u16>().ok());
        let seconds = days.map(|days| i64::from(days) * 86_400).or(hours.map(|hours| i64::from(hours) * 3600));
        if seconds.is_none() {
            self.fault(&json::step(at, "status_max_age"), ListFaultKind::Value, Some(text));
        }
        seconds
    }
}
