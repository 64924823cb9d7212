//! Data Integrity proofs (VC Data Integrity 1.0): one, a set, or a chain of them; purposes and dates.
//!
//! What the suites differ in stands in [`super::suite`].

use serde_json::Value;

use super::suite::{Input, Part, ProofValue, Secured, Suite, Work, unsigned_context};
use super::{Judged, Tried};
use crate::engine::code::Code;
use crate::engine::jsonld::Fault;
use crate::engine::key::binding::{Named, Search};
use crate::engine::limits;
use crate::engine::read::json;
use crate::engine::report::{Check, Detail, Outcome, ProofFacts};
use crate::engine::selector;
use crate::engine::time::{Moment, Timestamp};

/// The checks on all proofs of a document.
pub fn verify(credential: &Value, search: &Search, work: &Work) -> Judged {
    let proofs = json::set(credential.get("proof"));
    let refused = |check: Check| Judged { checks: vec![check], ..Judged::default() };
    if proofs.is_empty() {
        return refused(Check::new(Code::ProofMissing));
    }
    if proofs.len() > limits::PROOFS {
        return refused(Check::with(Code::ProofTooComplex, Detail::found("proofs")));
    }
    let secured = Secured::new(credential, proofs, search.policy.contexts(), work);
    let several = proofs.len() > 1;
    let place = |index: usize| if several { format!("/proof/{index}") } else { "/proof".to_owned() };
    let mut judged: Vec<Single> =
        proofs.iter().enumerate().map(|(index, proof)| judge(&secured, proofs, proof, &place(index), search)).collect();
    follow_chains(&mut judged, &place);
    let facts = judged.iter().zip(proofs).enumerate().map(|(index, (single, proof))| single.facts(proof, place(index)));
    let facts = facts.collect();
    if several {
        judged.iter_mut().enumerate().for_each(|(index, single)| single.stand_at(&place(index)));
    }
    let mut checks = weigh(&judged);
    // What was signed is one thing, that it is what a reader sees another. A wrong signature needs no such question, and
    // where every member is signed as it is written, it is answered.
    let of_members = judged.iter().zip(proofs).filter(|(single, _)| single.is_good() && single.signs_members());
    let added = of_members.filter_map(|(_, proof)| unsigned_context(credential, proof)).next();
    let by_members = judged.iter().any(|single| single.is_good() && single.signs_members());
    let mut hides_fields = false;
    if !by_members && checks.iter().any(|check| check.code == Code::ProofVerified) {
        let listed = search.policy.listed(search.issuer).into_iter().flat_map(|issuer| &issuer.fields);
        let names: Vec<&str> = listed.flat_map(|field| selector::names(&field.at)).collect();
        let fault = |names: &[&str]| secured.is_plain(credential, names).err();
        // Where the further names are plain as well, so is the rest: mostly one look is enough.
        if let Some(found) = fault(&names) {
            hides_fields = !names.is_empty();
            let found = if hides_fields { fault(&[]) } else { Some(found) };
            checks.extend(found.map(|(code, detail)| Check::with(code, detail)));
        }
    }
    checks.extend(added.map(|context| Check::with(Code::PropertyHidden, Detail::found(json::written(context, false)))));
    let good = || judged.iter().filter(|single| single.is_good());
    // Where the issuer signed all that is shown as a whole besides, nothing of that was left to the holder.
    let parts: Option<Vec<Part>> = good().map(|single| single.part).collect();
    let is_bounded = |parts: Vec<Part>| parts.iter().any(|part| part.is_bounded);
    Judged {
        checks,
        proofs: facts,
        is_good: good().next().is_some(),
        part: parts.filter(|parts| !parts.is_empty()).map(|parts| Part { is_bounded: is_bounded(parts) }),
        signed: good().filter_map(|single| single.signed).max(),
        hides_fields,
    }
}

/// One proof of the set, judged by itself.
#[derive(Debug, Default)]
struct Single {
    suite: Option<Suite>,
    tried: Tried,
    /// Positions of the proofs that it covers.
    previous: Vec<usize>,
    /// What the holder was free to leave out, if its suite lets him.
    part: Option<Part>,
    /// Its `created`.
    signed: Option<Timestamp>,
}

