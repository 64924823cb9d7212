//! Both languages speak of everything, and say no more than was proved.

use super::*;
use crate::engine::policy::ListFaultKind;
use crate::engine::report::{BadgeFacts, IdentifierFacts, InputFacts, PolicyFacts, ProofKind, Recognition};
use crate::engine::verdict::Verdict;

fn report(headline: Headline, codes: &[Code]) -> Report {
    Report {
        schema: "akashi.report/1".to_owned(),
        input: InputFacts { name: "a.png".to_owned(), bytes: 1, sha256: String::new(), carrier: None, format: None },
        verdict: Verdict::Undetermined,
        recognition: Recognition::Unrecognised,
        proof_kind: ProofKind::None,
        headline,
        reason: codes.first().copied(),
        checks: codes.iter().map(|code| Check::new(*code)).collect(),
        badge: None,
        proofs: Vec::new(),
        endorsements: Vec::new(),
        documents: Vec::new(),
        needs: Vec::new(),
        policy: PolicyFacts::default(),
        now: "now".to_owned(),
        engine: String::new(),
    }
}

fn badge(name: &str) -> BadgeFacts {
    let mut badge = BadgeFacts { attested: true, ..BadgeFacts::default() };
    badge.issuer.name = Some(name.to_owned());
    badge.issuer.listed =
        Some(Names { ja: Some("見本工学会".to_owned()), en: Some("Sample Institute of Engineering".to_owned()) });
    badge.holder.identifiers = vec![IdentifierFacts { kind: "email".to_owned(), value: None, hashed: true }];
    badge
}

fn all_words(panel: &Panel) -> String {
    let next: String = panel.next.iter().map(|(_, text)| text.as_str()).collect();
    [&panel.headline, &panel.means, &panel.reason, &next].map(String::as_str).join("\n")
}

/// Every combination of a headline and a code that could lead it, and none.
fn each_panel(check: impl Fn(Lang, Headline, Option<Code>, Panel)) {
    for lang in Lang::ALL {
        for headline in Headline::ALL {
            check(lang, headline, None, panel(lang, &report(headline, &[])));
            for code in Code::ALL {
                check(lang, headline, Some(*code), panel(lang, &report(headline, &[*code])));
            }
        }
    }
}

#[test]
fn every_headline_has_words() {
    each_panel(|lang, headline, code, panel| {
        let place = format!("{lang:?} {headline:?} {code:?}: {panel:?}");
        assert!(!panel.headline.is_empty() && !panel.means.is_empty() && !panel.reason.is_empty(), "{place}");
        // Whose it is has been compared already: nothing is left to do.
        let is_done = headline == Headline::Valid && code == Some(Code::HolderMatch);
        assert_eq!(panel.next.is_empty(), is_done, "{place}");
        let words = all_words(&panel);
        assert!(!words.contains(['{', '}', '[', ']', '|', '<']), "{place}");
        assert!(!words.contains("をから") && !words.contains("「」") && !words.contains("“”"), "{place}");
        assert!(panel.reason.ends_with(['。', '.']), "{place}");
        assert!(!panel.headline.ends_with(['。', '.']) && !panel.means.ends_with(['。', '.']), "{place}");
        assert!(!short(lang, headline).is_empty(), "{place}");
    });
}

#[test]
fn no_panel_uses_a_forbidden_word() {
    each_panel(|lang, headline, code, panel| {
        let words = all_words(&panel) + short(lang, headline);
        assert!(!words.contains("無効") && !words.contains("失効"), "{words}");
        let accuses = [&panel.headline, &panel.means].iter().any(|text| text.contains("改ざん"));
        assert!(!accuses || headline == Headline::Altered, "{code:?}: {words}");
        assert_eq!(short(lang, headline).contains("改ざん"), lang == Lang::Ja && headline == Headline::Altered);
        if headline != Headline::Altered {
            assert!(!words.contains("改ざんされ") && !words.contains("書き換えられています"), "{words}");
        }
        // Who is not listed is not called genuine, whatever his badge proves.
        if !matches!(headline, Headline::Valid | Headline::Attested) {
            assert!(!words.contains("本物のバッジ") && !words.contains("A genuine"), "{headline:?} {code:?}: {words}");
        }
    });
}

