//! What the paper around a badge says beside it: said below the answers, for whoever holds the paper in hands reads no further.

use super::icons::{Icon, icon};
use super::prose::prose;
use crate::app::dom::{View, el};
use crate::app::verifier::Answer;
use crate::text::Lang;

/// Nothing where there is no paper.
pub fn paper(lang: Lang, answer: &Answer) -> Option<View> {
    let lines: Vec<View> = answer
        .findings(lang)
        .filter(|(check, _)| check.code.is_of_paper())
        .map(|(check, line)| {
            let hint = line.hint.as_ref().map(|hint| el("span").class("hint").kid(prose(lang, hint)));
            el("li").attr("data-paper", check.code.id()).kid(el("b").kid(prose(lang, &line.what))).kid(hint).into()
        })
        .collect();
    (!lines.is_empty())
        .then(|| el("div").class("whose whose--paper").kid(icon(Icon::File)).kid(el("ul").kid(lines)).into())
}
