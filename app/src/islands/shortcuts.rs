//! Single keys for what an officer does all day.
//!
//! Reason: thirty enquiries before lunch are some hundred walks with the mouse. Each key does what a link, a
//! button or a field of the page does; without the script these are still there.

use leptos::{
    ev,
    html::Dialog,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement, KeyboardEvent},
};
use serde::{Deserialize, Serialize};

use super::{preferences::Preference, rows};

/// The rows that `j` and `k` move between, by their links.
const LINKS: &str = ".sp-queue tbody th a";

/// Where letters are typed: no key is a shortcut there.
const TYPING: &str = "input, textarea, select, [contenteditable], dialog";

/// The sentences of the list of keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortcutsText {
    /// The button that opens it, and its heading.
    pub heading: String,
    /// Each key and what it does.
    pub keys: Vec<(String, String)>,
    /// When keys do nothing.
    pub hint: String,
    /// The switch.
    pub switch: String,
    pub close: String,
}

/// The button and the list of keys; `?` opens it too. The keys can be switched off (WCAG 2.1.4).
#[island]
pub fn Shortcuts(words: ShortcutsText) -> impl IntoView {
    let awake = RwSignal::new(false);
    let on = RwSignal::new(false);
    let dialog = NodeRef::<Dialog>::new();
    let open = move || {
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    Effect::new(move |_| {
        awake.set(true);
        on.set(Preference::Keys.is_on());
        window_event_listener(ev::keydown, move |event| {
            if on.get_untracked() && is_ours(&event) && pressed(&event, open) {
                event.prevent_default();
            }
        });
    });
    let switch = move |_| {
        let now = !on.get_untracked();
        on.set(now);
        Preference::Keys.set(now);
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let ShortcutsText {
        heading,
        keys,
        hint,
        switch: label,
        close: close_word,
    } = words;
    let lines = keys
        .into_iter()
        .map(|(key, what)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div> })
        .collect_view();
    view! {
        <div class="sp-keys">
            <button class="sp-linkbutton" type="button" hidden=move || !awake.get() on:click=move |_| open()>
                {heading.clone()}
            </button>
            <dialog class="sp-keys__list" aria-labelledby="shortcuts-heading" node_ref=dialog>
                <h2 class="govuk-heading-m" id="shortcuts-heading">{heading}</h2>
                <dl>{lines}</dl>
                <p class="sp-small">{hint}</p>
                <label class="sp-keys__switch">
                    <input type="checkbox" prop:checked=move || on.get() on:change=switch/>
                    {label}
                </label>
                <button class="govuk-button" type="button" on:click=close>{close_word}</button>
            </dialog>
        </div>
    }
}

/// Whether a press is one of a key alone, where nothing is typed.
fn is_ours(event: &KeyboardEvent) -> bool {
    let typing = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| target.closest(TYPING).is_ok_and(|found| found.is_some()));
    !(typing || event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing())
}

/// Does what the key stands for; whether it stands for something here.
fn pressed(event: &KeyboardEvent, open: impl Fn()) -> bool {
    match event.key().as_str() {
        "?" => {
            open();
            true
        }
        "j" => step(1),
        "k" => step(-1),
        // Held down it must not act again and again.
        "o" | "t" | "n" | "c" | "x" if event.repeat() => true,
        "o" => act(row().and_then(|row| rows::inside(&row, "th a")), false),
        "n" => act(
            document()
                .query_selector("main textarea[name=note]")
                .ok()
                .flatten(),
            true,
        ),
        // Whose decision it is (seed T50): the key leads to the button, a second press confirms.
        "c" => act(marked("c"), true),
        "t" => act(marked("t"), false),
        "x" => act(marked("x"), false),
        _ => false,
    }
}

/// The row with the focus.
fn row() -> Option<Element> {
    document().active_element()?.closest("tr[data-ref]").ok()?
}

/// What a key stands for: in the row with the focus, else on the page.
fn marked(key: &str) -> Option<Element> {
    let selector = format!("[data-key={key}]");
    match row() {
        Some(row) => rows::inside(&row, &selector),
        None => document()
            .query_selector(&format!("main {selector}"))
            .ok()?,
    }
}

fn act(element: Option<Element>, only_focus: bool) -> bool {
    let Some(element) = element else {
        return false;
    };
    if only_focus {
        // Focus cannot go into what is folded away.
        if let Ok(Some(folded)) = element.closest("details:not([open])") {
            let _ = folded.set_attribute("open", "");
        }
        rows::focus(&element);
    } else {
        element.unchecked_ref::<HtmlElement>().click();
    }
    true
}

/// Moves the focus to the next or the last row; from outside to the first one.
fn step(by: isize) -> bool {
    let links = rows::all(&document(), LINKS);
    let here = row().and_then(|row| links.iter().position(|link| row.contains(Some(link))));
    let place = match here {
        None => 0,
        Some(here) => here
            .saturating_add_signed(by)
            .min(links.len().saturating_sub(1)),
    };
    match links.get(place) {
        Some(link) => {
            rows::focus(link);
            true
        }
        None => false,
    }
}
