//! What an older badge says besides, as rows of a label and its lines; nothing of it leads anywhere.

use super::page::{Word, so_called, word};
use super::{Lang, date, visible};
use crate::engine::report::{AwardFacts, PieceFacts};

/// The rows; what is not stated has none.
pub fn award(lang: Lang, award: &AwardFacts) -> Vec<(String, Vec<String>)> {
    let pieces = |pieces: &[PieceFacts]| {
        let parts = pieces.iter().flat_map(|it| [&it.name, &it.text, &it.url]).flatten();
        parts.map(|part| visible(part)).collect::<Vec<_>>()
    };
    let tags: Vec<String> = award.tags.iter().map(|tag| visible(tag)).collect();
    let told = [
        (Word::Narrative, award.narrative.iter().map(|text| visible(text)).collect()),
        (Word::Evidence, pieces(&award.evidence)),
        (Word::Alignment, pieces(&award.alignments)),
        (Word::Tags, vec![tags.join(word(lang, Word::Comma))]),
    ];
    let told = told.into_iter().map(|(label, lines)| (word(lang, label).to_owned(), lines));
    let extensions = award.extensions.iter().map(|extension| {
        let line =
            |(name, value): &(String, String)| [&visible(name), word(lang, Word::Colon), &visible(value)].concat();
        (visible(&extension.name), extension.values.iter().map(line).collect())
    });
    // A row each, under a label that takes nobody's word for it.
    let endorsements = award.endorsements.iter().map(|it| {
        let name = it.name.as_deref().map(|name| so_called(lang, &visible(name)));
        let [text, url] = [&it.text, &it.url].map(|part| part.as_deref().map(visible));
        let day = it.date.as_deref().map(|day| date(lang, day));
        (word(lang, Word::EndorsementUnchecked).to_owned(), [name, text, day, url].into_iter().flatten().collect())
    });
    let rows = told.chain(endorsements).filter(|(_, lines)| lines.iter().any(|line| !line.trim().is_empty()));
    rows.chain(extensions).collect()
}