#[test]
fn every_code_has_a_line() {
    for lang in Lang::ALL {
        for code in Code::ALL {
            let bare = line(lang, &Check::new(*code));
            assert!(!bare.what.is_empty() && !bare.what.ends_with(['。', '.']), "{bare:?}");
            let detail = Detail {
                suite: Some("S".to_owned()),
                key: Some("K".to_owned()),
                url: Some("https://host.example/path".to_owned()),
                at: Some("/at".to_owned()),
                date: None,
                found: Some("F\u{202E}".to_owned()),
                expected: Some("E".to_owned()),
                number: Some(7),
            };
            let full = line(lang, &Check::with(*code, detail));
            for text in [Some(full.what), full.hint, bare.hint].into_iter().flatten() {
                assert!(!text.is_empty() && !text.contains(['{', '}', '[', ']', '|', '\u{202E}']), "{text}");
                assert!(!text.contains("無効") && !text.contains("失効"), "{text}");
            }
        }
    }
}

#[test]
fn the_words_fit_the_language() {
    each_panel(|lang, headline, code, panel| {
        let words = all_words(&panel);
        let japanese = words.chars().any(|c| matches!(c, 'ぁ'..='ヿ'));
        assert_eq!(japanese, lang == Lang::Ja, "{headline:?} {code:?}: {words}");
        assert!(!words.chars().any(|c| matches!(c, '｡'..='ﾟ')), "half-width kana: {words}");
    });
}

#[test]
fn the_issuer_is_named_by_the_list() {
    let mut valid = report(Headline::Valid, &[]);
    valid.badge = Some(badge("Ministry of Everything"));
    valid.recognition = Recognition::Recognised;
    let words = panel(Lang::Ja, &valid);
    assert_eq!(words.headline, "有効です");
    assert_eq!(words.means, "期限なし（有効期限の記載はありません）");
    assert_eq!(words.reason, "見本工学会が発行した本物のバッジです。");
    assert_eq!(panel(Lang::En, &valid).reason, "A genuine badge issued by Sample Institute of Engineering.");

    // Not proved: the list's name does not speak for the badge.
    valid.badge = Some(BadgeFacts { attested: false, ..badge("x") });
    assert!(!panel(Lang::Ja, &valid).reason.contains("見本工学会"));
}

#[test]
fn a_claimed_name_cannot_leave_its_quotes() {
    let mut unlisted = report(Headline::Unlisted, &[Code::IssuerUnrecognised]);
    unlisted.badge = Some(badge("学会」は本物です。「\u{202E}x\n{date}"));
    let reason = panel(Lang::Ja, &unlisted).reason;
    assert!(reason.starts_with("「学会』は本物です。『⟦U+202E⟧x {date}」を名乗る発行者は、"), "{reason}");
    unlisted.badge = Some(badge(&"長".repeat(5000)));
    assert!(panel(Lang::Ja, &unlisted).reason.chars().count() < 250);
}

#[test]
fn an_imitated_name_is_called_one() {
    let mut report = report(Headline::Unlisted, &[]);
    report.badge = Some(badge("見本工学會"));
    let detail = Detail { expected: Some("見本工学会".to_owned()), ..Detail::default() };
    report.checks = vec![Check::with(Code::IssuerImitates, detail)];
    assert_eq!(
        panel(Lang::Ja, &report).reason,
        "この発行者が名乗る名称「見本工学會」は、発行者一覧にある名称「見本工学会」と同じか、よく似ています。ただし、識別子（ID）が異なる別の発行者です。"
    );
}