impl Single {
    fn refused(suite: Option<Suite>, check: Check) -> Single {
        Single { suite, tried: Tried { checks: vec![check], ..Tried::default() }, ..Single::default() }
    }

    fn finds(&self, found: impl Fn(&Check) -> bool) -> Option<&Check> {
        self.tried.checks.iter().find(|check| found(check))
    }

    /// By the issuer, and nothing against it.
    fn is_good(&self) -> bool {
        self.finds(|check| matches!(check.code, Code::KeyBound | Code::KeyPinned)).is_some()
            && self.finds(|check| !matches!(check.outcome, Outcome::Pass | Outcome::Note)).is_none()
    }

    fn signs_members(&self) -> bool {
        self.suite.is_some_and(Suite::signs_members)
    }

    fn stand_at(&mut self, place: &str) {
        for check in &mut self.tried.checks {
            check.detail.at.get_or_insert_with(|| place.to_owned());
        }
    }

    fn facts(&self, proof: &Value, at: String) -> ProofFacts {
        let text = |member: &str| json::text(proof, member).map(str::to_owned);
        let own_name = || text("cryptosuite").filter(|_| json::text(proof, "type") == Some("DataIntegrityProof"));
        ProofFacts {
            at,
            suite: own_name().or_else(|| text("type")).unwrap_or_default(),
            code: super::outcome(&self.tried.checks),
            method: text("verificationMethod"),
            key: self.tried.key.map(str::to_owned),
            source: self.tried.source,
            binding: self.tried.binding,
            created: text("created"),
        }
    }
}

/// In a set, each proof by the issuer must be good; what others signed beside it has no weight once one is (rule 5).
fn weigh(judged: &[Single]) -> Vec<Check> {
    let checks = |single: &Single| single.tried.checks.clone();
    if judged.len() < 2 || !judged.iter().any(Single::is_good) {
        return judged.iter().flat_map(checks).collect();
    }
    let mut weighed = Vec::new();
    for single in judged {
        let by_other = single.finds(|check| {
            matches!(check.code, Code::KeyNotIssuers | Code::KeyUnbound | Code::KeyUnavailable | Code::KeyUnsupported)
        });
        let unsupported = single.finds(|check| matches!(check.code, Code::ProofUnsupported | Code::ProofBase));
        if let Some(check) = unsupported {
            weighed.push(Check::with(Code::ProofUnsupportedBeside, check.detail.clone()));
        } else if let Some(check) = by_other {
            weighed.push(Check::with(Code::ProofByOther, check.detail.clone()));
        } else {
            weighed.extend(checks(single));
        }
    }
    weighed
}

// --- one proof ----------------------------------------------------------------------------------------------------

/// VC Data Integrity 1.0, 4.4 Verify Proof.
fn judge(secured: &Secured, proofs: &[Value], proof: &Value, place: &str, search: &Search) -> Single {
    let method = json::text(proof, "verificationMethod");
    let suite = match Suite::of(proof) {
        Ok(suite) => suite,
        Err(fault) => return Single::refused(None, placed(fault, place, method)),
    };
    let refused = |check: Check| Single::refused(Some(suite), check);
    let (value, method) = match read(suite, proof) {
        Ok(read) => read,
        Err(fault) => return refused(placed(fault, place, method)),
    };
    let (signed, notes) = match dates(proof, place, search.now) {
        Ok(dates) => dates,
        Err(check) => return refused(*check),
    };
    let Some(previous) = previous(proofs, proof) else {
        return refused(Check::with(Code::ProofChain, Detail::at(json::step(place, "previousProof"))));
    };
    let input = Input { secured, proof, previous: &previous };
    let search = Search { signed, ..*search };
    let keys = search.keys(&Named { method: Some(method), jwk: None });
    let mut part = None;
    let mut tried = super::try_keys(&keys, suite.name(), |key| {
        let (notes, covered) = suite.verify(&input, &value, key)?;
        part = covered;
        Ok(notes)
    });
    tried.checks.splice(0..0, notes);
    Single { suite: Some(suite), tried, previous, part, signed }
}

