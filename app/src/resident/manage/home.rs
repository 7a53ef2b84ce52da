//! "Your enquiry": what is happening, the choices, what is held and when it goes.

use super::{
    HeldInformation, ManagedCase, RequestLine, date,
    held_information::HeldInformationList,
    progress::{has_ended, progress, team},
    reconsent,
    rights::lines,
};
use crate::{
    domain::{
        codes::AboutWhom, controller::Controller, reference::Reference, rights::QuestionStage,
        status::Status,
    },
    i18n::{english_text, time, tr, tr_args},
    resident::{
        contact_details,
        markup::markup_line,
        shell::{ResidentPage, Width},
    },
    ui::{ErrorSummary, Form, Ltr, Problems, Tag, TextField, Tone, provide_problems},
};
use leptos::prelude::*;

/// `/manage/enquiry`.
#[component]
pub fn HomePage(
    case: ManagedCase,
    about: AboutWhom,
    /// What they gave, once the three words were said.
    held: Option<HeldInformation>,
    /// The words for showing it were wrong.
    problems: Problems,
    /// What was asked for needs the three words first.
    words_first: bool,
    /// Open requests and complaints, oldest first.
    #[prop(optional)]
    requests: Vec<RequestLine>,
    /// The request about which something was being written when the page was locked.
    #[prop(default = None)]
    kept: Option<Reference>,
    /// Taking it back was undone just now.
    undone: bool,
) -> impl IntoView {
    provide_problems(&problems);
    let failed = !problems.is_empty();
    let has_choices = !case.choices.is_empty();
    let unlocked = held.is_some();
    view! {
        <ResidentPage title=tr("manage-title") error=failed exit=case.exit width=Width::Wide>
            <ErrorSummary problems=problems.clone()/>
            {words_first.then(|| view! { <p class="sp-note">{markup_line(&tr("manage-passphrase-first"))}</p> })}
            <Bar reference=case.reference.to_string()/>
            <div class="sp-cols">
                <div>
                    {kept.map(kept_draft)}
                    {questions(&requests)}
                    {lines("manage-requests", &requests)}
                    {reconsent::note(&case)}
                    {undone.then(undone_note)}
                    {progress(&case)}
                    {has_choices.then(|| choices(&case))}
                    {what_we_hold(&case, about, held)}
                    {deletion(&case)}
                    {contact(&case)}
                </div>
                {aside(&case, unlocked)}
            </div>
        </ResidentPage>
    }
}

/// What waits for the person: each request about which they were asked something.
fn questions(requests: &[RequestLine]) -> Option<AnyView> {
    let asked: Vec<AnyView> = requests
        .iter()
        .filter(|line| line.question == QuestionStage::Asked)
        .map(|line| {
            let href = format!("/manage/enquiry/rights/{}", line.reference);
            let kind = tr(&format!("rights-kind-{}", line.kind));
            view! { <li><a class="govuk-link" href=href>{tr("manage-question-answer")}</a> " (" {kind} ")"</li> }
                .into_any()
        })
        .collect();
    (!asked.is_empty()).then(|| {
        view! {
            <section class="sp-note sp-note--warn" aria-labelledby="question">
                <h2 class="sp-note__head" id="question">{tr("manage-question")}</h2>
                <ul class="govuk-list">{asked}</ul>
            </section>
        }
        .into_any()
    })
}

fn kept_draft(reference: Reference) -> AnyView {
    let href = format!("/manage/enquiry/rights/{reference}");
    view! {
        <div class="sp-done" role="status">
            <p class="sp-done__head">{tr("manage-kept-head")}</p>
            <p class="govuk-body">{tr("manage-kept")} " " <a class="govuk-link" href=href>{tr("manage-kept-go")}</a></p>
        </div>
    }
    .into_any()
}

/// Reference, heading and the way out.
#[component]
fn Bar(reference: String) -> impl IntoView {
    view! {
        <div class="sp-bar">
            <div>
                <p class="sp-part">{tr("manage-reference-part")} " " <Ltr text=reference/></p>
                <h1 class="govuk-heading-l">{tr("manage-title")}</h1>
            </div>
            <Form action="/manage/leave">
                <button type="submit" class="govuk-button sp-quiet">
                    {tr("manage-leave")}
                    <span class="govuk-visually-hidden">{format!(" {}", tr("manage-leave-hidden"))}</span>
                </button>
            </Form>
        </div>
    }
}

