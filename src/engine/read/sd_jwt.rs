//! SD-JWT: a token whose members the holder shows one by one (RFC 9901; VC-JOSE-COSE 1.0, 3.2).
//!
//! The issuer signs digests; the holder adds the disclosures they stand for. What is shown is put back in its place before
//! anything is judged, by the steps of RFC 9901, 7.1. A disclosure that no signed digest claims is refused, and so is
//! everything that two readers could put back differently. A digest without disclosure is a member kept back or a decoy:
//! nobody can tell which, so it is counted.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::hidden::{Hidden, is_selective, placeholder};
use super::{base64url, json};
use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::report::{Check, Detail};

/// What a token says once its disclosures stand in their places.
#[derive(Debug, Clone)]
pub struct Disclosed {
    /// The processed payload: no digest is left in it.
    pub payload: Value,
    /// What was kept back.
    pub hidden: Hidden,
    /// The holder's own token stands at the end.
    pub key_binding: bool,
}

/// Puts the disclosures that follow a token back into its payload. `None`: it is no SD-JWT.
pub fn read(text: &str, header: &Value, payload: &Value) -> Result<Option<Disclosed>, Check> {
    if !is_selective(text, header, payload) {
        return Ok(None);
    }
    let (disclosures, key_binding) = match text.split_once('~').map(|(_, tail)| tail) {
        None => (Vec::new(), ""),
        Some(tail) => {
            let mut parts: Vec<&str> = tail.splitn(limits::DISCLOSURES + 2, '~').collect();
            let last = parts.pop().unwrap_or_default();
            (parts, last)
        }
    };
    if disclosures.len() > limits::DISCLOSURES {
        return Err(Check::with(Code::ProofTooComplex, Detail::found("disclosures")));
    }
    // RFC 9901, 4: without the holder's token the text ends with `~`; anything else was cut off.
    if !key_binding.is_empty() && key_binding.split('.').count() != 3 {
        return Err(Check::with(Code::DocumentMalformed, Detail::found("SD-JWT")));
    }
    let hash = hash(payload)?;
    let mut unveiling = Unveiling {
        disclosures: by_digest(&disclosures, hash)?,
        met: BTreeSet::new(),
        values: limits::JSON_VALUES,
        hidden: Hidden::default(),
    };
    let payload = unveiling.value(payload.clone(), "", 0)?;
    if let Some(unclaimed) = unveiling.disclosures.into_values().next() {
        return Err(unclaimed.refused(""));
    }
    Ok(Some(Disclosed { payload, hidden: unveiling.hidden, key_binding: !key_binding.is_empty() }))
}

/// One of the names that RFC 9901 keeps for itself (4.1, 4.2.1 and 4.1.1).
fn is_reserved(name: &str) -> bool {
    matches!(name, "_sd" | "..." | "_sd_alg")
}

type Hash = fn(&[u8]) -> Vec<u8>;

/// RFC 9901, 4.1.1: names of the IANA registry "Named Information Hash Algorithm"; SHA-256 when none is given.
fn hash(payload: &Value) -> Result<Hash, Check> {
    match payload.get("_sd_alg").map(Value::as_str) {
        None | Some(Some("sha-256")) => Ok(|bytes| Sha256::digest(bytes).to_vec()),
        Some(Some("sha-384")) => Ok(|bytes| Sha384::digest(bytes).to_vec()),
        Some(Some("sha-512")) => Ok(|bytes| Sha512::digest(bytes).to_vec()),
        Some(Some(other)) => {
            let suite = Some(format!("SD-JWT {other}"));
            Err(Check::with(Code::ProofUnsupported, Detail { suite, ..Detail::default() }))
        }
        Some(None) => Err(refused("", "_sd_alg")),
    }
}

/// `[salt, name, value]`, or `[salt, value]` for an element of an array.
struct Disclosure {
    /// Counted from 1.
    number: usize,
    name: Option<String>,
    value: Value,
}

