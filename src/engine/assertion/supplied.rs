//! Files that the reader saved from the badge's official page and added to it, where the issuer's server could not be
//! asked: compared with the badge, and shown as what they are. Whoever has them could have changed them, so they settle
//! nothing.

use serde_json::Value;

use super::comparison::differences;
use super::upgrade;
use crate::engine::code::Code;
use crate::engine::limits;
use crate::engine::read::Claim;
use crate::engine::read::json;
use crate::engine::read::legacy::{Kind, Legacy};
use crate::engine::report::{Check, Detail, Outcome};
use crate::engine::{platform, unbake};

/// What the reader added, read; `None` for what is no part of an older badge.
pub fn read(files: &[Vec<u8>]) -> Vec<Option<Legacy>> {
    let part = |file: &Vec<u8>| {
        let unbaking = unbake::unbake(file).ok()?;
        match Claim::read(&unbaking.choose().ok()?.0.payload).ok()? {
            Claim::Legacy(legacy) => Some(legacy),
            _ => None,
        }
    };
    files.iter().take(limits::SUPPLIED).map(part).collect()
}

/// The badge at this address, if the reader added it.
pub fn instead_of(url: &str, supplied: &[Option<Legacy>]) -> Option<Legacy> {
    let is_it = |legacy: &&Legacy| {
        let id = json::text(&legacy.json, "id");
        legacy.kind == Kind::Assertion && id.is_some_and(|id| id == url || platform::is_same_badge(id, url))
    };
    supplied.iter().flatten().find(is_it).cloned()
}

/// Compares the badge, in the words of 2.0, with the added files. What they say besides is taken over as a claim where
/// nothing that decides differs.
pub fn join(copy: &Value, address: &str, supplied: &[Option<Legacy>]) -> (Value, Vec<Check>) {
    if supplied.is_empty() {
        return (copy.clone(), Vec::new());
    }
    let parts = || supplied.iter().flatten();
    let is_it = |part: &&Legacy| part.kind == Kind::Assertion && json::text(&part.json, "id") == Some(address);
    let Some(assertion) = parts().find(is_it) else {
        // Parts of it may have been added without it.
        let named = json::id_of(copy.get("badge").unwrap_or(&Value::Null)).map(str::to_owned);
        let is_part = |part: &Legacy| part.kind == Kind::BadgeClass && json::text(&part.json, "id") == named.as_deref();
        let check =
            if named.is_some() && parts().any(is_part) { Code::DocumentSupplied } else { Code::DocumentSuppliedOther };
        return (embed(copy.clone(), supplied), vec![Check::new(check)]);
    };
    let saved = embed(upgrade::assertion(&assertion.json, assertion.version), supplied);
    let found = differences(copy, &saved, assertion.version);
    if found.is_empty() {
        return (saved, vec![Check::with(Code::DocumentSupplied, Detail::url(address))]);
    }
    let decides = found.iter().any(|check| check.outcome == Outcome::Fail);
    let members: Vec<String> = found.into_iter().filter_map(|check| check.detail.found).collect();
    let check = Check::with(Code::DocumentSuppliedDiffers, Detail::found(members.join(", ")));
    (if decides { copy.clone() } else { saved }, vec![check])
}

/// Puts an added BadgeClass and profile where the assertion and the BadgeClass name them.
fn embed(mut whole: Value, supplied: &[Option<Legacy>]) -> Value {
    let named = |kind: Kind, value: Option<&Value>| {
        let id = value?.as_str()?;
        supplied.iter().flatten().find(|part| part.kind == kind && json::text(&part.json, "id") == Some(id))
    };
    if let Some(class) = named(Kind::BadgeClass, whole.get("badge")) {
        let class = upgrade::badge_class(&class.json, class.version);
        put(&mut whole, "badge", class);
    }
    if let Some(profile) = named(Kind::Profile, whole.pointer("/badge/issuer")) {
        let profile = profile.json.clone();
        if let Some(class) = whole.get_mut("badge") {
            put(class, "issuer", profile);
        }
    }
    whole
}

fn put(parent: &mut Value, member: &str, value: Value) {
    if let Some(members) = parent.as_object_mut() {
        members.insert(member.to_owned(), value);
    }
}
