//! The island with the keyboard shortcuts, fed with its sentences.

use crate::{
    i18n::tr,
    islands::{Shortcuts, ShortcutsText},
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
pub fn ShortcutList() -> impl IntoView {
    let words = ShortcutsText {
        heading: tr("keys-heading"),
        keys: KEYS
            .into_iter()
            .map(|(key, what)| (key.to_owned(), tr(what)))
            .collect(),
        hint: tr("keys-hint"),
        switch: tr("keys-switch"),
        close: tr("keys-close"),
    };
    view! { <footer class="sp-foot sp-noprint"><Shortcuts words/></footer> }
}