impl Disclosure {
    fn read(text: &str, number: usize) -> Result<Disclosure, Check> {
        let wrong = || {
            let number = i64::try_from(number).ok();
            Check::with(Code::ProofDisclosure, Detail { number, ..Detail::default() })
        };
        let bytes = base64url::decode(text).ok_or_else(wrong)?;
        let read = json::read(&bytes).map_err(|fault| match fault.code {
            Code::DocumentMalformed | Code::DocumentNotUtf8 => wrong(),
            code => Check::with(code, Detail { found: fault.member, ..Detail::default() }),
        })?;
        let Value::Array(parts) = read else { return Err(wrong()) };
        let mut parts = parts.into_iter();
        let disclosure = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Value::String(_)), Some(value), None, None) => Some(Disclosure { number, name: None, value }),
            (Some(Value::String(_)), Some(Value::String(name)), Some(value), None) => {
                Some(Disclosure { number, name: Some(name), value })
            }
            _ => None,
        };
        disclosure.ok_or_else(wrong)
    }

    /// It does not belong to what was signed, or not there.
    fn refused(self, place: &str) -> Check {
        let at = Some(place.to_owned()).filter(|place| !place.is_empty());
        let number = i64::try_from(self.number).ok();
        Check::with(Code::ProofDisclosure, Detail { found: self.name, at, number, ..Detail::default() })
    }
}

/// RFC 9901, 4.2.3: the digest is that of the letters as they came, not of the JSON in them.
fn by_digest(texts: &[&str], hash: Hash) -> Result<BTreeMap<String, Disclosure>, Check> {
    let mut disclosures = BTreeMap::new();
    let mut values = 0;
    for (index, text) in texts.iter().enumerate() {
        let disclosure = Disclosure::read(text, index + 1)?;
        values += count(&disclosure.value);
        if values > limits::JSON_VALUES {
            return Err(Check::new(Code::DocumentTooDeep));
        }
        if let Some(twin) = disclosures.insert(base64url::encode(&hash(text.as_bytes())), disclosure) {
            return Err(twin.refused(""));
        }
    }
    Ok(disclosures)
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Object(object) => object.values().map(count).sum(),
        Value::Array(array) => array.iter().map(count).sum(),
        _ => 0,
    }
}

fn refused(place: &str, member: &str) -> Check {
    Check::with(Code::ProofDisclosure, Detail { found: Some(member.to_owned()), ..Detail::at(place) })
}

/// RFC 9901, 7.1, step 3.
struct Unveiling {
    /// Not used yet.
    disclosures: BTreeMap<String, Disclosure>,
    /// Digests met so far: none may stand twice (step 4).
    met: BTreeSet<String>,
    /// Values that may still be met.
    values: usize,
    hidden: Hidden,
}

impl Unveiling {
    fn value(&mut self, value: Value, place: &str, depth: usize) -> Result<Value, Check> {
        let left = self.values.checked_sub(1).filter(|_| depth <= limits::JSON_DEPTH);
        self.values = left.ok_or_else(|| Check::new(Code::DocumentTooDeep))?;
        match value {
            Value::Object(object) => self.object(object, place, depth),
            Value::Array(array) => self.array(array, place, depth),
            other => Ok(other),
        }
    }

    fn object(&mut self, mut object: Map<String, Value>, place: &str, depth: usize) -> Result<Value, Check> {
        let algorithm = object.shift_remove("_sd_alg");
        if algorithm.is_some() && depth > 0 {
            return Err(refused(place, "_sd_alg"));
        }
        let digests = match object.shift_remove("_sd") {
            None => Vec::new(),
            Some(Value::Array(digests)) => digests,
            Some(_) => return Err(refused(place, "_sd")),
        };
        if object.contains_key("...") {
            return Err(refused(place, "..."));
        }
        let mut shown = Map::new();
        for (name, value) in object {
            let value = self.value(value, &step(place, &name), depth + 1)?;
            shown.insert(name, value);
        }
        for digest in digests {
            let Value::String(digest) = digest else { return Err(refused(place, "_sd")) };
            let Some(disclosure) = self.disclosed(digest, place)? else { continue };
            let name = disclosure.name.clone().filter(|name| !is_reserved(name) && !shown.contains_key(name));
            let Some(name) = name else { return Err(disclosure.refused(place)) };
            let value = self.value(disclosure.value, &step(place, &name), depth + 1)?;
            shown.insert(name, value);
        }
        Ok(Value::Object(shown))
    }

    fn array(&mut self, array: Vec<Value>, place: &str, depth: usize) -> Result<Value, Check> {
        let mut shown = Vec::new();
        for element in array {
            let value = match placeholder(&element).map(str::to_owned) {
                None => element,
                Some(digest) => match self.disclosed(digest, place)? {
                    None => continue,
                    Some(disclosure) if disclosure.name.is_none() => disclosure.value,
                    Some(disclosure) => return Err(disclosure.refused(place)),
                },
            };
            let inner = step(place, &shown.len().to_string());
            shown.push(self.value(value, &inner, depth + 1)?);
        }
        Ok(Value::Array(shown))
    }

