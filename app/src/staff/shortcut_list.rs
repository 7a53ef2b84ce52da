//! The island with the keyboard shortcuts, fed with its sentences.

use crate::{
    i18n::tr,
    islands::{Shortcuts, ShortcutsText},
};
use leptos::prelude::*;

/// Each key, and the text key of what it does. What it does is in [`Shortcuts`].
const KEYS: [(&str, &str); 8] = [
    ("j", "shortcuts-move-down"),
    ("k", "shortcuts-move-up"),
    ("o", "shortcuts-open"),
    ("t", "shortcuts-take"),
    ("n", "shortcuts-note"),
    ("c", "shortcuts-confirm"),
    ("x", "shortcuts-next"),
    ("?", "shortcuts-list"),
];

/// At the foot of pages that have something to press.
#[component]
pub fn ShortcutList() -> impl IntoView {
    let words = ShortcutsText {
        heading: tr("shortcuts-heading"),
        keys: KEYS
            .into_iter()
            .map(|(key, what)| (key.to_owned(), tr(what)))
            .collect(),
        hint: tr("shortcuts-hint"),
        switch: tr("shortcuts-switch"),
        close: tr("shortcuts-close"),
    };
    view! { <footer class="sp-foot sp-noprint"><Shortcuts words/></footer> }
}
