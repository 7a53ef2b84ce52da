//! A form: where it goes, what binds it to its session, and what was wrong with it.

use super::components::Problems;
use crate::page::page_context;
use leptos::{context::Provider, prelude::*};

/// The hidden field that binds a form to the session it was shown in. [`Form`] writes it.
#[component]
pub fn FormToken() -> impl IntoView {
    view! { <input type="hidden" name="form_token" value=page_context().form_token/> }
}

/// Says once what is wrong with what was typed on this page: every field below finds its own problem.
///
/// Called first in a page, because parts of it are made before the form that holds them.
pub fn provide_problems(problems: &Problems) {
    provide_context(problems.clone());
}

/// The problems that a field looks itself up in: those it was given, else those of its form or its page.
pub(super) fn problems_of(given: Option<Problems>) -> Problems {
    given.or_else(use_context::<Problems>).unwrap_or_default()
}

/// A form that is sent by POST. The server checks it, so that each field can say what is wrong in our words.
#[component]
pub fn Form(
    #[prop(into)] action: String,
    /// What is wrong with this one, on a page with several forms.
    #[prop(optional, into)]
    problems: Option<Problems>,
    #[prop(optional)] class: Option<&'static str>,
    #[prop(optional)] id: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let fields = match problems {
        Some(problems) => view! { <Provider value=problems>{children()}</Provider> }.into_any(),
        None => children(),
    };
    view! {
        <form method="post" action=action class=class id=id novalidate=true>
            <FormToken/>
            {fields}
        </form>
    }
    .into_any()
}
