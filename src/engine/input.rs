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
    /// Where the bytes were found, if they are not the file itself: `pdf:attachment`, `pdf:qr`, `mail:attachment`, `mail:link`,
    /// `picture:qr`, `camera:qr`; what was enclosed twice has both, `mail:attachment:pdf:qr`. It leads the report's carrier. A PDF
    /// that could not be read ends with the cause: `pdf:sealed`, `pdf:damaged`, `pdf:too-much`.
    pub within: Option<String>,
    /// What is written on the paper around the badge, line by line; to be compared with it, and never proof.
    pub paper: Option<Vec<String>>,
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

    /// The same, found there.
    pub fn within(self, place: impl Into<String>) -> Self {
        Input { within: Some(place.into()), ..self }
    }

    /// Where something in it is: this place in the input, and where the input was found.
    pub fn placed(&self, carrier: &str) -> String {
        self.within.iter().map(String::as_str).chain([carrier]).collect::<Vec<_>>().join(":")
    }

    /// Is it the text of a QR code?
    pub fn is_of_code(&self) -> bool {
        self.within.as_ref().is_some_and(|place| place.rsplit(':').next() == Some("qr"))
    }

    /// The same, on a paper that says this.
    pub fn on_paper(self, lines: Option<Vec<String>>) -> Self {
        Input { paper: lines, ..self }
    }

    /// The same, with files to compare it with.
    pub fn with_supplied(self, supplied: Vec<Vec<u8>>) -> Self {
        Input { supplied, ..self }
    }
}
