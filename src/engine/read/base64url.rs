//! base64url without padding (RFC 7515, 2), canonical only: a second spelling of the same bytes is refused.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The bytes, or `None` for padding, white space, foreign letters or stray bits in the last letter.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// The one spelling of these bytes.
pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
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
