//! Does it belong to the person named? Compared here, with what the reader typed (DESIGN rule 12).
//!
//! An address or a number passes or fails. A name passes or stays open, never fails. A wrong value never passes.

use sha2::{Digest, Sha256};

use crate::engine::code::Code;
use crate::engine::credential::{Attested, Identity};
use crate::engine::digest::hex;
use crate::engine::md5;
use crate::engine::policy::Fold;
use crate::engine::report::{Check, Detail};

/// Nobody asked.
pub fn not_asked() -> Vec<Check> {
    vec![Check::new(Code::HolderNotAsked)]
}

/// Asked, but nobody signed whose it is.
pub fn unproven() -> Vec<Check> {
    vec![Check::new(Code::HolderUnproven)]
}

/// Compares what was typed with every way in which the badge names its holder.
pub fn check(attested: Attested, typed: &str, fold: Fold) -> Vec<Check> {
    let typed = typed.trim();
    let credential = attested.credential();
    let identities = &credential.identities;
    let weak =
        identities.iter().any(|identity| identity.value.starts_with("md5$") || identity.value.starts_with("sha1$"));
    // Where the hash cannot be computed, nothing may be said of a mismatch.
    if let (true, Err(code)) = (weak, md5::hex(&[])) {
        return vec![Check::new(code)];
    }
    let note = weak.then(|| Check::new(Code::HolderWeakHash));
    let answer = if typed.is_empty() || typed.chars().count() > 500 || is_hash(typed) {
        Check::new(Code::HolderUnclear)
    } else {
        compare(typed, identities, credential.facts.holder.name.as_deref(), fold)
    };
    std::iter::once(answer).chain(note).collect()
}

/// What kind of thing was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typed {
    Email,
    Url,
    /// A telephone or registration number: has digits and no letters of a name.
    Number,
    Name,
}

fn compare(typed: &str, identities: &[Identity], name: Option<&str>, fold: Fold) -> Check {
    // Whatever it was meant as: a value that the badge carries itself, to the letter, is the holder's.
    if let Some(identity) = identities.iter().find(|identity| identity.kind != "name" && fits(identity, typed, fold)) {
        return Check::with(Code::HolderMatch, Detail::found(identity.kind.clone()));
    }
    let kind = kind_of(typed, fold);
    if kind == Typed::Name {
        return compare_name(typed, identities, name, fold);
    }
    let comparable = identities.iter().any(|identity| match kind {
        Typed::Email => identity.kind == "email",
        Typed::Url => matches!(identity.kind.as_str(), "url" | "id"),
        _ => !matches!(identity.kind.as_str(), "email" | "url" | "id" | "name"),
    });
    let named = match kind {
        Typed::Email => "email",
        Typed::Url => "url",
        _ => "number",
    };
    Check::with(if comparable { Code::HolderMismatch } else { Code::HolderAbsent }, Detail::found(named))
}

fn kind_of(typed: &str, fold: Fold) -> Typed {
    let bare = typed.strip_prefix("mailto:").unwrap_or(typed);
    if bare.contains('@') && !bare.contains(char::is_whitespace) {
        Typed::Email
    } else if bare.contains("://") || bare.starts_with("did:") || bare.starts_with("urn:") {
        Typed::Url
    } else if fold(bare).chars().any(|c| c.is_ascii_digit()) {
        Typed::Number
    } else {
        Typed::Name
    }
}

/// As typed and lower-cased, with and without `mailto:`; numbers also without spaces and hyphens, in plain digits.
fn fits(identity: &Identity, typed: &str, fold: Fold) -> bool {
    let bare = typed.strip_prefix("mailto:").unwrap_or(typed);
    let folded = fold(bare);
    let with_scheme = [format!("mailto:{bare}"), format!("mailto:{folded}")];
    let spellings = [&[typed.to_owned(), bare.to_owned(), folded][..], &with_scheme].concat();
    if identity.hashed {
        return spellings.iter().any(|spelling| hash_fits(identity, spelling));
    }
    let value = identity.value.strip_prefix("mailto:").unwrap_or(&identity.value);
    if identity.kind == "email" || value.contains('@') || bare.contains('@') {
        return value.eq_ignore_ascii_case(bare);
    }
    match identity.kind.as_str() {
        "url" | "id" => spellings.iter().any(|spelling| spelling == value),
        "telephone" => same_number(&digits(value, fold), &digits(bare, fold)),
        _ => same_number(&number(value, fold), &number(bare, fold)),
    }
}

fn same_number(one: &str, other: &str) -> bool {
    !one.is_empty() && one == other
}

