//! What every judgement is given: an opinion, the world as far as it is known, the time, and how much work is left.

use super::documents::Inquiry;
use super::policy::Policy;
use super::proof::suite::Work;
use super::time::Timestamp;

/// The same for a badge, for what endorses it, and for the lists that say whether it is in force.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The site's list.
    pub policy: &'a Policy,
    /// The world.
    pub inquiry: &'a Inquiry<'a>,
    /// Now.
    pub now: Timestamp,
    /// The budget of one input.
    pub work: &'a Work,
}