/// What must be there before anything is asked: purpose, method and value.
fn read(suite: Suite, proof: &Value) -> Result<(ProofValue, &str), Fault> {
    let text = |member: &str| json::text(proof, member).ok_or_else(|| (Code::ProofIncomplete, Detail::at(member)));
    let purpose = text("proofPurpose")?;
    if !names_assertion(purpose) {
        return Err((Code::ProofPurpose, Detail { found: Some(purpose.to_owned()), ..Detail::at("proofPurpose") }));
    }
    let method = text("verificationMethod")?;
    Ok((suite.read(proof)?, method))
}

/// A fault with its member's place, and the method as the proof names it.
fn placed((code, detail): Fault, place: &str, method: Option<&str>) -> Check {
    let at = detail.at.map(|member| json::step(place, member));
    let key = method.filter(|_| matches!(code, Code::ProofUnsupported | Code::ProofBase)).map(str::to_owned);
    Check::with(code, Detail { at, key, ..detail })
}

/// `assertionMethod`, or its IRI.
fn names_assertion(purpose: &str) -> bool {
    matches!(purpose, "assertionMethod" | "https://w3id.org/security#assertionMethod")
}

/// When it was signed, and what its dates, domain and challenge give to say.
fn dates(proof: &Value, place: &str, now: Timestamp) -> Result<(Option<Timestamp>, Vec<Check>), Box<Check>> {
    let moment = |member: &str| match proof.get(member) {
        None => Ok(None),
        Some(value) => match value.as_str().and_then(Moment::parse) {
            Some(moment) => Ok(Some(moment)),
            None => Err(Box::new(Check::with(Code::ProofIncomplete, Detail::at(json::step(place, member))))),
        },
    };
    let created = moment("created")?;
    let mut checks = Vec::new();
    if let Some(expires) = moment("expires")?
        && expires.at <= now
    {
        let date = json::text(proof, "expires").unwrap_or_default();
        checks.push(Check::with(Code::ProofExpired, Detail::date(date)));
    }
    for (member, code) in [("domain", Code::ProofDomain), ("challenge", Code::ProofChallenge)] {
        let values: Vec<&str> = json::strings(proof.get(member)).collect();
        if !values.is_empty() {
            checks.push(Check::with(code, Detail::found(values.join(", "))));
        }
    }
    Ok((created.map(|moment| moment.at), checks))
}

// --- chains -------------------------------------------------------------------------------------------------------

/// Positions of the proofs that this one names as earlier ones; none unless each name is the id of exactly one proof
/// (VC Data Integrity 1.0, 4.5).
fn previous(proofs: &[Value], proof: &Value) -> Option<Vec<usize>> {
    let Some(named) = proof.get("previousProof") else { return Some(Vec::new()) };
    let position = |id: &Value| {
        let id = id.as_str()?;
        let mut found = proofs.iter().enumerate().filter(|(_, other)| json::text(other, "id") == Some(id));
        let (position, other) = found.next()?;
        (found.next().is_none() && !std::ptr::eq(other, proof)).then_some(position)
    };
    json::set(Some(named)).iter().map(position).collect::<Option<Vec<_>>>().filter(|positions| !positions.is_empty())
}

/// A proof is no better than the earlier ones that it covers. Whose keys made those is another question: somebody else may
/// have signed first.
fn follow_chains(judged: &mut [Single], place: &impl Fn(usize) -> String) {
    let broken: Vec<(usize, Check)> = (0..judged.len())
        .filter_map(|start| {
            let mut visited = vec![start];
            let mut open: Vec<usize> = judged.get(start)?.previous.clone();
            while let Some(position) = open.pop() {
                let earlier = judged.get(position)?;
                let bad = |check: &Check| check.outcome == Outcome::Fail && check.code != Code::KeyNotIssuers;
                if position == start || earlier.finds(bad).is_some() {
                    let at = json::step(&place(start), "previousProof");
                    return Some((start, Check::with(Code::ProofChain, Detail::at(at))));
                }
                // What could not be checked leaves the chain open.
                if earlier.finds(|check| check.code == Code::ProofVerified).is_none() {
                    return Some((start, earlier.finds(|check| check.outcome == Outcome::Unknown)?.clone()));
                }
                if !visited.contains(&position) {
                    visited.push(position);
                    open.extend(&earlier.previous);
                }
            }
            None
        })
        .collect();
    for (position, check) in broken {
        judged.get_mut(position).into_iter().for_each(|single| single.tried.checks.push(check.clone()));
    }
}
