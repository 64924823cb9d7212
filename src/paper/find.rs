//! What is kept of what is found: badges first, what may lead to one only where there is none.

use crate::engine::input::Input;
use crate::engine::platform::{self, Kind as Place};
use crate::engine::read::Claim;
use crate::engine::unbake::{self, Kind, Payload, plain};
use crate::engine::{limits, link};

/// What was found, in the order of finding.
#[derive(Default)]
pub(super) struct Findings {
    /// Badges, and addresses of badges.
    badges: Vec<(Key, Input)>,
    /// What may lead to one.
    others: Vec<(Key, Input)>,
    /// Where we are: `mail:attachment`.
    places: Vec<String>,
    /// PDFs read so far.
    papers: usize,
}

/// What makes two findings one.
#[derive(PartialEq)]
enum Key {
    /// The badge's text.
    Text(Vec<u8>),
    /// Its address.
    Address(String),
}

/// How much a finding promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Promise {
    /// A badge or the address of one.
    Badge,
    /// Something that a reader should hear about when there is nothing better.
    Perhaps,
    /// Nothing.
    Nothing,
}

impl Findings {
    /// Keeps bytes that were found here; on a paper, with what is written there.
    pub fn keep(&mut self, name: &str, bytes: &[u8], place: &str, paper: Option<&[String]>, promise: Promise) {
        let (is_badge, list) = match promise {
            Promise::Badge => (true, &mut self.badges),
            Promise::Perhaps => (false, &mut self.others),
            Promise::Nothing => return,
        };
        let key = key(bytes);
        // Each paper around a badge is compared with it: the one without a paper says nothing that they do not.
        let again = |input: &Input| paper.is_none() || input.paper.as_deref() == paper;
        if list.len() >= limits::ENCLOSED
            || list.iter().any(|(other, input)| is_badge && same(other, &key) && again(input))
        {
            return;
        }
        let places = self.places.iter().map(String::as_str).chain([place]);
        let within = places.collect::<Vec<_>>().join(":");
        let input = Input::new(name, bytes).within(within).on_paper(paper.map(<[String]>::to_vec));
        let bare = list.iter_mut().find(|(other, bare)| is_badge && same(other, &key) && bare.paper.is_none());
        match bare {
            Some((_, bare)) => *bare = input,
            None => list.push((key, input)),
        }
    }

    /// How many badges were found so far.
    pub fn count(&self) -> usize {
        self.badges.len()
    }

    /// Was this badge found since there were so many?
    pub fn has_since(&self, count: usize, bytes: &[u8]) -> bool {
        let key = key(bytes);
        self.badges.iter().skip(count).any(|(other, _)| same(other, &key))
    }

    /// May one more PDF be read? Each has a budget of its own.
    pub fn takes_paper(&mut self) -> bool {
        self.papers += 1;
        self.papers <= limits::PAPERS
    }

    /// A PDF that could not be read, as itself.
    pub fn refused(&mut self, name: &str, bytes: &[u8], word: &str) {
        self.keep(name, bytes, &format!("pdf:{word}"), None, Promise::Perhaps);
    }

    /// Does something in a place within this one.
    pub fn inside(&mut self, place: &str, act: impl FnOnce(&mut Findings)) {
        self.places.push(place.to_owned());
        act(self);
        self.places.pop();
    }

    /// What comes of it; several are told apart by where they were.
    pub fn finish(self, name: &str) -> Vec<Input> {
        let found = if self.badges.is_empty() { self.others } else { self.badges };
        let several = found.len() > 1;
        let named = |(place, (_, input)): (usize, (Key, Input))| {
            let own = if input.name.is_empty() { format!("{}", place + 1) } else { input.name.clone() };
            let is_itself = input.name == name;
            Input { name: if several && !is_itself { format!("{name} › {own}") } else { name.to_owned() }, ..input }
        };
        found.into_iter().enumerate().map(named).collect()
    }
}

fn same(one: &Key, other: &Key) -> bool {
    match (one, other) {
        (Key::Address(one), Key::Address(other)) => one == other || platform::is_same_badge(one, other),
        _ => one == other,
    }
}

fn key(bytes: &[u8]) -> Key {
    let unbaked = unbake::unbake(bytes).ok();
    match unbaked.as_ref().and_then(|unbaking| unbaking.choose().ok()).map(|(unbaked, _)| &unbaked.payload) {
        Some(Payload::Json(text)) => Key::Text(text.clone()),
        Some(Payload::Jws(text)) => Key::Text(text.clone().into_bytes()),
        Some(Payload::Url(url)) => Key::Address(url.clone()),
        Some(Payload::Other(_)) | None => Key::Text(bytes.to_vec()),
    }
}

/// What a file promises: a picture with a badge in it, a credential as JSON or token, a text that is nothing but a link to one.
pub(super) fn file(bytes: &[u8]) -> Promise {
    let unbaked = unbake::unbake(bytes);
    let chosen = unbaked.as_ref().ok().and_then(|unbaking| unbaking.choose().ok());
    match (Kind::of(bytes), chosen) {
        (_, Some((unbaked, _))) => match &unbaked.payload {
            Payload::Url(url) if Kind::of(bytes) == Kind::Text => self::link(url),
            payload if Kind::of(bytes) == Kind::Text => promise(Claim::read(payload).is_ok()),
            _ => Promise::Badge,
        },
        // Data of a badge, damaged or contradictory: the reader should hear of it.
        (Kind::Png | Kind::Svg, None) if unbaked.as_ref().is_ok_and(holds_data) => Promise::Badge,
        (Kind::Png | Kind::Svg | Kind::Picture(_), None) => Promise::Perhaps,
        _ => Promise::Nothing,
    }
}

fn holds_data(unbaking: &unbake::Unbaking) -> bool {
    !unbaking.found.is_empty() || !unbaking.unread.is_empty()
}

fn promise(is_badge: bool) -> Promise {
    if is_badge { Promise::Badge } else { Promise::Nothing }
}

/// What an address promises by what is written in it. Nobody is asked.
pub(super) fn link(url: &str) -> Promise {
    // A whole badge, or the address of one behind somebody's page.
    let is_packed = link::packed_in(url).is_some_and(|packed| link::unpack(packed).is_some());
    if is_packed || link::elsewhere(url).is_some() || matches!(plain::classify(url.as_bytes()), Payload::Jws(_)) {
        return Promise::Badge;
    }
    match platform::typed(url).as_deref().and_then(platform::read).map(|address| address.kind) {
        Some(Place::Assertion | Place::Imported | Place::Page) => Promise::Badge,
        // Whoever opens one takes the badge: the reader should be warned of it.
        Some(Place::Person | Place::Unreceived | Place::Receipt) => Promise::Perhaps,
        None => Promise::Nothing,
    }
}
