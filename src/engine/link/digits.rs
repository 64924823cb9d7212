//! Bytes as one decimal number, with a byte 1 in front so that none is lost.

/// Digits taken at a time: the most that a limb holds.
const STEP: usize = 9;
#[cfg(any(feature = "whole", feature = "kit"))]
const BASE: u64 = 1_000_000_000;

/// The bytes; `None` for what is no such number. Takes the square of their number, which [`super::limits::LINK_LETTERS`]
/// bounds.
pub fn read(digits: &str) -> Option<Vec<u8>> {
    if digits.is_empty() || digits.starts_with('0') || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    // Limbs of 32 bits, the least first.
    let mut limbs: Vec<u32> = Vec::new();
    let (first, rest) = digits.split_at_checked(digits.len() % STEP)?;
    let mut steps = rest.as_bytes().chunks(STEP);
    let mut step = first.as_bytes();
    loop {
        let mut carry = step.iter().fold(0_u64, |value, digit| value * 10 + u64::from(digit - b'0'));
        let factor = 10_u64.pow(u32::try_from(step.len()).ok()?);
        for limb in &mut limbs {
            carry += u64::from(*limb) * factor;
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            limbs.push(carry as u32);
        }
        match steps.next() {
            Some(next) => step = next,
            None => break,
        }
    }
    let bytes: Vec<u8> = limbs.iter().rev().flat_map(|limb| limb.to_be_bytes()).skip_while(|byte| *byte == 0).collect();
    match bytes.split_first()? {
        (1, bytes) => Some(bytes.to_vec()),
        _ => None,
    }
}

/// The digits of these bytes.
#[cfg(any(feature = "whole", feature = "kit"))]
pub fn write(bytes: &[u8]) -> String {
    let whole = [&[1], bytes].concat();
    let mut limbs: Vec<u32> =
        whole.rchunks(4).map(|chunk| chunk.iter().fold(0, |limb, byte| limb << 8 | u32::from(*byte))).rev().collect();
    let mut steps = Vec::new();
    while limbs.iter().any(|limb| *limb > 0) {
        let mut rest = 0_u64;
        for limb in &mut limbs {
            let value = rest << 32 | u64::from(*limb);
            *limb = (value / BASE) as u32;
            rest = value % BASE;
        }
        steps.push(rest);
        let zeros = limbs.iter().take_while(|limb| **limb == 0).count();
        limbs.drain(..zeros);
    }
    let digits: String = steps.iter().rev().map(|step| format!("{step:0STEP$}")).collect();
    digits.trim_start_matches('0').to_owned()
}
