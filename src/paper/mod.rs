//! LETTER OPENER: takes certificates on paper (PDF) and mail apart. What is enclosed is for others to judge.

use crate::engine::input::Input;

/// What is enclosed in a file, each as an input of its own: where it was found in [`Input::within`], what is written around it in
/// [`Input::paper`]. `None`: neither a PDF nor a mail.
pub fn open(_name: &str, _bytes: &[u8]) -> Option<Vec<Input>> {
    None
}
