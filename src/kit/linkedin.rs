//! LinkedIn's "add to profile": an address whose query its form is filled from. Nothing is sent until the holder opens it.

use super::Badge;
use super::link::encoded;
use crate::engine::time::Moment;

/// Longer addresses are cut or refused by some programs on the way; LinkedIn states no limit of its own.
const LONGEST: usize = 2048;

/// The address, and whether the badge's link is in it. `None`: the badge lacks a name, an issuer or a day, or it is a sample,
/// which has no place in anybody's profile.
pub fn address(badge: &Badge, link: Option<&str>) -> Option<(String, bool)> {
    let issued = Moment::parse(badge.issued.as_deref()?)?;
    let is_stated = |text: &str| !text.trim().is_empty();
    if badge.sample || !is_stated(&badge.qualification) || !is_stated(&badge.issuer) {
        return None;
    }
    let month = |moment: &Moment| {
        let (year, month, ..) = moment.civil();
        (year.to_string(), month.to_string())
    };
    let (year, number) = month(&issued);
    let mut fields = vec![
        ("name", badge.qualification.clone()),
        ("organizationName", badge.issuer.clone()),
        ("issueYear", year),
        ("issueMonth", number),
    ];
    if let Some(ends) = badge.ends.as_deref().and_then(Moment::parse) {
        let (year, number) = month(&ends);
        fields.extend([("expirationYear", year), ("expirationMonth", number)]);
    }
    fields.extend(badge.number.clone().map(|number| ("certId", number)));
    let mut address = "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME".to_owned();
    for (name, value) in &fields {
        address.extend(["&", name, "=", &encoded(value)]);
    }
    let with_link = link.map(|link| [&address, "&certUrl=", &encoded(link)].concat());
    Some(match with_link.filter(|whole| whole.len() <= LONGEST) {
        Some(whole) => (whole, true),
        None => (address, false),
    })
}
