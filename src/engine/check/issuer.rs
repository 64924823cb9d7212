//! Is the issuer one that this site recognises? By exact id, never by name (DESIGN rule 9).

use crate::engine::code::Code;
use crate::engine::credential::{Attested, Credential};
use crate::engine::policy::{Fold, IssuerList, Policy};
use crate::engine::report::{Check, Detail, Recognition};

/// The check on an attested issuer, and the recognition beside the verdict.
pub fn check(attested: Attested, policy: &Policy) -> (Vec<Check>, Recognition) {
    let Some(list) = &policy.issuers else {
        return (vec![Check::new(Code::IssuerNoList)], Recognition::Unrecognised);
    };
    let issuer = &attested.credential().facts.issuer;
    let id = issuer.id.clone().unwrap_or_default();
    match policy.listed(&id) {
        Some(listed) if listed.sample => (vec![Check::with(Code::IssuerSample, Detail::url(id))], Recognition::Sample),
        Some(_) => (vec![Check::with(Code::IssuerRecognised, Detail::url(id))], Recognition::Recognised),
        None => {
            let mut checks =
                vec![Check::with(Code::IssuerUnrecognised, Detail { found: issuer.name.clone(), ..Detail::url(id) })];
            checks.extend(imitation(issuer.name.as_deref(), list, policy.fold));
            (checks, Recognition::Unrecognised)
        }
    }
}

/// The issuer is only claimed: it is not recognised, but a sample may already be called one.
pub fn unproven(credential: &Credential, policy: &Policy) -> (Vec<Check>, Recognition) {
    let issuer = &credential.facts.issuer;
    let mut checks = vec![Check::with(
        Code::IssuerUnproven,
        Detail { url: issuer.id.clone(), found: issuer.name.clone(), ..Detail::default() },
    )];
    let listed = issuer.id.as_deref().and_then(|id| policy.listed(id));
    if let (None, Some(list)) = (listed, &policy.issuers) {
        checks.extend(imitation(issuer.name.as_deref(), list, policy.fold));
    }
    let sample = listed.is_some_and(|issuer| issuer.sample);
    (checks, if sample { Recognition::Sample } else { Recognition::Unrecognised })
}

/// A name that a reader could take for that of a listed issuer (HOSTILE 16 and 17).
fn imitation(name: Option<&str>, list: &IssuerList, fold: Fold) -> Option<Check> {
    let claimed = skeleton(name?, fold);
    let listed = list.issuers.iter().flat_map(|issuer| [&issuer.names.ja, &issuer.names.en]).flatten();
    let imitated = listed.into_iter().find(|listed| {
        let listed = skeleton(listed, fold);
        // A longer name around the listed one imitates as well; of very short names only the whole.
        listed == claimed || (listed.chars().count() >= 4 && claimed.contains(&listed))
    })?;
    let detail = Detail { found: name.map(str::to_owned), expected: Some(imitated.clone()), ..Detail::default() };
    Some(Check::with(Code::IssuerImitates, detail))
}

/// What the eye takes for the same: compatibility forms, case, spaces, invisible signs and the commonest look-alikes.
fn skeleton(name: &str, fold: Fold) -> String {
    let folded = fold(name);
    let letters = folded.chars().filter(|c| c.is_alphanumeric());
    letters
        .map(|c| match c {
            // Cyrillic and Greek letters that are drawn like Latin ones (Unicode UTS 39, confusables).
            'а' | 'α' => 'a',
            'в' | 'β' => 'b',
            'с' | 'ϲ' => 'c',
            'е' | 'ε' => 'e',
            'һ' => 'h',
            'і' | 'ι' | 'ı' => 'i',
            'ј' => 'j',
            'к' | 'κ' => 'k',
            'м' => 'm',
            'п' | 'η' => 'n',
            'о' | 'ο' | '0' | '〇' | '○' => 'o',
            'р' | 'ρ' => 'p',
            'ѕ' => 's',
            'т' | 'τ' => 't',
            'ν' | 'ѵ' => 'v',
            'ԝ' | 'ω' => 'w',
            'х' | 'χ' => 'x',
            'у' | 'γ' => 'y',
            '1' => 'l',
            // Katakana and kanji of one shape.
            'エ' => '工',
            'ニ' => '二',
            'カ' => '力',
            'ロ' => '口',
            'ト' => '卜',
            'ハ' => '八',
            'タ' => '夕',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::policy::ListedIssuer;
    use crate::engine::report::Names;

    #[test]
    fn names_that_look_alike() {
        let names = Names { ja: Some("見本工学会".into()), en: Some("Mihon Society".into()) };
        let list =
            IssuerList { issuers: vec![ListedIssuer { names, ..ListedIssuer::default() }], ..IssuerList::default() };
        for name in [
            "見本工学会",
            "見本エ学会",
            "見本 工学会",
            "公益社団法人 見本工学会",
            "見本\u{200b}工学会",
            "Мihon Society",
            "ＭＩＨＯＮ　ＳＯＣＩＥＴＹ",
        ] {
            assert!(imitation(Some(name), &list, crate::cli::fold).is_some(), "{name}");
        }
        for name in ["例示工学会", "見本", "Society", ""] {
            assert!(imitation(Some(name), &list, crate::cli::fold).is_none(), "{name}");
        }
    }
}
