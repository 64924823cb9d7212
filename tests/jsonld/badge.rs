//! Documents close to real badges: good ones over the published contexts, with steps away from them.

use serde_json::{Map, Value, json};

use super::node::Maker;
use super::random::Random;
use super::scope::{Scope, Urls};
use super::wild;

const V1: &str = "https://www.w3.org/2018/credentials/v1";
const V2: &str = "https://www.w3.org/ns/credentials/v2";
const BADGES: [&str; 4] = [
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];
const OTHERS: [&str; 15] = [
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
    "https://w3id.org/security/data-integrity/v1",
    "https://w3id.org/security/data-integrity/v2",
    "https://w3id.org/security/multikey/v1",
    "https://w3id.org/security/suites/ed25519-2018/v1",
    "https://w3id.org/security/suites/ed25519-2020/v1",
    "https://w3id.org/security/suites/jws-2020/v1",
    "https://w3id.org/vc/status-list/2021/v1",
    "https://www.w3.org/ns/credentials/examples/v2",
    "https://www.w3.org/ns/credentials/status/v1",
    "https://www.w3.org/ns/credentials/undefined-terms/v2",
    "https://w3id.org/dcc/v1",
    "https://w3id.org/security/v1",
    "https://w3id.org/security/v2",
    "https://w3id.org/citizenship/v4rc1",
];

/// The contexts of a badge, in the order in which badges have them or in another.
fn contexts(random: &mut Random) -> Vec<Value> {
    let mut urls = match random.below(20) {
        0..=11 => vec![V2, BADGES[3]],
        12 | 13 => vec![V1, BADGES[1]],
        14 => vec![V1, BADGES[2]],
        15 => vec![V2, BADGES[0]],
        16 => vec![V2],
        17 => vec![V1],
        _ => (0..random.between(1, 3))
            .map(|_| if random.percent(50) { *random.pick(&OTHERS) } else { *random.pick(&BADGES) })
            .collect(),
    };
    for _ in 0..2 {
        if random.percent(22) {
            random.mark("badge: one more context");
            urls.push(*random.pick(&OTHERS));
        }
    }
    if random.percent(8) {
        random.mark("badge: contexts in another order");
        random.shuffle(&mut urls);
    }
    if random.percent(4) {
        random.mark("badge: a context twice");
        urls.push(urls[0]);
    }
    urls.into_iter().map(Value::from).collect()
}

fn achievement_credential() -> Value {
    json!({
        "id": "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0001",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "見本主任技士",
        "issuer": {"id": "did:key:z6MkSample", "type": ["Profile"], "name": "見本工学会", "url": "https://badge.example.jp/",
            "image": {"id": "https://badge.example.jp/logo.png", "type": "Image", "caption": "見本"}},
        "validFrom": "2024-04-01T00:00:00+09:00",
        "credentialSubject": {
            "id": "did:example:holder",
            "type": ["AchievementSubject"],
            "identifier": [{"type": "IdentityObject", "identityHash": "見本 太郎", "identityType": "name", "hashed": false}],
            "result": [{"type": ["Result"], "resultDescription": "urn:uuid:result-1", "value": "A"}],
            "achievement": {
                "id": "https://badge.example.jp/achievements/chief",
                "type": ["Achievement"],
                "name": "見本主任技士",
                "criteria": {"narrative": "見本試験に合格し、登録した者。"},
                "creditsAvailable": 3.5,
                "tag": ["一", "二"],
                "alignment": [{"type": ["Alignment"], "targetName": "枠組", "targetUrl": "https://framework.example/1", "targetType": "CFItem"}],
                "resultDescription": [{"id": "urn:uuid:result-1", "type": ["ResultDescription"], "name": "成績", "resultType": "LetterGrade", "allowedValue": ["A", "B"]}]
            }
        }
    })
}

