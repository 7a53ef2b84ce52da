//! "Your enquiry": what is happening, the choices, what is held and when it goes.

use super::{Case, Held, again, date, held::HeldList, moment};
use crate::{
    domain::{
        codes::AboutWhom,
        controller::Controller,
        status::Status,
        time::{london_date, plain_date, plain_day},
    },
    resident::{
        reach,
        rich::rich,
        shell::{ResidentPage, Width},
    },
    ui::{ErrorSummary, FormToken, Ltr, Problems, Tag, TextField, Tone},
    words::{t, ta},
};
use leptos::prelude::*;

/// `/manage/enquiry`.
#[component]
pub fn HomePage(
    case: Case,
    about: AboutWhom,
    /// What they gave, once the three words were said.
    held: Option<Held>,
    /// The words for showing it were wrong.
    problems: Problems,
    /// What was asked for needs the three words first.
    words_first: bool,
) -> impl IntoView {
    let failed = !problems.is_empty();
    let has_choices = !case.choices.is_empty();
    view! {
        <ResidentPage title=t("manage-title") error=failed exit=case.exit width=Width::Wide>
            <ErrorSummary problems=problems.clone()/>
            {words_first.then(|| view! { <p class="sp-note">{rich(&t("manage-words-first"))}</p> })}
            <Bar reference=case.reference.to_string()/>
            <div class="sp-cols">
                <div>
                    {again::note(&case)}
                    {progress(&case)}
                    {has_choices.then(|| choices(&case))}
                    {what_we_hold(&case, about, held, problems)}
                    {deletion(&case)}
                    {contact(&case)}
                </div>
                {aside(&case)}
            </div>
        </ResidentPage>
    }
}

/// Reference, heading and the way out.
#[component]
fn Bar(reference: String) -> impl IntoView {
    view! {
        <div class="sp-bar">
            <div>
                <p class="sp-part">{t("manage-reference-part")} " " <Ltr text=reference/></p>
                <h1 class="govuk-heading-l">{t("manage-title")}</h1>
            </div>
            <form method="post" action="/manage/leave">
                <FormToken/>
                <button type="submit" class="govuk-button sp-quiet">
                    {t("manage-leave")}
                    <span class="govuk-visually-hidden">{format!(" {}", t("manage-leave-hidden"))}</span>
                </button>
            </form>
        </div>
    }
}

fn team(case: &Case) -> String {
    t(&format!("queue-{}-team", case.queue))
}

/// Heading of the status, and what comes next.
fn what_next(case: &Case) -> (String, String) {
    let team = [("team", team(case))];
    match case.status {
        Status::Submitted | Status::Suggested => (
            t("manage-status-sent"),
            if case.now <= case.first_look_due {
                let day = plain_day(london_date(case.first_look_due));
                ta(
                    "manage-next-read",
                    &[("team", team[0].1.clone()), ("day", day)],
                )
            } else {
                ta("manage-next-late", &team)
            },
        ),
        Status::Confirmed => (
            t("manage-status-read"),
            ta(&format!("manage-next-{}", case.route), &team),
        ),
        Status::InProgress => (t("manage-status-started"), ta("manage-next-started", &team)),
        Status::WaitingForResident => {
            (t("manage-status-waiting"), ta("manage-next-waiting", &team))
        }
        Status::Closed(outcome) => (
            t("manage-status-finished"),
            ta(&format!("manage-outcome-{outcome}"), &team),
        ),
        Status::Restricted => (t("manage-status-restricted"), t("manage-next-restricted")),
        Status::OnHold => (t("manage-status-hold"), t("manage-next-hold")),
        Status::Transferred => (t("manage-status-moved"), t("manage-next-moved")),
        Status::WithdrawnByResident => (t("manage-status-withdrawn"), t("manage-next-withdrawn")),
    }
}

