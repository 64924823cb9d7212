//! base64url without padding (RFC 7515, 2), canonical only: a second spelling of the same bytes is refused.

use base64ct::{Base64UrlUnpadded, Encoding};

/// The bytes, or `None` for padding, white space, foreign letters or stray bits in the last letter.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let bytes = Base64UrlUnpadded::decode_vec(text).ok()?;
    // Only the last letters can be spelt in two ways, and they begin where three bytes end.
    let (last, letters) = (bytes.len() / 3 * 3, bytes.len() / 3 * 4);
    (encode(bytes.get(last..)?) == text.get(letters..)?).then_some(bytes)
}

/// The one spelling of these bytes.
pub fn encode(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_only() {
        assert_eq!(decode("AQ"), Some(vec![1]));
        for other in ["AR", "AQ==", "AQ\n", " AQ", "A", "A+", "A/"] {
            assert_eq!(decode(other), None, "{other:?}");
        }
    }
}
