//! What stands at the address of a badge: a picture may carry no more than that (FORMATS 1).

use super::chain;
use super::scope::is_askable;
use crate::engine::code::Code;
use crate::engine::documents::{Inquiry, Purpose, Reply};
use crate::engine::read::Claim;
use crate::engine::read::legacy::Legacy;
use crate::engine::report::{Check, Detail};
use crate::engine::unbake;

/// The badge at this address, or why there is none.
pub fn follow(url: &str, inquiry: &Inquiry) -> Result<Claim, Option<Check>> {
    if !is_askable(url) {
        return Err(Some(Check::with(Code::ProofUnaddressed, Detail::url(url))));
    }
    match inquiry.read(url, Purpose::Assertion, |bytes| read(bytes, url)) {
        Reply::Came(claim) => Ok(claim),
        reply => Err(chain::failure(url, &reply)),
    }
}

fn read(bytes: &[u8], url: &str) -> Option<Claim> {
    let unbaking = unbake::unbake(bytes).ok()?;
    let (unbaked, _) = unbaking.choose().ok()?;
    match Claim::read(&unbaked.payload).ok()? {
        // A link to a link: whoever wrote it can name what it means.
        Claim::Address(_) => None,
        Claim::Legacy(legacy) => Some(Claim::Legacy(Legacy { address: Some(url.to_owned()), ..legacy })),
        claim => Some(claim),
    }
}
