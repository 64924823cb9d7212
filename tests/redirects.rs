//! Where a server sends on: each hop is a question of its own, and the document counts as that of the address asked.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use akashi::engine::documents::{Documents, FetchError, Need, Response};
use akashi::engine::policy::Policy;
use akashi::engine::report::Report;
use forge::*;
use serde_json::json;

const ID: &str = "did:web:badge.example.jp";
const URL: &str = "https://badge.example.jp/.well-known/did.json";

fn redirect(documents: &mut Documents, from: &str, status: u16, to: &str) {
    let location = Some(to.to_owned());
    documents.insert(from, Ok(Response { status, content_type: String::new(), location, bytes: Vec::new() }));
}

fn judge(documents: &Documents, policy: &Policy) -> Report {
    verify_with(web_badge(ID).0, documents, policy)
}

fn contacts(report: &Report) -> Vec<(&str, &str)> {
    report.documents.iter().map(|it| (it.url.as_str(), it.result.as_str())).collect()
}

#[test]
fn each_hop_is_asked_for_and_the_last_answers_for_the_first() {
    for status in [301, 302, 303, 307, 308] {
        let hops = ["https://www.example.jp/a", "https://files.example/b?c", "https://files.example/d/e"];
        let mut documents = Documents::default();
        let report = judge(&documents, &no_list());
        assert_eq!(report.needs[0].url, URL);
        let mut from = URL;
        for (place, to) in hops.into_iter().enumerate() {
            redirect(&mut documents, from, status, if place == 2 { "/d/./x/../e#f" } else { to });
            let report = judge(&documents, &no_list());
            assert_eq!(answer(&report), "undetermined undetermined");
            assert_eq!((report.needs.len(), &*report.needs[0].url, report.needs[0].reason), (1, to, Need::Consent));
            assert!(codes(&report).iter().all(|code| *code != "document.unreachable"), "nothing has failed yet");
            assert_eq!(report.documents.len(), place + 1);
            from = to;
        }
        let page = web_badge(ID).1.to_string().into_bytes();
        documents.insert(from, Ok(Response { status: 200, content_type: String::new(), location: None, bytes: page }));
        let report = judge(&documents, &no_list());
        assert_eq!(answer(&report), "valid unlisted");
        assert!(report.needs.is_empty());
        let all = [(URL, "redirected"), (hops[0], "redirected"), (hops[1], "redirected"), (hops[2], "used")];
        assert_eq!(contacts(&report), all);
    }
}

#[test]
fn the_sites_list_speaks_for_hosts_one_by_one() {
    let list = policy_of(
        json!([{"ids": ["did:web:other.example"], "names": {"ja": "見本"}, "hosts": ["badge.example.jp", "www.example.jp"]}]),
    );
    let mut documents = Documents::default();
    assert_eq!(judge(&documents, &list).needs[0].reason, Need::Allowed);
    redirect(&mut documents, URL, 302, "https://www.example.jp/did.json");
    assert_eq!(judge(&documents, &list).needs[0].reason, Need::Allowed);
    redirect(&mut documents, URL, 302, "https://elsewhere.example/did.json");
    assert_eq!(judge(&documents, &list).needs[0].reason, Need::Consent);
}

#[test]
fn circles_long_ways_and_near_places_are_refused() {
    let refused = |documents: &Documents| {
        let report = judge(documents, &no_list());
        assert_eq!(answer(&report), "undetermined undetermined");
        assert!(report.needs.is_empty(), "{:?}", report.needs);
        assert!(codes(&report).contains(&"document.unreachable"));
        contacts(&report).last().unwrap().1.to_owned()
    };
    let mut circle = Documents::default();
    redirect(&mut circle, URL, 302, URL);
    assert_eq!(refused(&circle), "redirect-refused");
    redirect(&mut circle, URL, 302, "https://a.example/");
    redirect(&mut circle, "https://a.example/", 302, URL);
    assert_eq!(refused(&circle), "redirect-refused");

    let mut long = Documents::default();
    redirect(&mut long, URL, 302, "https://0.example/");
    for hop in 0..4 {
        redirect(&mut long, &format!("https://{hop}.example/"), 302, &format!("https://{}.example/", hop + 1));
    }
    assert_eq!(refused(&long), "redirect-refused");
    assert_eq!(judge(&long, &no_list()).documents.len(), 4);

    for near in [
        "http://badge.example.jp/",
        "https://127.0.0.1/",
        "//localhost/",
        "https://[::1]/",
        "https://u@badge.example.jp/",
        "file:///etc/passwd",
    ] {
        let mut documents = Documents::default();
        redirect(&mut documents, URL, 301, near);
        assert_eq!(refused(&documents), "redirect-refused", "{near}");
    }
    // What a browser tells of a redirect, one without an aim, and one that leaves a choice.
    let mut silent = Documents::default();
    silent.insert(URL, Err(FetchError::Redirected));
    assert_eq!(refused(&silent), "redirected");
    for (status, location) in [(302, None), (300, Some("https://a.example/".to_owned())), (304, Some("/".to_owned()))] {
        let mut odd = Documents::default();
        odd.insert(URL, Ok(Response { status, content_type: String::new(), location, bytes: Vec::new() }));
        assert_eq!(refused(&odd), format!("http-{status}"));
    }
}

/// The subject lacks what the standard wants, whatever the key is: no server need learn of that.
#[test]
fn for_a_rejected_badge_nobody_is_asked() {
    let mut badge = badge();
    badge["issuer"]["id"] = ID.into();
    badge["credentialSubject"].as_object_mut().unwrap().remove("identifier");
    let header = json!({"alg": "EdDSA", "typ": "vc+jwt", "kid": format!("{ID}#key-1")});
    let report = verify(jws(&header, badge.to_string().as_bytes(), &institute()));
    assert!(codes(&report).contains(&"key.unavailable"));
    assert_eq!((answer(&report).as_str(), report.needs.len()), ("rejected malformed", 0));
}

#[test]
fn near_places_are_never_asked() {
    for id in [
        "did:web:localhost",
        "did:web:localhost%3A8443",
        "did:web:127.0.0.1",
        "did:web:router:a",
        "did:web:a.localhost",
        "https://10.0.0.1/issuer",
    ] {
        let (token, _) = web_badge(id);
        let report = verify_with(token, &Documents::default(), &no_list());
        assert_eq!(answer(&report), "undetermined undetermined", "{id}");
        assert!(report.needs.is_empty(), "{id}");
        assert_eq!(report.documents[0].result, "refused", "{id}");
        assert!(codes(&report).contains(&"key.unavailable"), "{id}: {:?}", codes(&report));
    }
}
