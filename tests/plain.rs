//! Ways to a wrong answer over a right signature: the same statements, written so that a reader of members sees others.
//!
//! Each attack takes a badge that its issuer signed and writes it anew, with the signature as it was. None may be valid.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::engine::digest::Hash;
use akashi::engine::jsonld::{Contexts, is_plain, statements};
use akashi::engine::rdf;
use akashi::engine::verdict::Verdict;
use forge::*;
use serde_json::{Value, json};

const OB: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";

/// A badge with a node that nobody reads.
fn roomy() -> Value {
    let mut badge = badge();
    badge["credentialSubject"]["achievement"]["alignment"] =
        json!([{"type": ["Alignment"], "targetName": "x", "targetUrl": "https://x.example/"}]);
    badge
}

/// Hangs a node where nobody reads.
fn hang(document: &mut Value, nodes: Value) {
    document["credentialSubject"]["achievement"]["alignment"][0]["@included"] = nodes;
}

fn canonical_text(document: &Value) -> Option<String> {
    let mut unsecured = document.clone();
    unsecured.as_object_mut().unwrap().shift_remove("proof");
    let quads = statements(&unsecured, &Contexts::default()).ok()?;
    Some(rdf::canonicalise(&quads, Hash::Sha256).ok()?.text)
}

/// Signed alike, and not judged.
#[track_caller]
fn hides(signed: &Value, attacked: &Value, word: &str) {
    assert_eq!(verify(signed.to_string()).verdict, Verdict::Valid, "{:?}", codes(&verify(signed.to_string())));
    assert_eq!(canonical_text(signed), canonical_text(attacked), "the signature covers other statements");
    let report = verify(attacked.to_string());
    assert_ne!(report.verdict, Verdict::Valid, "{attacked}");
    let found =
        report.checks.iter().find(|check| check.code.id() == "property.hidden").map(|it| it.detail.found.clone());
    assert_eq!(found, Some(Some(word.to_owned())), "{:?}", codes(&report));
}

#[track_caller]
fn is_judged(document: &Value) {
    let report = verify(with_proof(document, &institute()).to_string());
    assert_eq!(report.verdict, Verdict::Valid, "{:?}", report.checks);
}

fn changed(document: &Value, change: impl FnOnce(&mut Value)) -> Value {
    let mut copy = document.clone();
    change(&mut copy);
    copy
}

fn take(document: &mut Value, member: &str) -> Value {
    document.as_object_mut().unwrap().shift_remove(member).unwrap()
}

// --- another root -------------------------------------------------------------------------------------------------

