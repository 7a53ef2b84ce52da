//! Opening an enquiry: reference and one proof.

use crate::{
    forms::manage::{AccessProofForm, CODE_DIGITS},
    i18n::{tr, tr_args},
    resident::{
        easy::{EasyLink, EasyPage},
        markup::markup_paragraph,
        shell::ResidentPage,
    },
    ui::{ErrorSummary, Form, Problems, TextField, provide_problems},
};
use leptos::prelude::*;

/// Something that happened before this page; tells nothing of any enquiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenNotice {
    /// A link was asked for. Whether one went out is not said.
    Asked,
    /// The session was over, or there was none.
    Over,
    /// The session was over, and what was being written is kept.
    Kept,
    /// They locked it themself.
    Left,
}

impl OpenNotice {
    /// Head and text.
    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Asked => ("manage-asked-head", "manage-asked"),
            Self::Over => ("manage-over-head", "manage-over"),
            Self::Kept => ("manage-over-head", "manage-over-kept"),
            Self::Left => ("manage-left-head", "manage-left"),
        }
    }
}

/// `/manage`. The same for every reference, known or not.
#[component]
pub fn OpenEnquiryPage(
    form: AccessProofForm,
    problems: Problems,
    note: Option<OpenNotice>,
) -> impl IntoView {
    provide_problems(&problems);
    let failed = !problems.is_empty();
    let note = note.map(|note| {
        let (head, text) = note.keys();
        view! {
            <div class="sp-done" role="status">
                <p class="sp-done__head">{tr(head)}</p>
                <p class="govuk-body">{tr(text)}</p>
            </div>
        }
    });
    let minutes = [("minutes", LINK_MINUTES.to_string())];
    view! {
        <ResidentPage title=tr("manage-open-title") error=failed back="/">
            <ErrorSummary problems=problems.clone()/>
            {note}
            <h1 class="govuk-heading-l">{tr("manage-open-title")}</h1>
            <Form action="/manage">
                <TextField
                    name="reference"
                    label=tr("manage-reference")
                    hint=tr("manage-reference-hint")
                    value=form.reference
                    width="govuk-input--width-10"
                    autocomplete="off"
                    ltr=true
                />
                <TextField
                    name="passphrase"
                    label=tr("manage-passphrase")
                    hint=tr("manage-passphrase-hint")
                    value=""
                    autocomplete="off"
                />
                <div class="sp-actions">
                    <button type="submit" class="govuk-button" name="action" value="open">{tr("manage-open")}</button>
                </div>
                <section class="sp-section">
                    <h2 class="govuk-heading-m">{tr("manage-no-words")}</h2>
                    <p class="govuk-body">{tr_args("manage-link-how", &minutes)}</p>
                    <p class="govuk-body">{tr("manage-link-never")}</p>
                    <div class="sp-actions">
                        <button type="submit" class="govuk-button sp-quiet" name="action" value="send_link">
                            {tr("manage-link-send")}
                        </button>
                    </div>
                    <div class="sp-after">
                    <TextField
                        name="code"
                        label=tr("manage-code")
                        hint=tr_args("manage-code-hint", &[("digits", CODE_DIGITS.to_string())])
                        value=""
                        width="govuk-input--width-10"
                        autocomplete="one-time-code"
                        inputmode="numeric"
                        ltr=true
                    />
                    </div>
                    <div class="sp-actions">
                        <button type="submit" class="govuk-button sp-quiet" name="action" value="open">
                            {tr("manage-code-open")}
                        </button>
                    </div>
                </section>
            </Form>
            <section class="sp-section">
                <h2 class="govuk-heading-m">{tr("manage-nothing-head")}</h2>
                {markup_paragraph("manage-nothing")}
                <EasyLink page=EasyPage::Manage/>
            </section>
        </ResidentPage>
    }
}

/// Minutes for which a link and its code work.
pub const LINK_MINUTES: u32 = 10;

/// `/manage/link/<token>`: a button, because mail programs open links by themselves.
#[component]
pub fn LinkPage(
    /// It can still be used; else the page says how to get a new one.
    live: bool,
    /// Where the button leads: this very address.
    action: String,
) -> impl IntoView {
    if live {
        view! {
            <ResidentPage title=tr("manage-link-title")>
                <h1 class="govuk-heading-l">{tr("manage-link-title")}</h1>
                <p class="govuk-body">{tr("manage-link-once")}</p>
                <Form action=action>
                    <div class="sp-actions">
                        <button type="submit" class="govuk-button">{tr("manage-link-open")}</button>
                    </div>
                </Form>
            </ResidentPage>
        }
        .into_any()
    } else {
        view! {
            <ResidentPage title=tr("manage-link-dead-title")>
                <h1 class="govuk-heading-l">{tr("manage-link-dead-title")}</h1>
                <p class="govuk-body">{tr_args("manage-link-dead", &[("minutes", LINK_MINUTES.to_string())])}</p>
                <div class="sp-actions">
                    <a class="govuk-button" href="/manage" draggable="false">{tr("manage-link-dead-next")}</a>
                </div>
            </ResidentPage>
        }
        .into_any()
    }
}
