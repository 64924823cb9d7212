//! The only place where checks become an answer (DESIGN 2).
//!
//! Fails closed: notes are left out first, and an axis nobody checked is `Unknown`.

use serde::{Deserialize, Serialize};

use super::code::Code;
use super::report::{Axis, Check, Outcome, ProofKind, Recognition, Summary};

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Integrity and standing pass, the holder passes or was not asked for.
    Valid,
    /// Genuine, but expired, revoked, suspended or not yet valid.
    NotInForce,
    /// Not what the issuer signed, or not this person's.
    Rejected,
    /// Could not be decided.
    Undetermined,
    /// There is no badge, or it cannot be read. No accusation.
    Unreadable,
}

/// Which panel speaks for the report; every one has words in `text/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Headline {
    /// 有効
    #[serde(rename = "verdict.valid")]
    Valid,
    /// 有効, by the server's word
    #[serde(rename = "verdict.attested")]
    Attested,
    /// Good signature of an issuer that this site does not know
    #[serde(rename = "verdict.unlisted")]
    Unlisted,
    /// 期限切れ
    #[serde(rename = "verdict.expired")]
    Expired,
    /// 取り消し
    #[serde(rename = "verdict.revoked")]
    Revoked,
    /// 停止中
    #[serde(rename = "verdict.suspended")]
    Suspended,
    /// 開始前
    #[serde(rename = "verdict.not-yet")]
    NotYet,
    /// 改ざん: only when a signature does not match its content
    #[serde(rename = "verdict.altered")]
    Altered,
    /// 署名がありません
    #[serde(rename = "verdict.unsigned")]
    Unsigned,
    /// 発行者の鍵ではありません
    #[serde(rename = "verdict.not-issuers-key")]
    NotIssuersKey,
    /// 形式に誤りがあります
    #[serde(rename = "verdict.malformed")]
    Malformed,
    /// 受領者が一致しません
    #[serde(rename = "verdict.mismatch")]
    Mismatch,
    /// まだ判定できません
    #[serde(rename = "verdict.undetermined")]
    Undetermined,
    /// バッジが見つかりません
    #[serde(rename = "verdict.no-badge")]
    NoBadge,
    /// 読み取れません
    #[serde(rename = "verdict.unreadable")]
    Unreadable,
}

impl Headline {
    /// All of them, for texts and tests.
    pub const ALL: [Headline; 15] = [
        Headline::Valid,
        Headline::Attested,
        Headline::Unlisted,
        Headline::Expired,
        Headline::Revoked,
        Headline::Suspended,
        Headline::NotYet,
        Headline::Altered,
        Headline::Unsigned,
        Headline::NotIssuersKey,
        Headline::Malformed,
        Headline::Mismatch,
        Headline::Undetermined,
        Headline::NoBadge,
        Headline::Unreadable,
    ];
}

/// The worst outcome on an axis; notes have no weight.
pub fn summary(checks: &[Check], axis: Axis) -> Summary {
    let worst = checks.iter().filter(|check| check.axis == axis).filter_map(|check| match check.outcome {
        Outcome::Pass => Some(Summary::Pass),
        Outcome::Fail => Some(Summary::Fail),
        Outcome::Unknown => Some(Summary::Unknown),
        Outcome::Skip => Some(Summary::Skip),
        Outcome::Note => None,
    });
    worst.max().unwrap_or(Summary::Unknown)
}

/// The verdict of these checks.
pub fn verdict(checks: &[Check]) -> Verdict {
    if checks.iter().any(|check| check.code.is_unreadable()) {
        return Verdict::Unreadable;
    }
    match (summary(checks, Axis::Integrity), summary(checks, Axis::Standing), summary(checks, Axis::Holder)) {
        (Summary::Fail, _, _) | (Summary::Pass, _, Summary::Fail) => Verdict::Rejected,
        (Summary::Pass, Summary::Fail, _) => Verdict::NotInForce,
        (Summary::Pass, Summary::Pass, Summary::Pass | Summary::Skip) => Verdict::Valid,
        _ => Verdict::Undetermined,
    }
}

/// The check that leads: of those that made the verdict, the one with the lowest rank.
pub fn reason(checks: &[Check], verdict: Verdict) -> Option<Code> {
    let (axes, outcome): (&[Axis], Outcome) = match verdict {
        Verdict::Valid => return None,
        Verdict::Unreadable => (&[Axis::Integrity], Outcome::Fail),
        Verdict::Rejected if summary(checks, Axis::Integrity) == Summary::Fail => (&[Axis::Integrity], Outcome::Fail),
        Verdict::Rejected => (&[Axis::Holder], Outcome::Fail),
        Verdict::NotInForce => (&[Axis::Standing], Outcome::Fail),
        Verdict::Undetermined => (&[Axis::Integrity, Axis::Standing, Axis::Holder], Outcome::Unknown),
    };
    let leading = checks.iter().filter(|check| axes.contains(&check.axis) && check.outcome == outcome);
    let unreadable = verdict == Verdict::Unreadable;
    leading.map(|check| check.code).filter(|code| !unreadable || code.is_unreadable()).min_by_key(|code| code.rank())
}

