//! Addresses of the page: what stands behind the `#`, which browsers never send to a server.

use wasm_bindgen::JsValue;

use crate::app::web;
use crate::engine::link;

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// Where everything begins.
    Home,
    /// The site's list.
    Issuers,
    /// What a holder makes of a badge.
    Holder,
    /// The camera.
    Scan,
    /// Several files.
    List,
    /// One file, by its place in the list.
    Result(usize),
}

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A screen of the page.
    Screen(Screen),
    /// A whole credential in the address, or the address of one: it is judged at once. Nobody is asked without a question.
    Badge(String),
}

impl Place {
    /// Where the page's own address leads now.
    pub fn here() -> Option<Place> {
        Place::read(&web::window().location().hash().unwrap_or_default())
    }

    /// Takes a badge out of the address and out of the browser's history; the page stays as it is.
    pub fn leave_out() {
        if let Ok(history) = web::window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&Screen::Result(0).hash()));
        }
    }

    /// Reads `location.hash`; nothing for addresses that are not ours.
    pub fn read(hash: &str) -> Option<Place> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        if link::packed_in(hash).is_some() {
            return Some(Place::Badge(hash.to_owned()));
        }
        if let Some(token) = hash.strip_prefix("jwt=") {
            return Some(Place::Badge(token.to_owned()));
        }
        // Links of other verifiers lead here when only the page's name in them was changed.
        if let Some(found) = link::elsewhere(&["#", hash].concat()) {
            return Some(Place::Badge(found));
        }
        if let Some(url) = hash.strip_prefix("url=") {
            return Some(Place::Badge(url.to_owned()));
        }
        let screen = match hash {
            "" => Screen::Home,
            "issuers" => Screen::Issuers,
            "holder" => Screen::Holder,
            "scan" => Screen::Scan,
            "list" => Screen::List,
            "result" => Screen::Result(0),
            other => Screen::Result(other.strip_prefix("result=")?.parse::<usize>().ok()?.checked_sub(1)?),
        };
        Some(Place::Screen(screen))
    }
}

impl Screen {
    /// The address of this screen, `#` included.
    pub fn hash(self) -> String {
        match self {
            Screen::Home => "#".to_owned(),
            Screen::Issuers => "#issuers".to_owned(),
            Screen::Holder => "#holder".to_owned(),
            Screen::Scan => "#scan".to_owned(),
            Screen::List => "#list".to_owned(),
            Screen::Result(0) => "#result".to_owned(),
            Screen::Result(place) => ["#result=", &(place + 1).to_string()].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_has_an_address_of_its_own() {
        for screen in [
            Screen::Home,
            Screen::Issuers,
            Screen::Holder,
            Screen::Scan,
            Screen::List,
            Screen::Result(0),
            Screen::Result(41),
        ] {
            assert_eq!(Place::read(&screen.hash()), Some(Place::Screen(screen)));
        }
    }

    #[test]
    fn a_token_is_taken_as_it_stands() {
        assert_eq!(Place::read("#jwt=a.b.c"), Some(Place::Badge("a.b.c".to_owned())));
    }

    #[test]
    fn an_address_is_taken_as_it_was_meant() {
        let read = |hash: &str| match Place::read(hash) {
            Some(Place::Badge(url)) => url,
            _ => String::new(),
        };
        assert_eq!(read("#url=https://a.example/b?c=d%20e#f"), "https://a.example/b?c=d%20e#f");
        assert_eq!(read("#url=https%3A%2F%2Fa.example%2Fb%3Fc%3Dd%2520e"), "https://a.example/b?c=d%20e");
        assert_eq!(read("#url=https%3A%2F%2Fa.example%2F%FF"), "https%3A%2F%2Fa.example%2F%FF");
        assert_eq!(read("#url=https%3A%2F%2Fa.example%2F%2"), "https://a.example/%2");
        assert_eq!(read("#verify?vc=https%3A%2F%2Fa.example%2Fb"), "https://a.example/b");
    }

    #[test]
    fn other_addresses_change_nothing() {
        for hash in ["#main", "#result=0", "#result=x", "#v2.abc"] {
            assert_eq!(Place::read(hash), None, "{hash}");
        }
    }
}
