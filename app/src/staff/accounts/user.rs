//! One account: what it may do, its training, its sessions, and its end. Administrators come here from the
//! list, managers from the access review.

use super::{
    ACCESS_REVIEWS, AccountStatus, PendingProposal, USERS, UserAccount, access_fields, done_note,
    last_sign_in, person_tags, queue_words, role_words, waiting_card,
};
use crate::{
    forms::staff::{AccessForm, EVIDENCE_LINE, TrainingForm},
    i18n::{tr, tr_args},
    staff::{date_format, shell::StaffPage},
    ui::{
        Back, ErrorSummary, Form, Problems, SummaryList, SummaryRow, TextField, provide_problems,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

/// A training on record.
#[derive(Clone, Debug)]
pub struct TrainingLine {
    pub day: NaiveDate,
    pub evidence: String,
    pub by: String,
    pub at: DateTime<Utc>,
}

/// What was typed, and for which act.
#[derive(Clone, Default)]
pub struct UserForms {
    /// `change`, `training`, `end`, `sign_out`, `right`.
    pub action: String,
    /// What is ticked; of the account as it is when nothing was sent.
    pub access: AccessForm,
    pub training: TrainingForm,
}

/// The page.
#[component]
pub fn UserPage(
    person: UserAccount,
    /// The reader keeps accounts; else a manager who reviews them.
    admin: bool,
    waiting: Option<PendingProposal>,
    trainings: Vec<TrainingLine>,
    forms: UserForms,
    done: Option<&'static str>,
    problems: Problems,
    now: DateTime<Utc>,
) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let (base, current) = if admin {
        (USERS, "accounts-nav")
    } else {
        (ACCESS_REVIEWS, "accounts-review-nav")
    };
    let action = format!("{base}/{}", person.id);
    let name = person.display_name.clone();
    let ended = matches!(person.status, AccountStatus::Ended(_));
    let waits = waiting.is_some();
    let fold = |code: &'static str, summary: String, inner: AnyView| -> AnyView {
        let open = forms.action == code && error;
        view! {
            <details class="sp-change" open=open id=format!("act-{code}")>
                <summary>{summary}</summary>
                <div>
                    <Form action=action.clone()>
                        {inner}
                        <div class="sp-actions sp-actions--tight">
                            <button type="submit" class="govuk-button" name="action" value=code>{tr(&format!("accounts-do-{code}"))}</button>
                        </div>
                    </Form>
                </div>
            </details>
        }
        .into_any()
    };
    let mut folds: Vec<AnyView> = Vec::new();
    if !ended && !person.me {
        if !admin {
            folds.push(fold(
                "right",
                tr("accounts-act-right"),
                view! { <p class="govuk-body">{tr("accounts-right-means")}</p> }.into_any(),
            ));
        }
        if !waits {
            let means = if admin {
                "accounts-change-means"
            } else {
                "accounts-take-away-means"
            };
            let summary = if admin {
                "accounts-act-change"
            } else {
                "accounts-act-take-away"
            };
            folds.push(fold(
                "change",
                tr(summary),
                view! {
                    <p class="govuk-body">{tr(means)}</p>
                    {access_fields(person.controller, &forms.access)}
                }
                .into_any(),
            ));
        }
        folds.push(fold(
            "training",
            tr("accounts-act-training"),
            training_fields(&forms),
        ));
        if admin {
            let means = tr_args(
                "accounts-sign-out-means",
                &[("n", person.sessions.to_string())],
            );
            folds.push(fold(
                "sign_out",
                tr("accounts-act-sign_out"),
                view! { <p class="govuk-body">{means}</p> }.into_any(),
            ));
        }
        if admin && !waits {
            let cases = (person.open_cases > 0).then(|| {
                view! { <p class="sp-note">{tr_args("accounts-holds", &[("n", person.open_cases.to_string())])}</p> }
            });
            folds.push(fold(
                "end",
                tr("accounts-act-end"),
                view! { {cases} <p class="govuk-body">{tr("accounts-end-means")}</p> }.into_any(),
            ));
        }
    }
    let acts = (!folds.is_empty()).then(|| {
        view! {
            <section class="sp-card" aria-labelledby="acts">
                <h2 class="govuk-heading-m" id="acts">{tr("accounts-acts")}</h2>
                {folds.collect_view()}
            </section>
        }
    });
    let me = person
        .me
        .then(|| view! { <p class="sp-note">{tr("accounts-my-here")}</p> });
    view! {
        <StaffPage title=tr("accounts-user-title") error current>
            <Back href=base/>
            <ErrorSummary problems=problems.clone()/>
            {done_note(done)}
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{name}</h1>
                    <p class="govuk-body">{person_tags(&person, now)}</p>
                </div>
            </div>
            {me}
            {waiting.map(|waiting| waiting_card(&waiting, admin, now))}
            <section class="sp-card" aria-labelledby="facts">
                <h2 class="govuk-heading-m" id="facts">{tr("accounts-facts")}</h2>
                {facts(&person, now)}
            </section>
            {acts}
            {record(trainings, now)}
        </StaffPage>
    }
}

fn facts(person: &UserAccount, now: DateTime<Utc>) -> AnyView {
    let row = |key: &'static str, value: String| SummaryRow {
        key: tr(key),
        value: vec![value],
        ltr: key == "sign-in-name",
        change: None,
    };
    let trained = person
        .trained_on
        .map_or_else(|| tr("accounts-training-never"), date_format::date);
    let reviewed = person.reviewed_at.map_or_else(
        || tr("accounts-not-reviewed"),
        |at| date_format::moment(at, now),
    );
    let rows = vec![
        row("sign-in-name", person.name.clone()),
        row("accounts-roles", role_words(&person.roles)),
        row(
            "accounts-queues",
            queue_words(&person.roles, &person.queues),
        ),
        row("accounts-trained-on", trained),
        row("accounts-last-sign-in", last_sign_in(person, now)),
        row("accounts-open-cases", person.open_cases.to_string()),
        row("accounts-reviewed", reviewed),
    ];
    view! { <SummaryList rows/> }.into_any()
}

fn training_fields(forms: &UserForms) -> AnyView {
    let form = forms.training.clone();
    view! {
        <TextField name="day" label=tr("accounts-day") hint=tr("accounts-day-hint") value=form.day
            width="govuk-input--width-10" ltr=true/>
        <TextField name="evidence" label=tr("accounts-evidence") hint=tr("accounts-evidence-hint") value=form.evidence
            maxlength=EVIDENCE_LINE spellcheck=true/>
    }
    .into_any()
}

fn record(trainings: Vec<TrainingLine>, now: DateTime<Utc>) -> Option<AnyView> {
    if trainings.is_empty() {
        return None;
    }
    let lines = trainings
        .into_iter()
        .map(|line| {
            let said = tr_args(
                "accounts-training-by",
                &[
                    ("name", line.by),
                    ("when", date_format::moment(line.at, now)),
                ],
            );
            view! {
                <li>
                    <p><strong>{date_format::date(line.day)}</strong> " " {line.evidence}</p>
                    <p class="sp-soft">{said}</p>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="sp-card" aria-labelledby="trainings">
                <h2 class="govuk-heading-m" id="trainings">{tr("accounts-trainings")}</h2>
                <ul class="sp-log">{lines}</ul>
            </section>
        }
        .into_any(),
    )
}
