//! Who else has a case open.
//!
//! Reason: two officers who phone the same person within a minute of each other, or write two notes that
//! contradict, do harm that no version check undoes. It never keeps anybody from writing.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{
    ev, prelude::*, server_fn::codec::Json, task::spawn_local, wasm_bindgen::JsCast, web_sys,
};
use serde::{Deserialize, Serialize};

use super::{
    queries::{CaseUpdate, QueryError},
    rows,
    stream::{StreamEvent, listen},
};

/// How often an open page says that it is there.
const THERE: Duration = Duration::from_secs(20);

/// How often somebody who goes on writing says so.
const WRITING: Duration = Duration::from_secs(5);

/// The sentences. `{name}` stands for a colleague, `{n}` for how many more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLiveText {
    pub here_one: String,
    pub here_more: String,
    pub writing_one: String,
    pub writing_more: String,
    /// The case is not as the page shows it, and the link that loads it.
    pub changed: String,
    pub load: String,
}

/// Asked by the island; answered through [`super::StaffQueries`].
///
/// # Errors
/// See [`QueryError`].
#[server(prefix = "/staff/api", endpoint = "case-now", input = Json)]
pub async fn fetch_case_update(reference: String, writing: bool) -> Result<CaseUpdate, QueryError> {
    let questions =
        use_context::<super::queries::SharedStaffQueries>().ok_or(QueryError::SignedOut)?;
    questions.case_update(reference, writing).await
}

/// "J. Specimen has this open", kept up to date. Without its script the page says who opened it before.
#[island]
pub fn CaseLive(
    reference: String,
    /// Version of the case that the page shows.
    version: i32,
    words: CaseLiveText,
) -> impl IntoView {
    let now = RwSignal::new(CaseUpdate {
        version,
        ..CaseUpdate::default()
    });
    let CaseLiveText {
        here_one,
        here_more,
        writing_one,
        writing_more,
        changed,
        load,
    } = words;
    let href = format!("/staff/case/{reference}");

    Effect::new(move |_| {
        let address = format!("/staff/live/case/{reference}");
        let wrote = Rc::new(Cell::new(false));
        let (reference, one, more) = (reference.clone(), writing_one.clone(), writing_more.clone());
        let ask = {
            let wrote = wrote.clone();
            move || {
                let (reference, one, more) = (reference.clone(), one.clone(), more.clone());
                let writing = wrote.take();
                spawn_local(async move {
                    // One that stays without an answer changes nothing: the next comes soon.
                    if let Ok(answer) = fetch_case_update(reference, writing).await {
                        // It takes the place of what the page said when it was made.
                        put("[data-also]", "");
                        put("[data-writing]", &sentence(&answer.writing, &one, &more));
                        if answer != now.get_untracked() {
                            now.set(answer);
                        }
                    }
                });
            }
        };
        let still = ask.clone();
        set_interval(
            move || {
                if !document().hidden() {
                    still();
                }
            },
            THERE,
        );
        let told = Rc::new(Cell::new(false));
        let typed = ask.clone();
        window_event_listener(ev::input, move |event| {
            let form = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
                .and_then(|field| field.closest("main form").ok()?);
            if form.is_none() {
                return;
            }
            wrote.set(true);
            if !told.replace(true) {
                typed();
                let (told, wrote, typed) = (told.clone(), wrote.clone(), typed.clone());
                set_timeout(
                    move || {
                        told.set(false);
                        if wrote.get() {
                            typed();
                        }
                    },
                    WRITING,
                );
            }
        });
        listen(
            address,
            || false,
            move |heard| {
                if heard == StreamEvent::Changed {
                    ask();
                }
            },
        );
    });

    let here = move || sentence(&now.get().here, &here_one, &here_more);
    let as_shown = move || now.get().version == version;
    view! {
        <span class="sp-here">
            <span class="sp-small" role="status">{here}</span>
            <span class="sp-here__changed" role="status">
                <span hidden=as_shown>{changed}" "<a class="govuk-link" href=href>{load}</a></span>
            </span>
        </span>
    }
}

/// What is said of these colleagues; nothing of nobody.
fn sentence(names: &[String], one: &str, more: &str) -> String {
    match names {
        [] => String::new(),
        [name] => one.replace("{name}", name),
        [name, rest @ ..] => more
            .replace("{n}", &rest.len().to_string())
            .replace("{name}", name),
    }
}

/// Puts words where the page has a place for them.
fn put(place: &str, words: &str) {
    for element in rows::all(&document(), place) {
        // What does not change is not read out again.
        if element.text_content().as_deref() != Some(words) {
            element.set_text_content(Some(words));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_named_and_more_are_counted() {
        let names = |number: usize| vec!["J. Specimen".to_owned(); number];
        let say = |number| {
            sentence(
                &names(number),
                "{name} has it",
                "{name} and {n} more have it",
            )
        };
        assert_eq!(say(0), "");
        assert_eq!(say(1), "J. Specimen has it");
        assert_eq!(say(3), "J. Specimen and 2 more have it");
    }

    #[test]
    fn without_scripts_it_says_nothing() {
        let word = |text: &str| text.to_owned();
        let html = Owner::new().with(|| {
            let words = CaseLiveText {
                here_one: word("{name} has it"),
                here_more: word("more"),
                writing_one: word("writes"),
                writing_more: word("write"),
                changed: word("changed"),
                load: word("load"),
            };
            let props = CaseLiveProps {
                reference: "WNB-385-DKF".to_owned(),
                version: 3,
                words,
            };
            CaseLive(props).to_html()
        });
        assert_eq!(html.matches(" hidden").count(), 1, "{html}");
    }
}