/// A notice of the issuer about a badge, with the badge inside.
fn notice(inner: &Value) -> Value {
    let mut inner = inner.clone();
    let mut context = take(&mut inner, "@context");
    context
        .as_array_mut()
        .unwrap()
        .push(json!({"withdraws": "https://i.example/v#withdraws", "reason": "https://i.example/v#reason"}));
    json!({"@context": context, "id": "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0777", "type": ["VerifiableCredential"],
        "issuer": badge()["issuer"], "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"id": "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0778", "reason": "fraud", "withdraws": inner}})
}

/// The badge inside as the document, and the notice somewhere in it.
fn turned_out(signed: &Value, hang: impl FnOnce(&mut Value, Value)) -> Value {
    let mut outer = signed.clone();
    let (proof, context) = (take(&mut outer, "proof"), take(&mut outer, "@context"));
    let mut badge = outer["credentialSubject"]["withdraws"].clone();
    outer["credentialSubject"]["withdraws"] = json!({"id": badge["id"]});
    badge["@context"] = context;
    badge["proof"] = proof;
    hang(&mut badge, outer);
    badge
}

#[test]
fn a_badge_in_a_notice_about_it_is_no_document() {
    let signed = with_proof(&notice(&roomy()), &institute());
    assert_eq!(verify(signed.to_string()).verdict, Verdict::Valid);
    hides(&signed, &turned_out(&signed, |badge, outer| hang(badge, json!([outer]))), "@included");
    let graph = turned_out(&signed, |badge, outer| {
        let members = take(badge, "@context");
        let proof = take(badge, "proof");
        *badge = json!({"@context": members, "@graph": [badge.clone(), outer], "proof": proof});
    });
    assert_ne!(verify(graph.to_string()).verdict, Verdict::Valid);
    // The badge names the notice itself: nothing is out of place, and still another credential leads to it.
    let cycle = changed(&roomy(), |badge| {
        badge["evidence"] = json!([{"id": "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0777", "type": ["Evidence"]}])
    });
    let signed = with_proof(&notice(&cycle), &institute());
    let attacked = turned_out(&signed, |badge, outer| {
        let mut outer = outer;
        outer["type"] = json!(["VerifiableCredential", "Evidence"]);
        badge["evidence"] = json!([outer]);
    });
    // Neither of them is.
    assert_eq!(canonical_text(&signed), canonical_text(&attacked));
    for either in [signed, attacked] {
        let report = verify(either.to_string());
        assert_eq!(report.verdict, Verdict::Undetermined);
        assert!(codes(&report).contains(&"property.hidden"));
    }
}

#[test]
fn a_badge_may_enclose_an_endorsement_of_itself() {
    for subject in [badge()["id"].clone(), badge()["credentialSubject"]["achievement"]["id"].clone()] {
        for signer in [institute(), stranger()] {
            let enclosed = with_proof(&endorsement(&subject, &signer), &signer);
            is_judged(&changed(&badge(), |badge| badge["endorsement"] = json!([enclosed])));
        }
    }
}

fn endorsement(subject: &Value, signer: &ed25519_dalek::SigningKey) -> Value {
    json!({"@context": badge()["@context"], "id": "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0009",
        "type": ["VerifiableCredential", "EndorsementCredential"], "name": "E",
        "issuer": {"id": did(signer), "type": ["Profile"], "name": "x", "description": "d",
            "image": {"id": "https://x.example/i.png", "type": "Image"}},
        "validFrom": "2024-04-01T00:00:00Z",
        "credentialSubject": {"id": subject, "type": ["EndorsementSubject"], "endorsementComment": "Do not rely on it"}})
}

#[test]
fn an_enclosed_endorsement_is_no_document_and_is_not_emptied() {
    let mut outer = roomy();
    let achievement = outer["credentialSubject"]["achievement"]["id"].clone();
    let enclosed = endorsement(&achievement, &institute());
    outer["endorsement"] = json!([enclosed]);
    let signed = with_proof(&outer, &institute());
    // Turned out.
    let mut attacked = enclosed.clone();
    let mut rest = signed.clone();
    attacked["proof"] = take(&mut rest, "proof");
    take(&mut rest, "@context");
    rest["endorsement"] = json!([{"id": enclosed["id"]}]);
    attacked["issuer"]["image"]["@included"] = json!([rest]);
    hides(&signed, &attacked, "@included");
    // Emptied.
    let mut attacked = signed.clone();
    attacked["endorsement"] = json!([{"id": enclosed["id"]}]);
    let hung = changed(&attacked, |attacked| hang(attacked, json!([enclosed])));
    hides(&signed, &hung, "@included");
    let other = changed(&attacked, |attacked| {
        let place = &mut attacked["credentialSubject"]["achievement"]["alignment"][0];
        place["endorsement"] = json!([enclosed]);
    });
    assert_ne!(verify(other.to_string()).verdict, Verdict::Valid);
    // Its comment alone.
    let alone = with_proof(&enclosed, &institute());
    let hidden = changed(&alone, |attacked| {
        take(&mut attacked["credentialSubject"], "endorsementComment");
        attacked["issuer"]["image"] = json!({"id": "https://x.example/i.png", "type": "Image",
            "@included": [{"id": achievement, (format!("{OB}endorsementComment")): "Do not rely on it"}]});
    });
    hides(&alone, &hidden, "@included");
}

// --- a word elsewhere ---------------------------------------------------------------------------------------------

#[test]
fn what_is_read_stands_where_it_is_read() {
    // The room: a node that is signed under a word of the issuer's own.
    let mut roomy = badge();
    roomy["@context"].as_array_mut().unwrap().push(json!({"see": "https://i.example/v#see"}));
    roomy["credentialSubject"]["id"] = "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0aaa".into();
    roomy["credentialSubject"]["achievement"]["criteria"] =
        json!({"id": "https://c.example/1", "type": "Criteria", "narrative": "N"});
    let places = [
        ("/issuer", "name"),
        ("/credentialSubject/achievement", "name"),
        ("/credentialSubject/achievement/criteria", "narrative"),
    ];
    for (place, word) in places {
        let id = roomy.pointer(place).unwrap()["id"].clone();
        let signed = changed(&roomy, |badge| badge["see"] = json!({"id": id}));
        let signed = with_proof(&signed, &institute());
        let node = signed.pointer(place).unwrap().clone();
        for reference in [id.clone(), json!({"id": id})] {
            let attacked = changed(&signed, |attacked| {
                *attacked.pointer_mut(place).unwrap() = reference.clone();
                attacked["see"] = node.clone();
            });
            assert_eq!(verify(signed.to_string()).verdict, Verdict::Valid);
            let report = verify(attacked.to_string());
            assert_ne!(report.verdict, Verdict::Valid, "{place} {word}");
            assert!(
                codes(&report)
                    .iter()
                    .any(|code| ["property.hidden", "property.undefined", "proof.mismatch"].contains(code))
            );
        }
    }
}

#[test]
fn types_cannot_leave_their_node() {
    let mut badge = roomy();
    take(&mut badge, "validFrom");
    badge["@context"].as_array_mut().unwrap().push(json!({"see": "https://i.example/v#see"}));
    badge["credentialSubject"]["id"] = "urn:uuid:2f0a3c52-5f0e-4f43-9e0b-6f1f3c1f0aaa".into();
    badge["see"] = json!([{"id": badge["id"]}, {"id": badge["credentialSubject"]["id"]}]);
    let signed = with_proof(&badge, &institute());
    let attacked = changed(&signed, |attacked| {
        attacked["@context"].as_array_mut().unwrap().push(json!({"achievement": format!("{OB}achievement"),
            "identifier": format!("{OB}identifier"), "licenseNumber": format!("{OB}licenseNumber")}));
        attacked["type"] = json!(["VerifiableCredential"]);
        take(&mut attacked["credentialSubject"], "type");
        attacked["see"] = json!([{"id": badge["id"], "type": [format!("{OB}OpenBadgeCredential")]},
            {"id": badge["credentialSubject"]["id"], "type": [format!("{OB}AchievementSubject")]}]);
    });
    assert_eq!(canonical_text(&signed), canonical_text(&attacked));
    let report = verify(attacked.to_string());
    assert!(codes(&report).contains(&"property.hidden"), "{:?}", codes(&report));
}

#[test]
fn lists_are_read_to_their_ends() {
    let signed = with_proof(&badge(), &institute());
    let nest = |place: &str| {
        changed(&signed, |attacked| {
            let value = attacked.pointer_mut(place).unwrap();
            *value = json!([value.clone()]);
        })
    };
    for (place, word) in [
        ("/credentialSubject/identifier", "identifier"),
        ("/credentialSubject/identifier/1", "identifier"),
        ("/credentialSubject/identifier/2/identityHash", "identityHash"),
        ("/credentialSubject/achievement/criteria", "criteria"),
        ("/credentialSubject/achievement", "achievement"),
        ("/issuer", "issuer"),
        ("/validUntil", "validUntil"),
    ] {
        hides(&signed, &nest(place), word);
    }
}

// --- the same statement in other JSON -----------------------------------------------------------------------------

#[test]
fn numbers_and_texts_are_shown_as_they_are_signed() {
    let set = |document: &Value, place: &str, value: Value| {
        changed(document, |document| *document.pointer_mut(place).unwrap() = value)
    };
    let (number, pass) = ("/credentialSubject/licenseNumber", "/credentialSubject/identifier/1/identityHash");
    let whole = set(&set(&badge(), number, json!(240_187)), pass, json!(190_462));
    let signed = with_proof(&whole, &institute());
    hides(&signed, &set(&signed, number, json!(240_187.0)), "licenseNumber");
    hides(&signed, &set(&signed, pass, serde_json::from_str("1.90462e5").unwrap()), "identityHash");
    // Where the context makes texts of all values.
    let texts = changed(&badge(), |badge| {
        badge["@context"][1] = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json".into();
        badge["credentialSubject"]["licenseNumber"] = "240187".into();
        badge["credentialSubject"]["achievement"]["achievementType"] = "7".into();
    });
    if canonical_text(&texts).is_some() {
        let signed = with_proof(&texts, &institute());
        let attacked = set(&signed, number, json!(240_187.0));
        assert_eq!(canonical_text(&signed), canonical_text(&attacked));
        assert!(codes(&verify(attacked.to_string())).contains(&"property.hidden"));
        let attacked = set(&signed, "/credentialSubject/achievement/achievementType", json!(7));
        assert!(codes(&verify(attacked.to_string())).contains(&"property.hidden"));
    }
    let signed = with_proof(&badge(), &institute());
    hides(&signed, &set(&signed, "/credentialSubject/identifier/2/hashed", json!("true")), "hashed");
}

// --- proofs -------------------------------------------------------------------------------------------------------

#[test]
fn a_proof_encloses_nothing() {
    let signed = with_proof(&badge(), &institute());
    let enclosed = with_proof(&endorsement(&json!("https://other.example/a"), &stranger()), &stranger());
    for (extra, word) in [
        (
            json!({"id": "no iri", "type": "DataIntegrityProof", "cryptosuite": "x", "endorsement": [enclosed]}),
            "endorsement",
        ),
        (
            json!({"id": "no iri", "type": "DataIntegrityProof", "cryptosuite": "x", "domain": {"endorsement": [enclosed]}}),
            "domain",
        ),
        (json!({"id": "no iri", "type": "Whatever2030", "domain": {"endorsementJwt": ["x"]}}), "domain"),
        (json!({"type": "Whatever2030", "domain": [["x"]]}), "domain"),
        (json!([{"type": "Whatever2030", "domain": "x"}]), "proof"),
    ] {
        let attacked = changed(&signed, |attacked| attacked["proof"] = json!([signed["proof"], extra]));
        let (code, detail) = is_plain(&attacked, &Contexts::default(), &[]).unwrap_err();
        assert_eq!((code.id(), detail.found.as_deref()), ("property.hidden", Some(word)));
    }
}

// --- fields of the operator ---------------------------------------------------------------------------------------

#[test]
fn a_field_of_the_operator_means_what_a_pinned_context_says() {
    let mut badge = badge();
    badge["@context"].as_array_mut().unwrap().push(json!({"grade": "https://i.example/v#grade"}));
    badge["credentialSubject"]["grade"] = "C".into();
    badge["credentialSubject"]["result"] = json!([{"type": ["Result"], "value": "60", "status": "Completed"}]);
    let found = |document: &Value, also: &[&str]| {
        is_plain(document, &Contexts::default(), also).err().map(|(_, detail)| detail.found.unwrap_or_default())
    };
    assert_eq!(found(&badge, &[]), None);
    assert_eq!(found(&badge, &["result", "value", "role"]), None);
    assert_eq!(found(&badge, &["grade"]).as_deref(), Some("grade"));
    let swapped = changed(&badge, |badge| {
        badge["credentialSubject"]["result"] = json!([{"@context": {"value": format!("{OB}status"), "status": "https://schema.org/value"},
            "type": [format!("{OB}Result")], "value": "Completed", "status": "60"}]);
    });
    assert_eq!(found(&swapped, &[]), None);
    assert_eq!(found(&swapped, &["result", "value"]).as_deref(), Some("value"));
    let alias = changed(&badge, |badge| {
        badge["credentialSubject"]["achievement"]["image"] =
            json!({"@context": {"value": "@id"}, "value": "https://x.example/60", "type": "Image"});
    });
    assert_eq!(found(&alias, &[]), None);
    assert_eq!(found(&alias, &["id", "type", "value"]).as_deref(), Some("value"));
    let number = changed(&badge, |badge| badge["credentialSubject"]["creditsEarned"] = json!(2.0));
    assert_eq!(found(&number, &["creditsEarned"]).as_deref(), Some("creditsEarned"));
    let number = changed(&badge, |badge| badge["credentialSubject"]["creditsEarned"] = json!(2.5));
    assert_eq!(found(&number, &["creditsEarned"]), None);
}

// --- honest badges ------------------------------------------------------------------------------------------------

#[test]
fn honest_badges_are_judged() {
    let achievement = "https://badge.example.jp/achievements/chief";
    let issuer = did(&institute());
    let changes: &[(&str, Value)] = &[
        (
            "/credentialSubject/achievement/creator",
            json!({"id": issuer, "type": ["Profile"], "name": "見本工学会", "description": "d"}),
        ),
        ("/credentialSubject/id", json!(issuer)),
        ("/credentialSubject/source", json!({"id": issuer, "type": ["Profile"], "name": "x", "endorsement": []})),
        (
            "/evidence",
            json!([{"id": "https://x.example/e", "type": ["Evidence"], "name": "a", "narrative": "one"},
            {"id": "https://x.example/e", "type": ["Evidence"], "name": "b", "description": "two"}]),
        ),
        ("/evidence", json!([{"id": achievement, "type": ["Evidence"], "name": "a", "narrative": "n"}])),
        ("/credentialSubject/achievement/related", json!([{"id": achievement, "type": ["Related"]}])),
        ("/credentialSubject/achievement/achievementType", json!(["Badge"])),
        ("/credentialSubject/licenseNumber", json!(["A"])),
        ("/credentialSubject/licenseNumber", json!(5)),
        ("/credentialSubject/achievement/criteria", json!("https://x.example/c")),
        ("/credentialSubject/identifier", badge()["credentialSubject"]["identifier"][0].clone()),
        ("/issuer", json!(issuer)),
        ("/name", json!([{"@value": "a", "@language": "ja"}, {"@value": "b", "@language": "en"}])),
    ];
    for (place, value) in changes {
        let (parent, name) = place.rsplit_once('/').unwrap();
        is_judged(&changed(&badge(), |badge| badge.pointer_mut(parent).unwrap()[name] = value.clone()));
    }
    for own in ["https://www.w3.org/ns/credentials/undefined-terms/v2", "https://www.w3.org/ns/credentials/examples/v2"]
    {
        is_judged(&changed(&badge(), |badge| {
            badge["@context"].as_array_mut().unwrap().push(own.into());
            badge["credentialSubject"]["grade"] = "A".into();
        }));
    }
}

#[test]
fn links_that_are_no_iris_are_signed_as_they_are() {
    for link in ["a[]=1", "{a}", "a|b", "100%", "a^b", "見本", "a#b#c"] {
        let image = json!({"id": format!("https://x.example/?{link}"), "type": "Image"});
        is_judged(&changed(&badge(), |badge| badge["credentialSubject"]["achievement"]["image"] = image.clone()));
    }
    let signed = with_proof(&badge(), &institute());
    for link in ["https://x.example/a b", "https://x.example/>", "a.png"] {
        let attacked = changed(&signed, |badge| {
            badge["credentialSubject"]["achievement"]["image"] = json!({"id": link, "type": "Image"})
        });
        assert!(codes(&verify(attacked.to_string())).contains(&"property.relative"), "{link}");
    }
}

// --- effort -------------------------------------------------------------------------------------------------------

#[test]
fn names_and_statements_have_a_budget_of_bytes() {
    let long = format!("https://x.example/{}", "x".repeat(100_000));
    let poisoned = |change: &dyn Fn(&mut Value)| {
        let mut badge = badge();
        change(&mut badge);
        badge["proof"] = proof_options(&institute());
        badge["proof"]["proofValue"] = format!("z{}", bs58::encode([7u8; 64]).into_string()).into();
        let report = verify(badge.to_string());
        let found = report.checks.iter().find(|check| check.code.id() == "proof.too-complex");
        assert_eq!(found.and_then(|check| check.detail.found.as_deref()), Some("bytes"), "{:?}", codes(&report));
    };
    poisoned(&|badge| {
        badge["@context"].as_array_mut().unwrap().push(json!({"p": {"@id": long, "@prefix": true}}));
        (0..3_000).for_each(|n| badge[format!("p:{n}")] = "x".into());
    });
    poisoned(&|badge| {
        badge["@context"].as_array_mut().unwrap().push(json!({"@vocab": long}));
        let terms = (0..900).map(|n| (format!("t{n}"), json!({}))).collect::<serde_json::Map<_, _>>();
        badge["@context"].as_array_mut().unwrap().push(terms.into());
    });
    poisoned(&|badge| {
        badge["credentialSubject"]["achievement"]["id"] = long.as_str().into();
        badge["credentialSubject"]["achievement"]["tag"] = (0..2_000).map(|n| n.to_string()).collect::<Vec<_>>().into();
    });
    poisoned(&|badge| {
        let tag = format!("x{}", "-aaaaaaaa".repeat(2_000));
        badge["@context"].as_array_mut().unwrap().push(json!({"@language": tag}));
        badge["credentialSubject"]["achievement"]["tag"] = (0..2_000).map(|n| n.to_string()).collect::<Vec<_>>().into();
    });
}

#[test]
fn a_type_given_many_times_applies_once() {
    let many = ["Achievement", "Profile"].repeat(600);
    is_judged(&changed(&badge(), |badge| {
        badge["credentialSubject"]["achievement"]["alignment"] = json!([{"type": many, "name": "x"}]);
    }));
}

/// The operator asks for a field by the name of a member. Where an inline context could have swapped two names, what
/// stands there is not shown; the badge itself is judged as ever.
#[test]
fn a_field_of_the_list_is_shown_only_where_its_name_is_signed() {
    use akashi::engine::policy::{FieldRule, Policy};
    use akashi::engine::report::Names;
    let field = |at: &str| FieldRule { label: Names::default(), at: at.to_owned() };
    let mut policy = policy();
    let list = policy.issuers.as_mut().unwrap();
    let issuer = list.issuers.iter_mut().find(|issuer| issuer.ids.contains(&did(&institute()))).unwrap();
    issuer.fields = vec![field("/credentialSubject/grade"), field("/credentialSubject/licenseNumber")];
    let judge = |document: &Value, policy: &Policy| verify_with(document.to_string(), &Default::default(), policy);
    let mut own = badge();
    own["@context"].as_array_mut().unwrap().push(json!({"grade": "https://own.example/grade"}));
    own["credentialSubject"]["grade"] = "C".into();
    let report = judge(&with_proof(&own, &institute()), &policy);
    assert_eq!(answer(&report), "valid valid");
    assert!(report.badge.unwrap().fields.iter().all(|field| field.value.is_none()));
    let list = policy.issuers.as_mut().unwrap();
    list.issuers.iter_mut().for_each(|issuer| issuer.fields = vec![field("/credentialSubject/achievement/name")]);
    let report = judge(&with_proof(&badge(), &institute()), &policy);
    assert_eq!(answer(&report), "valid valid");
    assert!(report.badge.unwrap().fields.iter().all(|field| field.value.is_some()));
}