fn progress(case: &Case) -> AnyView {
    if case.someone_else {
        let sent = ta("manage-for-other", &[("moment", moment(case.moments.sent))]);
        return view! {
            <section class="sp-card" aria-labelledby="status">
                <h2 class="govuk-heading-m" id="status">{t("manage-status-sent")}</h2>
                <p class="govuk-body">{sent}</p>
                <p class="govuk-body">{t("manage-for-other-more")}</p>
            </section>
        }
        .into_any();
    }
    let (heading, next) = what_next(case);
    let moments = case.moments;
    let steps = [
        (
            if case.came.is_some() {
                "manage-step-came"
            } else {
                "manage-step-sent"
            },
            Some(moments.sent),
        ),
        ("manage-step-read", moments.read),
        ("manage-step-started", moments.started),
        ("manage-step-finished", moments.finished),
    ];
    // The last thing that happened is where the enquiry stands.
    let current = steps.iter().rposition(|(_, at)| at.is_some());
    let steps = steps
        .into_iter()
        .enumerate()
        .map(|(position, (key, at))| {
            let here = (Some(position) == current).then_some("step");
            let at = at.map(|at| view! { <p class="sp-small">{moment(at)}</p> });
            view! { <li aria-current=here><p class="sp-steps__head">{t(key)}</p>{at}</li> }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="status">
            <h2 class="govuk-heading-m" id="status">{heading}</h2>
            <p class="govuk-body">{rich(&next)}</p>
            <ol class="sp-steps sp-steps--done">{steps}</ol>
        </section>
    }
    .into_any()
}

fn choices(case: &Case) -> AnyView {
    let rows = case
        .choices
        .iter()
        .map(|choice| {
            let (tone, word) = if choice.on {
                (Tone::On, "manage-yes")
            } else {
                (Tone::Grey, "manage-no")
            };
            let said = choice.said.as_ref().map(|said| {
                let key = if choice.on {
                    "manage-said-yes"
                } else {
                    "manage-said-no"
                };
                let receipt = said.receipt.clone().map(|code| {
                    view! {
                        " "
                        <a class="govuk-link" href=format!("/receipt/{code}")>
                            {t("manage-receipt")}
                            <span class="govuk-visually-hidden">{format!(": {}", choice.wording.body.title)}</span>
                        </a>
                    }
                });
                view! {
                    <br/>
                    <span class="sp-small">{ta(key, &[("date", date(said.at))])} {receipt}</span>
                }
            });
            view! {
                <div>
                    <dt><Tag tone text=t(word)/></dt>
                    <dd>{choice.wording.body.title.clone()} {said}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="choices">
            <div class="sp-card__head">
                <h2 class="govuk-heading-m" id="choices">{t("manage-choices")}</h2>
                <a class="govuk-link sp-linkbox" href="/manage/enquiry/consents">{t("manage-choices-change")}</a>
            </div>
            <dl class="sp-facts sp-facts--tags">{rows}</dl>
        </section>
    }
    .into_any()
}

fn what_we_hold(case: &Case, about: AboutWhom, held: Option<Held>, problems: Problems) -> AnyView {
    let unlock = held.is_none().then(|| {
        view! {
            <p class="govuk-body">{t("manage-held-locked")}</p>
            <form method="post" action="/manage/enquiry" novalidate=true>
                <FormToken/>
                <TextField
                    name="passphrase"
                    label=t("manage-words")
                    hint=t("manage-words-hint")
                    value=""
                    autocomplete="off"
                    problems
                />
                <div class="sp-actions sp-actions--tight">
                    <button type="submit" class="govuk-button sp-quiet">{t("manage-held-show")}</button>
                </div>
            </form>
        }
    });
    // Apart from the button above it.
    let list = unlock.is_some().then_some("sp-after");
    let notice = view! {
        <a class="govuk-link" href=case.notice.href.clone()>
            {ta("manage-notice", &[("version", case.notice.version.to_string())])}
        </a>
    };
    view! {
        <section class="sp-card" aria-labelledby="held">
            <h2 class="govuk-heading-m" id="held">{t("manage-held")}</h2>
            {case.came.as_ref().map(|came| view! { <p class="govuk-body">{came.told()}</p> })}
            {unlock}
            <div class=list><HeldList held controller=case.controller about/></div>
            <h3 class="govuk-heading-s">{t("manage-held-ours")}</h3>
            <ul class="govuk-list govuk-list--bullet">
                <li>{t("manage-held-work")}</li>
                <li>{t("manage-held-ledger")}</li>
                <li>{t("manage-held-looks")}</li>
            </ul>
            <p class="govuk-body">{notice}</p>
        </section>
    }
    .into_any()
}

fn deletion(case: &Case) -> AnyView {
    let rule = match case.controller {
        Controller::Smbc => "retention-FH-FORM",
        Controller::Tpa => "retention-TPA-FORM",
    };
    view! {
        <section class="sp-card" aria-labelledby="delete">
            <h2 class="govuk-heading-m" id="delete">{t("manage-delete")}</h2>
            <p class="sp-big">{ta("manage-delete-after", &[("date", plain_date(case.last_day))])}</p>
            {case.held.then(|| view! { <p class="govuk-body">{t("manage-delete-held")}</p> })}
            <p class="govuk-body">{t(rule)}</p>
            <p class="govuk-body">{t("retention-CONSENT")}</p>
        </section>
    }
    .into_any()
}

/// Who to talk to, and the rights that a person asks for there.
fn contact(case: &Case) -> AnyView {
    let keys: &[reach::Line] = match case.controller {
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
    let lines = reach::lines(keys);
    view! {
        <section class="sp-card" aria-labelledby="contact">
            <h2 class="govuk-heading-m" id="contact">{t("manage-contact")}</h2>
            <p class="govuk-body">{ta("manage-contact-team", &[("team", team(case))])}</p>
            {lines}
            <p class="govuk-body">{rich(&t("manage-rights"))}</p>
        </section>
    }
    .into_any()
}

fn aside(case: &Case) -> AnyView {
    let open = !matches!(
        case.status,
        Status::WithdrawnByResident | Status::Closed(_) | Status::Transferred
    );
    let links = [
        (!case.choices.is_empty()).then_some(("/manage/enquiry/consents", "manage-choices-change")),
        Some(("/manage/enquiry/details", "manage-details-link")),
        Some(("/manage/enquiry/shared", "manage-shared-link")),
        Some(("/manage/enquiry/download", "manage-download-link")),
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
    .map(|(href, words)| view! { <li><a class="govuk-link" href=href>{t(words)}</a></li> })
    .collect_view();
    view! {
        <nav class="sp-aside" aria-labelledby="do">
            <h2 class="govuk-heading-s" id="do">{t("manage-do")}</h2>
            <ul class="sp-toc">{links}</ul>
        </nav>
    }
    .into_any()
}