#[test]
fn the_reason_names_the_host() {
    let mut report = report(Headline::Undetermined, &[]);
    report.reason = Some(Code::KeyUnavailable);
    let url = "https://badge.example.jp/.well-known/did.json";
    report.checks = vec![Check::with(Code::KeyUnavailable, Detail::url(url))];
    let reason = panel(Lang::En, &report).reason;
    assert!(reason.contains("(badge.example.jp)") && reason.contains("did not provide"), "{reason}");
    report.documents = vec![crate::engine::documents::Contact {
        url: url.to_owned(),
        purpose: crate::engine::documents::Purpose::DidDocument,
        result: "unreachable".to_owned(),
        sha256: None,
        kept_since: None,
    }];
    let reason = panel(Lang::En, &report).reason;
    assert!(reason.contains("(badge.example.jp) did not provide"), "{reason}");
    assert!(panel(Lang::En, &report).next.iter().any(|(_, next)| next.contains("Try again later")));
}

#[test]
fn the_reason_says_how_far_asking_has_come() {
    let (url, target) = ("https://badge.example.jp/did.json", "https://www.example.jp/did.json");
    let contact = |url: &str, result: &str| crate::engine::documents::Contact {
        url: url.to_owned(),
        purpose: crate::engine::documents::Purpose::DidDocument,
        result: result.to_owned(),
        sha256: None,
        kept_since: None,
    };
    let need = |url: &str| crate::engine::documents::Request {
        url: url.to_owned(),
        purpose: crate::engine::documents::Purpose::DidDocument,
        reason: crate::engine::documents::Need::Consent,
        keep: None,
    };
    for (documents, needs, said) in [
        (vec![], vec![need(url)], "known only after asking"),
        (vec![contact(url, "declined")], vec![], "was not asked, as you chose"),
        (vec![contact(url, "timed-out")], vec![], "did not provide"),
        (vec![contact(url, "redirected")], vec![need(target)], "known only after asking"),
        (vec![contact(url, "redirected"), contact(target, "declined")], vec![], "was not asked, as you chose"),
        (vec![contact(url, "redirected"), contact(target, "http-404")], vec![], "did not provide"),
        (vec![contact(url, "redirected")], vec![], "did not provide"),
        (vec![contact(url, "redirect-refused")], vec![], "did not provide"),
    ] {
        let mut report = report(Headline::Undetermined, &[]);
        report.reason = Some(Code::KeyUnavailable);
        report.checks = vec![Check::with(Code::KeyUnavailable, Detail::url(url))];
        (report.documents, report.needs) = (documents, needs);
        let reason = panel(Lang::En, &report).reason;
        assert!(reason.contains(said), "{reason}");
    }
}

/// A server that shows nothing may be keeping a secret; one that says nothing tells nothing.
#[test]
fn private_is_only_what_a_server_withholds() {
    let (url, target) = ("https://badge.example.jp/1", "https://www.example.jp/1");
    let contact = |url: &str, result: &str| crate::engine::documents::Contact {
        url: url.to_owned(),
        purpose: crate::engine::documents::Purpose::Assertion,
        result: result.to_owned(),
        sha256: None,
        kept_since: None,
    };
    for (results, ja, en) in [
        (vec![(url, "http-404")], "非公開に設定されている場合もあります", "It may be private"),
        (vec![(url, "http-403")], "非公開に設定されている場合もあります", "It may be private"),
        (vec![(url, "redirected"), (target, "http-401")], "非公開に設定されている場合もあります", "It may be private"),
        (vec![(url, "unreachable")], "回答を受け取れませんでした", "no answer came"),
        (vec![(url, "timed-out")], "回答を受け取れませんでした", "no answer came"),
        (vec![(target, "http-404"), (url, "unreachable")], "回答を受け取れませんでした", "no answer came"),
        (vec![(url, "http-500")], "確認できる回答を得られませんでした", "gave no answer that confirms it"),
        (vec![(url, "redirect-refused")], "確認できる回答を得られませんでした", "gave no answer that confirms it"),
    ] {
        for code in [Code::ProofHosted, Code::DocumentOnlyLink] {
            let mut report = report(Headline::Undetermined, &[]);
            report.reason = Some(code);
            report.checks = vec![Check::with(code, Detail::url(url))];
            report.documents = results.iter().map(|(url, result)| contact(url, result)).collect();
            for (lang, said, private) in [(Lang::Ja, ja, "非公開"), (Lang::En, en, "private")] {
                let reason = panel(lang, &report).reason;
                assert_eq!(reason.contains(private), said.contains(private), "{results:?}: {reason}");
                assert!(reason.contains(said) || code == Code::DocumentOnlyLink, "{results:?}: {reason}");
            }
        }
    }
}

