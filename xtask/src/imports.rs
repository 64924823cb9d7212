//! Short names for what a program imports. wasm-bindgen ends each with a hash, which no compression makes smaller and which
//! stands twice, in the program and in its script: 5 kB of a first visit.

use crate::Done;

/// The program and its script, with the imports called `i0`, `i1` … in both. Each name stands once in the script, as the
/// member that the program is given.
pub fn shorten(wasm: &[u8], script: &str) -> Done<(Vec<u8>, String)> {
    let mut rest = Reader(wasm.get(8..).ok_or("no wasm: too short")?);
    let mut out = wasm[..8].to_vec();
    let mut script = script.to_owned();
    while !rest.0.is_empty() {
        let (kind, content) = (rest.byte()?, rest.block()?);
        let content = if kind == IMPORTS { renamed(content, &mut script)? } else { content.to_vec() };
        out.push(kind);
        write(&mut out, content.len());
        out.extend(content);
    }
    Ok((out, script))
}

/// WebAssembly 2.0, 5.5.5: the import section.
const IMPORTS: u8 = 2;

fn renamed(content: &[u8], script: &mut String) -> Done<Vec<u8>> {
    let mut rest = Reader(content);
    let count = rest.number()?;
    let mut out = Vec::new();
    write(&mut out, count);
    for n in 0..count {
        let module = rest.block()?;
        let name = String::from_utf8_lossy(rest.block()?).into_owned();
        let short = format!("i{n}");
        if script.matches(&name).count() != 1 {
            return Err(format!("the import {name} stands not once in the script"));
        }
        *script = script.replace(&name, &short);
        let kind = rest.import()?;
        for part in [module, short.as_bytes()] {
            write(&mut out, part.len());
            out.extend(part);
        }
        out.extend(kind);
    }
    Ok(out)
}

fn write(out: &mut Vec<u8>, mut value: usize) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Done<u8> {
        let (first, rest) = self.0.split_first().ok_or("the wasm file ends too early")?;
        self.0 = rest;
        Ok(*first)
    }

    fn number(&mut self) -> Done<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err("a number in the wasm file is too long".into())
    }

    /// A length, and so many bytes.
    fn block(&mut self) -> Done<&'a [u8]> {
        let length = self.number()?;
        let (block, rest) = self.0.split_at_checked(length).ok_or("the wasm file ends too early")?;
        self.0 = rest;
        Ok(block)
    }

    /// What is imported: a function of some type is all that wasm-bindgen asks for.
    fn import(&mut self) -> Done<&'a [u8]> {
        let before = self.0;
        match self.byte()? {
            0 => self.number()?,
            other => return Err(format!("an import of kind {other}, not of a function")),
        };
        Ok(&before[..before.len() - self.0.len()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_in_both() {
        let section = b"\x02\x02\x01m\x05a_123\x00\x00\x01m\x05b_456\x00\x81\x01";
        let section = &section[1..];
        let wasm = [b"\0asm\x01\0\0\0\x01\x01\x00\x02", &[section.len() as u8][..], section].concat();
        let (wasm, script) = shorten(&wasm, "{a_123:f,b_456:g}").unwrap();
        assert_eq!(script, "{i0:f,i1:g}");
        assert_eq!(&wasm[..11], b"\0asm\x01\0\0\0\x01\x01\x00");
        assert_eq!(&wasm[11..], b"\x02\x10\x02\x01m\x02i0\x00\x00\x01m\x02i1\x00\x81\x01");
        for script in ["{a_123:f}", "{a_123:f,b_456:g,a_123:h}"] {
            assert!(shorten(&[b"\0asm\x01\0\0\0\x02", &[section.len() as u8][..], section].concat(), script).is_err());
        }
        assert!(shorten(b"\0asm\x01\0\0\0\x02\x09\x01", "").is_err());
    }
}
