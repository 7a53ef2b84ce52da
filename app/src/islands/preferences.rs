//! What one browser remembers for whoever uses it: two switches, nothing about anybody.

use leptos::{prelude::window, web_sys::Storage};

/// A switch, by its name in the browser's storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// The sound for new urgent enquiries; off at first.
    Sound,
    /// Keyboard shortcuts; on at first.
    Keys,
}

impl Preference {
    fn name(self) -> &'static str {
        match self {
            Preference::Sound => "staff-sound",
            Preference::Keys => "staff-keys",
        }
    }

    fn at_first(self) -> bool {
        match self {
            Preference::Sound => false,
            Preference::Keys => true,
        }
    }

    /// Whether it is on in this browser. One that remembers nothing keeps to what holds at first.
    pub fn is_on(self) -> bool {
        storage()
            .and_then(|kept| kept.get_item(self.name()).ok()?)
            .map_or_else(|| self.at_first(), |text| text == "on")
    }

    /// Remembers it.
    pub fn set(self, on: bool) {
        if let Some(kept) = storage() {
            // A browser that refuses has the switch for this page only.
            let _ = kept.set_item(self.name(), if on { "on" } else { "off" });
        }
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
