//! Multikey: multibase base58btc over a multicodec prefix (Controlled Identifiers 1.0, 2.2.2).

use super::{KeyFault, PublicKey};

/// Reads `z6Mk…` (Ed25519), `zDn…` (P-256), `z82…` (P-384); RSA as did:key writes it is not in the standard's table.
pub fn read(text: &str) -> Result<PublicKey, KeyFault> {
    let encoded = text.strip_prefix('z').ok_or(KeyFault::Malformed)?;
    // 120 letters hold the longest key of the table, P-521, with room.
    if encoded.len() > 120 {
        return Err(KeyFault::Unsupported);
    }
    let bytes = bs58::decode(encoded).into_vec().map_err(|_| KeyFault::Malformed)?;
    let (prefix, key) = bytes.split_first_chunk::<2>().ok_or(KeyFault::Malformed)?;
    match prefix {
        [0xed, 0x01] => PublicKey::ed25519(key),
        [0x80, 0x24] if key.len() == 33 => PublicKey::p256(key),
        [0x81, 0x24] if key.len() == 49 => PublicKey::p384(key),
        [0x80 | 0x81, 0x24] => Err(KeyFault::Malformed),
        _ => Err(KeyFault::Unsupported),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_kinds_of_the_table() {
        // Examples of the did:key method's text.
        let kind = |text| read(text).map(|key| key.kind());
        assert_eq!(kind("z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"), Ok("Ed25519"));
        assert_eq!(kind("zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169"), Ok("P-256"));
        assert_eq!(kind("z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9"), Ok("P-384"));
        assert_eq!(kind("z6LShs9GGnqk85isEBzzshkuVWrVKsRp24GnDuHk8QWkARMW"), Err(KeyFault::Unsupported));
        assert_eq!(kind("6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"), Err(KeyFault::Malformed));
        assert_eq!(kind("z0OIl"), Err(KeyFault::Malformed));
        assert_eq!(kind("z"), Err(KeyFault::Malformed));
    }
}