    /// The disclosure for a digest; without one, something is hidden in this place.
    fn disclosed(&mut self, digest: String, place: &str) -> Result<Option<Disclosure>, Check> {
        let disclosure = self.disclosures.remove(&digest);
        if !self.met.insert(digest) {
            return Err(refused(place, "_sd"));
        }
        if disclosure.is_none() {
            self.hidden.add(place);
        }
        Ok(disclosure)
    }
}

/// One step down, as long as the place can be read; the part above speaks for the rest.
fn step(place: &str, name: &str) -> String {
    if place.len() + name.len() <= limits::PLACE { json::step(place, name) } else { place.to_owned() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use serde_json::json;

    fn disclosure(content: &Value) -> String {
        base64url::encode(content.to_string().as_bytes())
    }

    fn digest(disclosure: &str) -> String {
        base64url::encode(&Sha256::digest(disclosure.as_bytes()))
    }

    fn process(payload: &Value, disclosures: &[&str]) -> Result<Disclosed, Code> {
        let text = format!("e.e.e~{}", disclosures.iter().map(|text| format!("{text}~")).collect::<String>());
        read(&text, &json!({}), payload).map(Option::unwrap).map_err(|check| check.code)
    }

    #[test]
    fn the_example_of_the_standard() {
        // RFC 9901, 4.2.1 and 4.2.3: white space inside a disclosure is part of what is hashed.
        let text = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0";
        assert_eq!(digest(text), "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
        // 4.2.2 and 4.2.3: an element of an array.
        let element = "WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0";
        assert_eq!(digest(element), "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs");
        let payload =
            json!({"_sd": [digest(text)], "nationalities": ["DE", {"...": digest(element)}], "_sd_alg": "sha-256"});
        let shown = process(&payload, &[element, text]).unwrap();
        assert_eq!(shown.payload, json!({"nationalities": ["DE", "FR"], "family_name": "Möbius"}));
        assert_eq!((shown.hidden.number(), shown.key_binding), (0, false));
        let shown = process(&payload, &[]).unwrap();
        assert_eq!(shown.payload, json!({"nationalities": ["DE"]}));
        assert_eq!(shown.hidden.places().collect::<Vec<_>>(), ["", "/nationalities"]);
        assert!(shown.hidden.is_in("") && shown.hidden.is_below("/nationalities") && !shown.hidden.is_below("/n"));
    }

    #[test]
    fn puts_back_what_stands_in_other_disclosures() {
        let inner = disclosure(&json!(["s1", "name", "A"]));
        let element = disclosure(&json!(["s2", {"_sd": [digest(&inner)], "type": "T"}]));
        let outer = disclosure(&json!(["s3", "list", [{"...": digest(&element)}, {"...": "decoy"}, 1]]));
        let payload = json!({"_sd": [digest(&outer), "decoy too"], "a": {"_sd": []}});
        let shown = process(&payload, &[&inner, &outer, &element]).unwrap();
        assert_eq!(shown.payload, json!({"a": {}, "list": [{"type": "T", "name": "A"}, 1]}));
        assert_eq!(shown.hidden.number(), 2);
        // The outer one kept back, the inner ones have no place any more.
        assert_eq!(process(&payload, &[&inner, &element]).unwrap_err(), Code::ProofDisclosure);
    }

    #[test]
    fn refuses_what_could_be_put_back_differently() {
        let named = disclosure(&json!(["s", "name", "A"]));
        let element = disclosure(&json!(["s", "A"]));
        let d = |text: &str| digest(text);
        let reserved = ["_sd", "...", "_sd_alg"].map(|name| disclosure(&json!(["s", name, []])));
        let twin = disclosure(&json!(["other", "name", "B"]));
        let cases: Vec<(Value, Vec<&str>)> = vec![
            (json!({"_sd": []}), vec![&named]),
            (json!({"_sd": [d(&named)], "name": "B"}), vec![&named]),
            (json!({"_sd": [d(&named), d(&named)]}), vec![&named]),
            (json!({"_sd": ["x"], "a": {"_sd": ["x"]}}), vec![]),
            (json!({"_sd": ["x"], "a": [{"...": "x"}]}), vec![]),
            (json!({"_sd": [d(&named), d(&twin)]}), vec![&named, &twin]),
            (json!({"_sd": [d(&named)]}), vec![&named, &named]),
            (json!({"_sd": [d(&element)]}), vec![&element]),
            (json!({"a": [{"...": d(&named)}]}), vec![&named]),
            (json!({"_sd": [d(&reserved[0])]}), vec![&reserved[0]]),
            (json!({"_sd": [d(&reserved[1])]}), vec![&reserved[1]]),
            (json!({"_sd": [d(&reserved[2])]}), vec![&reserved[2]]),
            (json!({"a": {"_sd_alg": "sha-256"}}), vec![]),
            (json!({"_sd_alg": 1}), vec![]),
            (json!({"_sd": "x"}), vec![]),
            (json!({"_sd": [1]}), vec![]),
            (json!({"...": "x"}), vec![]),
            (json!({"a": [{"...": "x", "b": 1}]}), vec![]),
            (json!({"a": [{"...": 1}]}), vec![]),
        ];
        for (payload, disclosures) in cases {
            assert_eq!(process(&payload, &disclosures).unwrap_err(), Code::ProofDisclosure, "{payload}");
        }
    }

    #[test]
    fn refuses_disclosures_that_are_none() {
        for content in
            [r#"{"s":1}"#, "[]", r#"["s"]"#, r#"["s","n","v","x"]"#, r#"[1,"n","v"]"#, r#"["s",1,"v"]"#, "[", ""]
        {
            let text = base64url::encode(content.as_bytes());
            let payload = json!({"_sd": [digest(&text)], "a": [{"...": digest(&text)}]});
            assert_eq!(process(&payload, &[&text]).unwrap_err(), Code::ProofDisclosure, "{content}");
        }
        let twice = base64url::encode(br#"["s","n",{"a":1,"a":2}]"#);
        let payload = json!({"_sd": [digest(&twice)]});
        assert_eq!(process(&payload, &[&twice]).unwrap_err(), Code::DocumentDuplicateMember);
        let padded = format!("{}=", disclosure(&json!(["ss", "n", "v"])));
        let payload = json!({"_sd": [digest(&padded)]});
        assert_eq!(process(&payload, &[&padded]).unwrap_err(), Code::ProofDisclosure);
    }

    #[test]
    fn other_hashes() {
        let text = disclosure(&json!(["s", "n", "v"]));
        for (name, digest) in [("sha-384", Sha384::digest(&text).to_vec()), ("sha-512", Sha512::digest(&text).to_vec())]
        {
            let payload = json!({"_sd": [base64url::encode(&digest)], "_sd_alg": name});
            assert_eq!(process(&payload, &[&text]).unwrap().payload, json!({"n": "v"}));
        }
        let payload = json!({"_sd": [digest(&text)], "_sd_alg": "sha3-256"});
        assert_eq!(process(&payload, &[&text]).unwrap_err(), Code::ProofUnsupported);
    }

    #[test]
    fn cutting_the_disclosures_off_hides_nothing() {
        let header = json!({"typ": "vc+jwt"});
        let hidden = |text: &str, payload: &Value| {
            read(text, &header, payload).map(|read| read.map(|read| (read.hidden.number(), read.key_binding)))
        };
        let payload = json!({"a": {"_sd": ["x"]}});
        assert_eq!(hidden("e.e.e", &payload), Ok(Some((1, false))));
        assert_eq!(hidden("e.e.e~", &payload), Ok(Some((1, false))));
        assert_eq!(hidden("e.e.e~a.b.c", &payload), Ok(Some((1, true))));
        assert_eq!(hidden("e.e.e", &json!({"a": 1})), Ok(None));
        assert_eq!(hidden("e.e.e~cutoff", &payload).unwrap_err().code, Code::DocumentMalformed);
    }

    #[test]
    fn has_budgets() {
        let many = vec!["WyJzIiwxXQ"; limits::DISCLOSURES + 1];
        assert_eq!(process(&json!({}), &many).unwrap_err(), Code::ProofTooComplex);
        let mut texts: Vec<String> = vec![disclosure(&json!(["s", "n", 1]))];
        for _ in 0..limits::JSON_DEPTH + 1 {
            let inner = digest(texts.last().unwrap());
            texts.push(disclosure(&json!(["s", "n", {"_sd": [inner]}])));
        }
        let payload = json!({"_sd": [digest(texts.last().unwrap())]});
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert_eq!(process(&payload, &texts).unwrap_err(), Code::DocumentTooDeep);
    }
}