#[test]
fn the_recipient_is_named_by_kind() {
    let mut report = report(Headline::Mismatch, &[]);
    report.reason = Some(Code::HolderMismatch);
    report.checks = vec![Check::with(Code::HolderMismatch, Detail::found("email"))];
    assert_eq!(
        panel(Lang::Ja, &report).reason,
        "入力されたメールアドレスは、このバッジの受領者のメールアドレスと一致しません。"
    );
    assert!(panel(Lang::En, &report).reason.contains("The e-mail address you typed"));
}

/// A name is compared only where there is one; else whatever the person could tell.
#[test]
fn the_advice_names_what_the_badge_states() {
    let kinds = |kinds: &[&str]| {
        let identifiers = kinds.iter();
        identifiers.map(|it| IdentifierFacts { kind: (*it).to_owned(), value: None, hashed: true }).collect::<Vec<_>>()
    };
    let mail = "ご本人に受領時のメールアドレスを尋ね、バッジの記載と一致するかを照合してください。";
    let compare = "バッジの氏名が、ご本人や応募書類の氏名と一致するかをお確かめください。";
    let nobodys = "受領者の氏名や連絡先が見当たりません。誰に発行されたバッジかは、ご本人か発行者にお確かめください。";
    for (name, identifiers, typed, advice) in [
        (Some("見本 太郎"), vec!["email"], None, Some(compare)),
        (None, vec!["email"], None, Some(mail)),
        (None, vec!["id", "ext:own", "emailAddress", "url"], None, Some(mail)),
        (None, vec![], None, Some(nobodys)),
        (None, vec!["did"], None, Some(nobodys)),
        (None, vec!["email"], Some(Code::HolderMatch), None),
    ] {
        for (headline, more) in [(Headline::Valid, 0), (Headline::Attested, 1)] {
            let mut report = report(headline, typed.as_slice());
            let mut badge = badge("x");
            badge.holder.name = name.map(str::to_owned);
            badge.holder.identifiers = kinds(&identifiers);
            report.badge = Some(badge);
            let next = panel(Lang::Ja, &report).next;
            let first = next.first().map(|(_, next)| next.as_str());
            assert_eq!(first.filter(|_| next.len() > more), advice, "{headline:?} {identifiers:?} {next:?}");
            assert_eq!(next.len(), more + usize::from(advice.is_some()));
            let english: Vec<_> = panel(Lang::En, &report).next.into_iter().map(|(_, next)| next).collect();
            assert_eq!(english.iter().any(|next| next.contains("Compare the name")), name.is_some(), "{english:?}");
            let asks = english.iter().any(|next| next.contains("for the e-mail address used to receive the badge"));
            assert_eq!(asks, advice == Some(mail), "{english:?}");
        }
    }
}

#[test]
fn an_open_issuer_is_not_recognised_or_not_checked() {
    let unlisted = report(Headline::Unlisted, &[Code::IssuerUnrecognised]);
    let unproven = report(Headline::Altered, &[Code::IssuerUnproven]);
    assert_eq!(answer(Lang::Ja, &unlisted, Axis::Issuer), "要確認");
    assert_eq!(answer(Lang::Ja, &unproven, Axis::Issuer), "確認できず");
    assert_eq!(answer(Lang::En, &unproven, Axis::Standing), "Could not check");
    assert_eq!(summary(Lang::En, Summary::Unknown, Axis::Issuer), "Not recognised");
    assert_eq!(summary(Lang::Ja, Summary::Skip, Axis::Holder), "未実施");
}

#[test]
fn faults_name_their_place() {
    let fault_at = |at: &str, kind| ListFault { at: at.to_owned(), kind, found: Some("x".to_owned()) };
    assert_eq!(
        fault(Lang::Ja, &fault_at("/issuers/1/ids/0", ListFaultKind::DuplicateId)),
        "issuers.json の /issuers/1/ids/0：IDがほかの発行者と重複しています（x）"
    );
    assert_eq!(fault(Lang::En, &fault_at("", ListFaultKind::NotJson)), "issuers.json: not readable as JSON (x)");
}