/// The headline for this verdict, its reason and the recognition beside it.
pub fn headline(verdict: Verdict, reason: Option<Code>, recognition: Recognition, kind: ProofKind) -> Headline {
    match (verdict, reason) {
        (Verdict::Valid, _) if recognition == Recognition::Unrecognised => Headline::Unlisted,
        (Verdict::Valid, _) if kind == ProofKind::Hosted => Headline::Attested,
        (Verdict::Valid, _) => Headline::Valid,
        (Verdict::NotInForce, Some(Code::StatusRevoked)) => Headline::Revoked,
        (Verdict::NotInForce, Some(Code::StatusSuspended)) => Headline::Suspended,
        (Verdict::NotInForce, Some(Code::DateNotYet)) => Headline::NotYet,
        (Verdict::NotInForce, _) => Headline::Expired,
        (Verdict::Rejected, Some(Code::ProofMismatch)) => Headline::Altered,
        (Verdict::Rejected, Some(Code::ProofMissing)) => Headline::Unsigned,
        (Verdict::Rejected, Some(Code::KeyNotIssuers | Code::KeyRevoked | Code::KeyExpired)) => Headline::NotIssuersKey,
        (Verdict::Rejected, Some(Code::HolderMismatch)) => Headline::Mismatch,
        (Verdict::Rejected, _) => Headline::Malformed,
        (Verdict::Undetermined, _) => Headline::Undetermined,
        (Verdict::Unreadable, Some(Code::DocumentNoBadge | Code::DocumentOtherText)) => Headline::NoBadge,
        (Verdict::Unreadable, _) => Headline::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One code for each axis and outcome, where there is one.
    fn code(axis: Axis, outcome: Outcome) -> Option<Code> {
        Code::ALL.iter().copied().find(|c| c.axis() == axis && c.outcome() == outcome && !c.is_unreadable())
    }

    #[test]
    fn nothing_checked_is_undetermined() {
        assert_eq!(verdict(&[]), Verdict::Undetermined);
    }

    /// Every combination of one outcome, or none, on each axis against the table of DESIGN 2, written out anew.
    #[test]
    fn all_combinations_follow_the_table() {
        let outcomes = [
            None,
            Some(Outcome::Pass),
            Some(Outcome::Fail),
            Some(Outcome::Unknown),
            Some(Outcome::Skip),
            Some(Outcome::Note),
        ];
        let mut valid = 0;
        for integrity in outcomes {
            for standing in outcomes {
                for issuer in outcomes {
                    for holder in outcomes {
                        let wanted = [
                            (Axis::Integrity, integrity),
                            (Axis::Standing, standing),
                            (Axis::Issuer, issuer),
                            (Axis::Holder, holder),
                        ];
                        let checks: Vec<Check> = wanted
                            .iter()
                            .filter_map(|(axis, outcome)| outcome.and_then(|o| code(*axis, o)).map(Check::new))
                            .collect();
                        let pass = |axis| checks.iter().any(|c| c.axis == axis && c.outcome == Outcome::Pass);
                        let fail = |axis| checks.iter().any(|c| c.axis == axis && c.outcome == Outcome::Fail);
                        let skip = |axis| checks.iter().any(|c| c.axis == axis && c.outcome == Outcome::Skip);
                        let expected = if fail(Axis::Integrity) {
                            Verdict::Rejected
                        } else if !pass(Axis::Integrity) {
                            Verdict::Undetermined
                        } else if fail(Axis::Holder) {
                            Verdict::Rejected
                        } else if fail(Axis::Standing) {
                            Verdict::NotInForce
                        } else if pass(Axis::Standing) && (pass(Axis::Holder) || skip(Axis::Holder)) {
                            Verdict::Valid
                        } else {
                            Verdict::Undetermined
                        };
                        assert_eq!(verdict(&checks), expected, "{wanted:?}");
                        valid += usize::from(expected == Verdict::Valid);
                    }
                }
            }
        }
        assert!(valid > 0);
    }

    #[test]
    fn every_verdict_but_valid_has_a_reason() {
        for lead in Code::ALL {
            let mut checks = vec![Check::new(*lead)];
            for (axis, filler) in [
                (Axis::Integrity, Code::ProofVerified),
                (Axis::Standing, Code::DateInForce),
                (Axis::Holder, Code::HolderNotAsked),
            ] {
                if lead.axis() != axis {
                    checks.push(Check::new(filler));
                }
            }
            let answer = verdict(&checks);
            let silent = answer == Verdict::Valid || matches!(lead.outcome(), Outcome::Note | Outcome::Skip);
            assert_eq!(reason(&checks, answer).is_none(), silent, "{}", lead.id());
        }
    }
}
