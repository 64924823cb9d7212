//! What the caller hands in, and what kind of file it is: its bytes decide, never its name.

/// One file, pasted text or token.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    /// As the caller calls it; shown, never trusted.
    pub name: String,
    /// The bytes as they came.
    pub bytes: Vec<u8>,
    /// What the reader typed to check the holder, if anything.
    pub holder: Option<String>,
    /// Files that the reader saved from the badge's official page and added to it.
    pub supplied: Vec<Vec<u8>>,
}

impl Input {
    /// A file.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Input { name: name.into(), bytes: bytes.into(), ..Input::default() }
    }

    /// The same, with the question whose it is.
    pub fn with_holder(self, holder: Option<String>) -> Self {
        Input { holder: holder.filter(|text| !text.is_empty()), ..self }
    }

    /// The same, with files to compare it with.
    pub fn with_supplied(self, supplied: Vec<Vec<u8>>) -> Self {
        Input { supplied, ..self }
    }
}
