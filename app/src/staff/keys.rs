//! The island with the keyboard shortcuts, fed with its sentences.

use crate::{
    islands::{Shortcuts, ShortcutsWords},
    words::t,
};
use leptos::prelude::*;

/// Each key, and the text key of what it does. What it does is in [`Shortcuts`].
const KEYS: [(&str, &str); 8] = [
    ("j", "keys-move-down"),
    ("k", "keys-move-up"),
    ("o", "keys-open"),
    ("t", "keys-take"),
    ("n", "keys-note"),
    ("c", "keys-confirm"),
    ("x", "keys-next"),
    ("?", "keys-list"),
];

/// At the foot of pages that have something to press.
#[component]
pub fn KeyList() -> impl IntoView {
    let words = ShortcutsWords {
        heading: t("keys-heading"),
        keys: KEYS
            .into_iter()
            .map(|(key, what)| (key.to_owned(), t(what)))
            .collect(),
        hint: t("keys-hint"),
        switch: t("keys-switch"),
        close: t("keys-close"),
    };
    view! { <footer class="sp-foot sp-noprint"><Shortcuts words/></footer> }
}
