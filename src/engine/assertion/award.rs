//! What an assertion says besides the four questions: evidence, standards, keywords, extensions, endorsements (Open Badges
//! 2.0).

use serde_json::Value;

use crate::engine::credential::{scalar, sole, words};
use crate::engine::limits;
use crate::engine::read::json;
use crate::engine::report::{AwardFacts, ExtensionFacts, PieceFacts};

/// From an assertion in the words of 2.0, with its BadgeClass in its place.
pub fn of(whole: &Value) -> AwardFacts {
    let badge = whole.get("badge");
    let member = |name: &str| badge.and_then(|badge| badge.get(name));
    AwardFacts {
        narrative: whole.get("narrative").and_then(words),
        evidence: pieces(whole.get("evidence"), ["name", "id", "narrative"]),
        alignments: pieces(member("alignment"), ["targetName", "targetUrl", "targetDescription"]),
        tags: json::strings(member("tags")).take(limits::FINDINGS).map(str::to_owned).collect(),
        language: json::text(whole, "@language").map(str::to_owned),
        extensions: extensions(whole).chain(badge.into_iter().flat_map(extensions)).take(limits::FINDINGS).collect(),
        endorsements: endorsed(whole).filter_map(endorsement).take(limits::ENDORSEMENTS).collect(),
    }
}

/// The endorsements of an assertion, its BadgeClass and its issuer, enclosed or only named.
pub fn endorsed(whole: &Value) -> impl Iterator<Item = &Value> {
    let parts = [Some(whole), whole.get("badge"), whole.pointer("/badge/issuer")];
    parts.into_iter().flatten().flat_map(|part| json::set(part.get("endorsement")))
}

/// What an endorsement says (2.0, "Endorsement"). None of them is fetched, and none is verified.
fn endorsement(one: &Value) -> Option<PieceFacts> {
    let issuer = one.get("issuer").map(sole);
    let address = issuer.and_then(json::id_of).or_else(|| json::id_of(one));
    let facts = PieceFacts {
        name: issuer.and_then(|issuer| issuer.get("name")).and_then(words),
        url: address.filter(|it| !it.is_empty()).map(str::to_owned),
        text: one.get("claim").map(sole).and_then(|claim| claim.get("endorsementComment")).and_then(words),
        date: one.get("issuedOn").and_then(scalar),
    };
    (facts != PieceFacts::default()).then_some(facts)
}

fn pieces(value: Option<&Value>, [name, url, text]: [&str; 3]) -> Vec<PieceFacts> {
    let pieces = json::set(value).iter().take(limits::FINDINGS).map(|piece| match piece {
        Value::String(address) => PieceFacts { url: Some(address.clone()), ..PieceFacts::default() },
        piece => PieceFacts {
            name: piece.get(name).and_then(words),
            url: piece.get(url).and_then(words),
            text: piece.get(text).or_else(|| piece.get("description")).and_then(words),
            ..PieceFacts::default()
        },
    });
    pieces.filter(|piece| *piece != PieceFacts::default()).collect()
}

/// Members of the name space of extensions, and objects that say they are one (2.0, "Extensions").
fn extensions(part: &Value) -> impl Iterator<Item = ExtensionFacts> {
    let members = part.as_object().into_iter().flatten();
    let found = members.filter(|(name, value)| {
        let is_one = || json::strings(sole(value).get("type")).any(|kind| kind == "Extension");
        name.starts_with("extensions:") || value.is_object() && is_one()
    });
    found.map(|(name, value)| {
        let members = sole(value).as_object().into_iter().flatten().filter(|(name, _)| !OUTER.contains(&name.as_str()));
        let values = members.filter_map(|(name, value)| Some((name.clone(), scalar(value)?)));
        ExtensionFacts { name: name.clone(), values: values.take(limits::FINDINGS).collect() }
    })
}

/// What JSON-LD needs and says nothing of the award.
const OUTER: [&str; 4] = ["@context", "type", "id", "@type"];