/// A registration number as people write it: width, case and the kind of dash or space between its parts make no
/// difference; where the parts end does.
pub(super) fn number(text: &str, fold: Fold) -> String {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−' | 'ー');
    let plain = fold(text);
    plain.split(is_gap).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// A telephone number: its digits and a leading plus.
fn digits(text: &str, fold: Fold) -> String {
    let plain = fold(text);
    let kept = plain.chars().enumerate().filter(|(place, c)| c.is_ascii_digit() || (*place == 0 && *c == '+'));
    kept.map(|(_, c)| c).collect()
}

/// Open Badges 2.0, IdentityHash: `algorithm$hex`, the salt appended to the value.
fn hash_fits(identity: &Identity, spelling: &str) -> bool {
    let salted = format!("{spelling}{}", identity.salt);
    let (algorithm, wanted) = identity.value.split_once('$').unwrap_or(("sha256", &identity.value));
    let computed = match algorithm {
        "sha256" => hex(&Sha256::digest(salted.as_bytes())),
        "sha512" => hex(&sha2::Sha512::digest(salted.as_bytes())),
        "md5" => md5::hex(salted.as_bytes()).unwrap_or_default(),
        _ => return false,
    };
    computed.eq_ignore_ascii_case(wanted)
}

/// The hash itself proves nothing: it stands in the badge for everybody to read.
fn is_hash(typed: &str) -> bool {
    let bare = typed.split_once('$').map_or(typed, |(_, hash)| hash);
    typed.contains('$') || (bare.len() >= 32 && bare.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn compare_name(typed: &str, identities: &[Identity], name: Option<&str>, fold: Fold) -> Check {
    let hashed = identities.iter().find(|identity| identity.kind == "name" && identity.hashed);
    if hashed.is_some_and(|identity| fits(identity, typed, fold)) {
        return Check::new(Code::HolderNameMatch);
    }
    let names: Vec<&str> =
        identities.iter().filter(|i| i.kind == "name" && !i.hashed).map(|i| i.value.as_str()).chain(name).collect();
    let Some(shown) = names.first() else { return Check::new(Code::HolderAbsent) };
    let detail = Detail::found(*shown);
    if names.iter().any(|name| same_name(&fold(name), &fold(typed), plain_name)) {
        Check::with(Code::HolderNameMatch, detail)
    } else if names.iter().any(|name| same_name(&fold(name), &fold(typed), |text| unify_variants(&plain_name(text)))) {
        Check::with(Code::HolderNameNear, detail)
    } else {
        Check::with(Code::HolderNameDiffers, detail)
    }
}

/// In either order of family and given name; without spaces where the order is the same.
fn same_name(listed: &str, typed: &str, fold: impl Fn(&str) -> String) -> bool {
    let parts = |text: &str| text.split_whitespace().map(&fold).collect::<Vec<String>>();
    let (listed, typed) = (parts(listed), parts(typed));
    let (joined, wanted) = (listed.concat(), typed.concat());
    if wanted.is_empty() || joined.chars().count() < 2 {
        return false;
    }
    let turned = |parts: &[String]| parts.iter().rev().cloned().collect::<String>();
    joined == wanted || turned(&listed) == wanted || joined == turned(&typed)
}

/// A name, folded, as it may stand on paper: in either order, without spaces.
#[cfg(feature = "whole")]
pub(super) fn spellings(name: &str) -> Vec<String> {
    let parts: Vec<String> = name.split_whitespace().map(plain_name).collect();
    let turned: String = parts.iter().rev().cloned().collect();
    let mut spellings = vec![parts.concat(), turned];
    spellings.dedup();
    spellings
}

fn plain_name(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '・' | ',' | '、')).collect()
}

/// Variants of one character that people and wallets exchange: near, not equal.
pub(super) fn unify_variants(name: &str) -> String {
    let variant = |c| match c {
        '髙' => '高',
        '﨑' | '嵜' | '碕' => '崎',
        '濵' | '濱' => '浜',
        '邊' | '邉' => '辺',
        '齋' | '斎' | '齊' => '斉',
        '澤' => '沢',
        '廣' => '広',
        '德' => '徳',
        '𠮷' => '吉',
        '國' => '国',
        '櫻' => '桜',
        '龍' => '竜',
        '惠' => '恵',
        '眞' => '真',
        '曾' => '曽',
        '槇' => '槙',
        '栁' => '柳',
        'ヶ' => 'ケ',
        other => other,
    };
    name.chars().map(variant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(kind: &str, value: &str, salt: &str) -> Identity {
        Identity { kind: kind.into(), value: value.into(), salt: salt.into(), hashed: is_hash(value) }
    }

    fn answer(typed: &str) -> Code {
        let hashed = format!("sha256${}", hex(&Sha256::digest(b"taro.mihon@example.jpsalt")));
        let identities = [
            identity("email", &hashed, "salt"),
            identity("name", "髙橋 太郎", ""),
            identity("ext:passNumber", "SI-19-0462", ""),
        ];
        compare_or_unclear(typed, &identities)
    }

    fn compare_or_unclear(typed: &str, identities: &[Identity]) -> Code {
        if typed.trim().is_empty() || is_hash(typed) {
            Code::HolderUnclear
        } else {
            compare(typed.trim(), identities, None, crate::cli::fold).code
        }
    }

    #[test]
    fn a_wrong_value_never_passes_and_a_name_never_accuses() {
        let hash = hex(&Sha256::digest(b"taro.mihon@example.jpsalt"));
        let cases = [
            ("taro.mihon@example.jp", Code::HolderMatch),
            ("Taro.Mihon@Example.JP", Code::HolderMatch),
            ("mailto:taro.mihon@example.jp", Code::HolderMatch),
            ("hanako@example.jp", Code::HolderMismatch),
            ("si 19 0462", Code::HolderMatch),
            ("ＳＩ－１９－０４６２", Code::HolderMatch),
            ("SI-19-0463", Code::HolderMismatch),
            ("髙橋太郎", Code::HolderNameMatch),
            ("太郎　髙橋", Code::HolderNameMatch),
            ("高橋 太郎", Code::HolderNameNear),
            ("高橋 花子", Code::HolderNameDiffers),
            ("太", Code::HolderNameDiffers),
            ("https://example.jp/taro", Code::HolderAbsent),
            ("", Code::HolderUnclear),
            (hash.as_str(), Code::HolderUnclear),
        ];
        for (typed, expected) in cases {
            assert_eq!(answer(typed), expected, "{typed}");
        }
    }
}