/// After taking it back was undone: what is off stays off until it is given again.
fn undone_note() -> AnyView {
    view! {
        <div class="sp-done" role="status">
            <p class="sp-done__head">{tr("withdraw-undone")}</p>
            <p class="govuk-body">{markup_line(&tr("withdraw-undone-next"))}</p>
        </div>
    }
    .into_any()
}

fn choices(case: &ManagedCase) -> AnyView {
    let rows = case
        .choices
        .iter()
        .map(|choice| {
            let (tone, word) = if choice.on {
                (Tone::On, "manage-yes")
            } else {
                (Tone::Grey, "manage-no")
            };
            let said = choice.last_decision.as_ref().map(|said| {
                let key = if choice.on {
                    "manage-said-yes"
                } else {
                    "manage-said-no"
                };
                let receipt = said.receipt.clone().map(|code| {
                    view! {
                        " "
                        <a class="govuk-link" href=format!("/receipt/{code}")>
                            {tr("manage-receipt")}
                            <span class="govuk-visually-hidden">{format!(": {}", english_text(choice.wording.body.title.clone()))}</span>
                        </a>
                    }
                });
                view! {
                    <br/>
                    <span class="sp-small">{tr_args(key, &[("date", date(said.at))])} {receipt}</span>
                }
            });
            view! {
                <div>
                    <dt><Tag tone text=tr(word)/></dt>
                    <dd>{english_text(choice.wording.body.title.clone())} {said}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="choices">
            <div class="sp-card__head">
                <h2 class="govuk-heading-m" id="choices">{tr("manage-choices")}</h2>
                <a class="govuk-link sp-linkbox" href="/manage/enquiry/consents">{tr("manage-choices-change")}</a>
            </div>
            <dl class="sp-facts sp-facts--tags">{rows}</dl>
        </section>
    }
    .into_any()
}

fn what_we_hold(case: &ManagedCase, about: AboutWhom, held: Option<HeldInformation>) -> AnyView {
    let unlock = held.is_none().then(|| {
        view! {
            <p class="govuk-body">{tr("manage-held-locked")}</p>
            <Form action="/manage/enquiry">
                <TextField
                    name="passphrase"
                    label=tr("manage-passphrase")
                    hint=tr("manage-passphrase-hint")
                    value=""
                    autocomplete="off"
                />
                <div class="sp-actions sp-actions--tight">
                    <button type="submit" class="govuk-button sp-quiet">{tr("manage-held-show")}</button>
                </div>
            </Form>
        }
    });
    // Apart from the button above it.
    let list = unlock.is_some().then_some("sp-after");
    let notice = view! {
        <a class="govuk-link" href=case.notice.href.clone()>
            {tr_args("manage-notice", &[("version", case.notice.version.to_string())])}
        </a>
    };
    view! {
        <section class="sp-card" aria-labelledby="held">
            <h2 class="govuk-heading-m" id="held">{tr("manage-held")}</h2>
            {case.handover_source.as_ref().map(|came| view! { <p class="govuk-body">{came.summary()}</p> })}
            {unlock}
            <div class=list><HeldInformationList held controller=case.controller about/></div>
            <h3 class="govuk-heading-s">{tr("manage-held-ours")}</h3>
            <ul class="govuk-list govuk-list--bullet">
                <li>{tr("manage-held-work")}</li>
                <li>{tr("manage-held-ledger")}</li>
                <li>{tr("manage-held-looks")}</li>
            </ul>
            <p class="govuk-body">{notice}</p>
        </section>
    }
    .into_any()
}

fn deletion(case: &ManagedCase) -> AnyView {
    let rule = match case.controller {
        Controller::Smbc => "retention-FH-FORM",
        Controller::Tpa => "retention-TPA-FORM",
    };
    view! {
        <section class="sp-card" aria-labelledby="delete">
            <h2 class="govuk-heading-m" id="delete">{tr("manage-delete")}</h2>
            <p class="sp-big">{tr_args("manage-delete-after", &[("date", time::date(case.last_day))])}</p>
            {case.held.then(|| view! { <p class="govuk-body">{tr("manage-delete-held")}</p> })}
            <p class="govuk-body">{tr(rule)}</p>
            <p class="govuk-body">{tr("retention-CONSENT")}</p>
        </section>
    }
    .into_any()
}

/// Who has it: text key.
fn contact_team(status: Status) -> &'static str {
    match status {
        Status::WithdrawnByResident => "manage-contact-team-withdrawn",
        Status::Closed(_) | Status::Transferred => "manage-contact-team-ended",
        Status::Submitted
        | Status::Suggested
        | Status::Confirmed
        | Status::InProgress
        | Status::WaitingForResident
        | Status::Restricted
        | Status::OnHold => "manage-contact-team",
    }
}

/// Who to talk to, and the rights that a person asks for there.
fn contact(case: &ManagedCase) -> AnyView {
    let keys: &[contact_details::ContactLine] = match case.controller {
        Controller::Smbc => &[
            ("manage-contact-phone", "fh_phone"),
            ("manage-contact-email", "fh_email"),
            ("manage-contact-dpo", "fh_dpo"),
        ],
        Controller::Tpa => &[
            ("manage-contact-phone", "tpa_phone"),
            ("manage-contact-text", "tpa_text_deaf"),
            ("manage-contact-dpo", "tpa_assurance"),
        ],
    };
    let lines = contact_details::lines(keys);
    view! {
        <section class="sp-card" aria-labelledby="contact">
            <h2 class="govuk-heading-m" id="contact">{tr("manage-contact")}</h2>
            <p class="govuk-body">{tr_args(contact_team(case.status), &[("team", team(case))])}</p>
            {lines}
            <p class="govuk-body">{markup_line(&tr("manage-rights"))}</p>
        </section>
    }
    .into_any()
}

/// What opens with the three words only.
const BEHIND_WORDS: [&str; 4] = [
    "/manage/enquiry/details",
    "/manage/enquiry/shared",
    "/manage/enquiry/download",
    "/manage/enquiry/words",
];

/// The box for the three words, on this page.
const WORDS_BOX: &str = "/manage/enquiry?words#passphrase";

/// `unlocked`: the three words were said, or as good as said.
fn aside(case: &ManagedCase, unlocked: bool) -> AnyView {
    let open = !has_ended(case.status);
    let links = [
        (!case.choices.is_empty()).then_some(("/manage/enquiry/consents", "manage-choices-change")),
        Some(("/manage/enquiry/details", "manage-details-link")),
        Some(("/manage/enquiry/shared", "manage-shared-link")),
        Some(("/manage/enquiry/download", "manage-download-link")),
        Some(("/manage/enquiry/words", "words-link")),
        Some(("/manage/enquiry/rights", "manage-rights-link")),
        Some(("/manage/enquiry/complaint", "manage-complaint-link")),
        case.equality
            .then_some(("/manage/enquiry/equality", "manage-equality-link")),
        open.then_some(("/manage/enquiry/withdraw", "manage-withdraw-link")),
        Some(("/contact", "manage-contact-link")),
        Some(("/help/staying-safe-online", "shell-link-safe")),
    ]
    .into_iter()
    .flatten()
    .map(|(href, words)| {
        let locked = !unlocked && BEHIND_WORDS.contains(&href);
        let (href, label) = if locked {
            (
                WORDS_BOX,
                tr_args("manage-locked-link", &[("label", tr(words))]),
            )
        } else {
            (href, tr(words))
        };
        view! { <li><a class="govuk-link" href=href>{label}</a></li> }
    })
    .collect_view();
    view! {
        <nav class="sp-aside" aria-labelledby="do">
            <h2 class="govuk-heading-s" id="do">{tr("manage-do")}</h2>
            <ul class="sp-toc">{links}</ul>
        </nav>
    }
    .into_any()
}
