//! What the page offers to try: every sample gives the answer that public/samples/README.md promises.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod forge;

use std::path::Path;

use akashi::engine::policy::{IssuerList, Policy};
use akashi::engine::report::Recognition;
use forge::*;

#[test]
fn every_sample_gives_its_answer() {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    let list = IssuerList::read(&std::fs::read(public.join("issuers.json")).unwrap(), |_| None).unwrap();
    // The list shipped with the source recognises nobody.
    assert!(list.issuers.iter().all(|issuer| issuer.sample));
    let policy = Policy { issuers: Some(list), ..no_list() };
    for (name, expected, code, recognition) in [
        ("valid.png", "valid valid", "issuer.sample", Recognition::Sample),
        ("endorsed.json", "valid valid", "document.endorsement", Recognition::Sample),
        ("ends-soon.jwt", "valid valid", "date.ends-soon", Recognition::Sample),
        ("expired.svg", "not-in-force expired", "date.expired", Recognition::Sample),
        ("not-yet.json", "not-in-force not-yet", "date.not-yet", Recognition::Sample),
        ("tampered.png", "rejected altered", "proof.mismatch", Recognition::Sample),
        ("unsigned.json", "rejected unsigned", "proof.missing", Recognition::Sample),
        ("unlisted.png", "valid unlisted", "issuer.unrecognised", Recognition::Unrecognised),
        ("imitation.json", "valid unlisted", "issuer.imitates", Recognition::Unrecognised),
        ("other-key.jwt", "rejected not-issuers-key", "key.not-issuers", Recognition::Sample),
        ("no-badge.png", "unreadable no-badge", "document.no-badge", Recognition::Unrecognised),
    ] {
        let bytes = std::fs::read(public.join("samples").join(name)).expect(name);
        let report = verify_with(bytes, &Default::default(), &policy);
        assert_eq!(answer(&report), expected, "{name}");
        assert_eq!(report.recognition, recognition, "{name}");
        assert!(codes(&report).contains(&code), "{name}: {:?}", codes(&report));
        // No sample makes the page ask anybody.
        assert!(report.needs.is_empty(), "{name}");
    }
}
