//! Three new words in the place of the old ones, which then open nothing (feature A13).

use crate::{
    i18n::tr,
    resident::shell::ResidentPage,
    ui::{ErrorSummary, Form, Problems, TextField, provide_problems},
};
use leptos::prelude::*;

/// `/manage/enquiry/words`.
#[component]
pub fn NewWordsPage(
    /// They know the old words, which are asked for once more.
    knows: bool,
    problems: Problems,
    exit: bool,
) -> impl IntoView {
    provide_problems(&problems);
    let failed = !problems.is_empty();
    let old = if knows {
        view! {
            <TextField
                name="passphrase"
                label=tr("words-old")
                hint=tr("manage-passphrase-hint")
                value=""
                autocomplete="off"
            />
        }
        .into_any()
    } else {
        view! { <p class="govuk-body">{tr("words-equality-lost")}</p> }.into_any()
    };
    view! {
        <ResidentPage title=tr("words-title") error=failed back="/manage/enquiry" exit>
            <ErrorSummary problems/>
            <h1 class="govuk-heading-l">{tr("words-title")}</h1>
            <p class="govuk-body">{tr("words-lead")}</p>
            <p class="govuk-body">{tr("words-once")}</p>
            <Form action="/manage/enquiry/words">
                {old}
                <div class="sp-actions">
                    <button type="submit" class="govuk-button">{tr("words-button")}</button>
                    <a class="govuk-link" href="/manage/enquiry">{tr("words-keep")}</a>
                </div>
            </Form>
        </ResidentPage>
    }
}

/// The answer to it: the new words, this once.
#[component]
pub fn WordsReplacedPage(words: Vec<String>, exit: bool) -> impl IntoView {
    let words = words
        .into_iter()
        .map(|word| view! { <li>{word}</li> })
        .collect_view();
    view! {
        <ResidentPage title=tr("words-new-title") exit>
            <h1 class="govuk-heading-l">{tr("words-new-title")}</h1>
            // The words are English ones, in this order.
            <ul class="sp-words" aria-label=tr("words-new-title") dir="ltr">{words}</ul>
            <p class="govuk-body">{tr("words-new-keep")}</p>
            <p class="govuk-body">{tr("words-new-old")}</p>
            <div class="sp-actions">
                <a class="govuk-button" href="/manage/enquiry" draggable="false">{tr("words-new-go")}</a>
            </div>
        </ResidentPage>
    }
}