fn with_proof() -> Value {
    let mut value = achievement_credential();
    value["proof"] = json!({"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "created": "2024-04-01T00:00:00Z",
        "verificationMethod": "did:key:z6MkSample#z6MkSample", "proofPurpose": "assertionMethod", "proofValue": "z3abc"});
    value["credentialStatus"] = json!({"id": "https://badge.example.jp/status/1#4", "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation", "statusListIndex": "4", "statusListCredential": "https://badge.example.jp/status/1"});
    value["evidence"] = json!([{"id": "https://badge.example.jp/e/1", "type": ["Evidence"], "narrative": "作品"}]);
    value
}

fn old() -> Value {
    json!({
        "id": "https://badge.example.jp/old/1",
        "type": ["VerifiableCredential", "AchievementCredential"],
        "issuer": "did:example:issuer",
        "issuanceDate": "2022-04-01T00:00:00Z",
        "credentialSchema": [{"id": "https://badge.example.jp/schema.json", "type": "1EdTechJsonSchemaValidator2019"}],
        "credentialSubject": {"type": "AchievementSubject", "achievement": {"id": "urn:a:1", "type": "Achievement", "name": "N",
            "description": "D", "criteria": {"id": "https://badge.example.jp/criteria", "narrative": "…"}}},
        "refreshService": {"id": "https://badge.example.jp/refresh", "type": "ManualRefreshService2018"}
    })
}

fn endorsement() -> Value {
    json!({
        "id": "urn:uuid:e1", "type": ["VerifiableCredential", "EndorsementCredential"], "name": "推薦",
        "issuer": {"id": "did:example:endorser", "type": ["Profile"]}, "validFrom": "2024-04-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:issuer", "type": ["EndorsementSubject"], "endorsementComment": "良い"}
    })
}

fn presentation() -> Value {
    json!({
        "type": "VerifiablePresentation", "holder": "did:example:holder",
        "verifiableCredential": [{"type": ["VerifiableCredential"], "issuer": "did:example:i", "credentialSubject": {"id": "urn:s:1"}}]
    })
}

/// A badge, and steps away from it.
pub fn document(maker: &mut Maker) -> Value {
    let mut contexts = contexts(maker.random);
    if maker.random.percent(15) {
        maker.random.mark("badge: inline context");
        let scope = Scope::default().enter(&Value::Array(contexts.clone()), maker.urls);
        let inline = if maker.random.percent(50) {
            json!({"extra": "https://badge.example.jp/terms#extra", "ex": "https://badge.example.jp/terms#"})
        } else {
            wild::object(maker, &scope, 2)
        };
        let at = if maker.random.percent(90) { contexts.len() } else { 0 };
        contexts.insert(at, inline);
    }
    let template = match maker.random.below(10) {
        0..=3 => achievement_credential(),
        4..=6 => with_proof(),
        7 => old(),
        8 => endorsement(),
        _ => presentation(),
    };
    let context =
        if contexts.len() == 1 && maker.random.percent(50) { contexts.remove(0) } else { Value::Array(contexts) };
    let scope = Scope::default().enter(&context, maker.urls);
    // One in so many places is changed.
    let chance = *maker.random.pick(&[0, 2, 5, 10, 20]);
    let mut steps = Steps { maker, chance, defined: true };
    let changed = steps.object(template.as_object().cloned().unwrap_or_default(), &scope, 0);
    let mut document = Map::new();
    document.insert("@context".into(), context);
    document.extend(changed);
    Value::Object(document)
}

struct Steps<'m, 'a> {
    maker: &'m mut Maker<'a>,
    chance: u64,
    /// Members that no context defines are left out: these documents are refused at the first of them.
    defined: bool,
}

impl Steps<'_, '_> {
    fn now(&mut self) -> bool {
        let chance = self.chance;
        self.maker.random.percent(chance)
    }

    fn urls(&self) -> Urls {
        Urls { made: self.maker.urls.made.clone() }
    }