#[test]
fn hosts_and_tags() {
    for (url, it) in [
        ("https://badge.example.jp/a?b#c", "badge.example.jp"),
        ("https://user:pw@host.example:8443/", "host.example:8443"),
        ("https://bank.example\\@evil.example", "bank.example"),
        ("did:web:badge.example.jp:issuers:1#key-0", "badge.example.jp"),
        ("badge.example.jp", "badge.example.jp"),
    ] {
        assert_eq!(host(url), it);
    }
    assert_eq!(Lang::from_tag("ja_JP.UTF-8"), Some(Lang::Ja));
    assert_eq!(Lang::from_tag("en-GB"), Some(Lang::En));
    assert_eq!(Lang::from_tag("C"), None);
    assert_eq!(kind(Lang::Ja, "ext:passNumber"), "合格番号");
    assert_eq!(kind(Lang::Ja, "ext:other"), "ext:other");
    assert_eq!(name(Lang::En, &Names { ja: Some("名".to_owned()), en: None }), Some("名"));
}

#[test]
fn a_reading_has_words_for_everything() {
    use crate::engine::report::{EndorsementFacts, IssuerFacts, KeySource, ProofFacts};
    let mut report = report(Headline::Valid, &[Code::ProofVerified, Code::KeyBound]);
    for (source, code) in [
        (KeySource::Identifier, Code::ProofVerified),
        (KeySource::Document, Code::ProofMismatch),
        (KeySource::List, Code::ProofVerified),
        (KeySource::Badge, Code::ProofVerified),
    ] {
        report.proofs.push(ProofFacts {
            at: "/proof/1".to_owned(),
            suite: "eddsa-rdfc-2022".to_owned(),
            code,
            method: Some("did:key:z6Mk".to_owned()),
            key: Some("Ed25519".to_owned()),
            source: Some(source),
            binding: Some(Code::KeyUnbound),
            created: Some("2026-04-01T00:00:00Z".to_owned()),
        });
    }
    for (verdict, headline, fits) in [
        (Verdict::Valid, Headline::Valid, true),
        (Verdict::Valid, Headline::Unlisted, false),
        (Verdict::Rejected, Headline::Altered, true),
    ] {
        report.endorsements.push(EndorsementFacts {
            at: "/credentialSubject/achievement/endorsement/0".to_owned(),
            verdict,
            recognition: Recognition::Unrecognised,
            headline,
            reason: Some(Code::ProofMismatch),
            issuer: IssuerFacts { name: Some("「偽」\u{202e}".to_owned()), ..IssuerFacts::default() },
            subject: None,
            fits,
            comment: Some("Good”".to_owned()),
            checks: vec![Check::new(Code::ProofMismatch)],
        });
    }
    for lang in Lang::ALL {
        let reading = read(lang, &report);
        assert_eq!((reading.lines.len(), reading.proofs.len(), reading.endorsements.len()), (2, 4, 3));
        let parts = reading.proofs.iter().chain(&reading.endorsements);
        for (label, value) in parts.clone().flat_map(|part| &part.rows) {
            assert!(!label.is_empty() && !value.is_empty(), "{label}: {value}");
            assert!(!value.contains('\u{202e}') && !value.contains("「「"), "{label}: {value}");
        }
        // Nobody knows the issuers of these: none of them is shown as good.
        assert!(parts.clone().all(|part| part.outcome != Outcome::Pass), "{parts:?}");
    }
}

#[test]
fn places_are_said_in_words() {
    let at = |lang, pointer: &str| part::place(lang, pointer);
    assert_eq!(
        at(Lang::Ja, "/credentialSubject/achievement/criteria"),
        "受領者 › 資格 › 認定の条件（/credentialSubject/achievement/criteria）"
    );
    assert_eq!(at(Lang::En, "/evidence/0"), "evidence (/evidence/0)");
    assert_eq!(at(Lang::En, "/own/thing"), "/own/thing");
    assert_eq!(at(Lang::En, "alg"), "alg");
}
