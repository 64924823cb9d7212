//! In the place of Open Badges 1 and 2. Their truth lies at a server, so their reader waits anyway.

use super::absent::missed;
use super::credential::Credential;
use super::documents::Inquiry;
use super::policy::Policy;
use super::read::legacy::Legacy;
use super::report::{Check, Detail, ProofFacts};
use super::time::Timestamp;

/// What came of an older badge: nothing here.
pub struct Judged {
    /// The findings on its integrity.
    pub checks: Vec<Check>,
    /// What it says.
    pub credential: Credential,
    /// Its signature, if it has one.
    pub proofs: Vec<ProofFacts>,
}

/// Not judged.
pub fn judge(legacy: &Legacy, _: &Policy, _: &Inquiry, _: Timestamp) -> Judged {
    let checks = vec![Check::with(missed(), Detail::found(legacy.format()))];
    Judged { checks, credential: Credential::default(), proofs: Vec::new() }
}

/// Links to badges.
pub mod address {
    use crate::engine::absent::missed;
    use crate::engine::documents::Inquiry;
    use crate::engine::read::Claim;
    use crate::engine::report::{Check, Detail};

    /// Not followed.
    pub fn follow(url: &str, _: &Inquiry) -> Result<Claim, Option<Check>> {
        Err(Some(Check::with(missed(), Detail::url(url))))
    }
}

/// Files that the reader adds.
pub mod supplied {
    use crate::engine::read::legacy::Legacy;

    /// Not read.
    pub fn read(_: &[Vec<u8>]) -> Vec<Option<Legacy>> {
        Vec::new()
    }

    /// None.
    pub fn instead_of(_: &str, _: &[Option<Legacy>]) -> Option<Legacy> {
        None
    }
}

/// What an assertion says besides.
pub mod award {
    use serde_json::Value;

    use crate::engine::report::AwardFacts;

    /// Not read.
    pub fn of(_: &Value) -> AwardFacts {
        AwardFacts::default()
    }
}