    fn object(&mut self, mut object: Map<String, Value>, scope: &Scope, depth: usize) -> Map<String, Value> {
        let urls = self.urls();
        let mut types: Vec<String> = Vec::new();
        for (name, value) in object.iter_mut().filter(|(name, _)| scope.is(name, "@type")) {
            let all = match &*value {
                Value::Array(all) => all.clone(),
                one => vec![one.clone()],
            };
            types = all.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect();
            if self.defined && name == "type" {
                types.retain(|name| scope.terms.contains_key(name) || scope.vocab);
            }
            if self.now() {
                self.maker.random.mark("badge: other types");
                match self.maker.random.below(4) {
                    0 => self.maker.random.shuffle(&mut types),
                    1 => types.clear(),
                    _ => types.extend(self.maker.types(scope)),
                }
            }
            *value = if types.len() == 1 && self.maker.random.percent(50) { json!(types[0]) } else { json!(types) };
        }
        let scope = scope.typed(&types, &urls);
        let mut changed = Map::new();
        for (name, value) in object {
            if scope.is(&name, "@type") || scope.is(&name, "@id") {
                changed.insert(name, value);
                continue;
            }
            if self.defined && !scope.vocab && !scope.terms.contains_key(&name) && !name.contains(':') {
                continue;
            }
            if self.now() && self.maker.random.percent(40) {
                self.maker.random.mark("badge: a member less");
                continue;
            }
            let value = self.value(&name, value, &scope, depth);
            changed.insert(name, value);
        }
        if self.now() {
            self.maker.random.mark("badge: another id");
            let name = self.maker.keyword(&scope, "@id");
            changed.retain(|name, _| !scope.is(name, "@id"));
            if self.maker.random.percent(80) {
                let id = self.maker.id(&scope);
                changed.insert(name, json!(id));
            }
        }
        if self.now() {
            self.maker.random.mark("badge: a member more");
            self.maker.member(&mut changed, &scope, depth + 2);
        }
        if self.now() && self.maker.random.percent(20) {
            self.maker.special(&mut changed, &scope, depth + 2);
        }
        if self.now() && depth > 0 && self.maker.random.percent(40) {
            self.maker.random.mark("embedded context");
            changed.insert("@context".into(), json!({"extra": "https://badge.example.jp/terms#extra"}));
            if self.maker.random.percent(60) {
                changed.insert("extra".into(), json!("見本"));
            }
        }
        changed
    }

    fn value(&mut self, name: &str, value: Value, scope: &Scope, depth: usize) -> Value {
        let below = scope.below(name, &self.urls());
        let value = match value {
            Value::Object(object) => Value::Object(self.object(object, &below, depth + 1)),
            Value::Array(all) => Value::Array(
                all.into_iter()
                    .map(|one| match one {
                        Value::Object(object) => Value::Object(self.object(object, &below, depth + 1)),
                        other => other,
                    })
                    .collect(),
            ),
            other => other,
        };
        if !self.now() {
            return value;
        }
        let random = &mut *self.maker.random;
        match random.below(12) {
            0 | 1 => {
                random.mark("badge: wrapped in an array");
                json!([value])
            }
            2 => {
                random.mark("nested array");
                json!([[value], null])
            }
            3 => {
                random.mark("array");
                json!([value.clone(), value])
            }
            4 => {
                random.mark("badge: another kind");
                random.pick(&[Value::Null, json!([]), json!({}), json!(""), json!(true), json!(0), json!(1.5)]).clone()
            }
            5 if value.is_string() => {
                random.mark("value object");
                json!({"@value": value, "@language": random.text(&["ja", "en-GB"])})
            }
            6 if value.is_string() => {
                random.mark("value object");
                json!({"@value": value})
            }
            7 if value.is_string() => json!({"id": value}),
            8 => json!({"@set": [value]}),
            9 => {
                random.mark("@list");
                json!({"@list": [value]})
            }
            _ => {
                random.mark("badge: another value");
                self.maker.of(name, scope, depth + 2)
            }
        }
    }
}
