//! After saving: the reference to read out, and what happens next. Nothing here names the person.

use crate::{
    domain::{assisted_entry::SourceChannel, codes::QueueCode, controller::Controller},
    i18n::{tr, tr_args},
    staff::{
        components::{Organisation, queue_name},
        date_format,
        shell::StaffPage,
    },
    ui::Ltr,
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// What was written down.
#[derive(Clone, Debug)]
pub struct EntrySavedView {
    pub reference: String,
    pub controller: Controller,
    pub queue: QueueCode,
    /// What the rules suggested; differs where the person wanted this team.
    pub suggested: QueueCode,
    /// The sentence for officers that says why.
    pub reason: String,
    pub channel: SourceChannel,
    /// By when a person is to have looked.
    pub first_look_due: DateTime<Utc>,
    pub urgent: bool,
    /// By when the person is told that we hold their information.
    pub inform_due: Option<DateTime<Utc>>,
    /// Code of the receipt for what was agreed to.
    pub receipt: Option<String>,
    /// An email with the reference is on its way.
    pub emailed: bool,
    /// The officer works the queue, and may open the case.
    pub in_sight: bool,
}

/// The page.
#[component]
pub fn EntrySavedPage(view: EntrySavedView) -> impl IntoView {
    let EntrySavedView {
        reference,
        controller,
        queue,
        suggested,
        reason,
        channel,
        first_look_due,
        urgent,
        inform_due,
        receipt,
        emailed,
        in_sight,
    } = view;
    let due = date_format::heading(first_look_due);
    let say = if channel == SourceChannel::Referral {
        tr_args("assisted-entry-done-say-referral", &[("due", due)])
    } else {
        tr_args("assisted-entry-done-say", &[("due", due)])
    };
    let mail = (channel != SourceChannel::Referral).then(|| {
        let key = if emailed {
            "assisted-entry-done-emailed"
        } else {
            "assisted-entry-done-no-email"
        };
        view! { <p class="govuk-body">{tr(key)}</p> }
    });
    let receipt = receipt.map(|code| {
        view! {
            <p class="govuk-body">
                {tr("assisted-entry-done-receipt")} " "
                <a class="govuk-link" href=format!("/receipt/{code}")><Ltr text=code.clone()/></a>
            </p>
        }
    });
    let inform = inform_due.map(|due| {
        view! {
            <p class="sp-note">{tr_args("assisted-entry-done-inform", &[("date", date_format::date(crate::domain::time::london_date(due)))])}</p>
        }
    });
    let urgent = urgent.then(
        || view! { <p class="sp-note sp-note--danger">{tr("assisted-entry-done-urgent")}</p> },
    );
    let differs = (suggested != queue).then(|| {
        view! { <p class="govuk-body">{tr("assisted-entry-done-other")} " " {queue_name(suggested)}</p> }
    });
    let case = if in_sight {
        view! {
            <a class="govuk-button" href=format!("/staff/case/{reference}") draggable="false">{tr("assisted-entry-done-open")}</a>
        }
        .into_any()
    } else {
        view! { <p class="govuk-body">{tr("assisted-entry-done-not-yours")}</p> }.into_any()
    };
    let again = match channel {
        SourceChannel::Online => "/staff/new".to_owned(),
        SourceChannel::Phone | SourceChannel::FaceToFace | SourceChannel::Referral => {
            format!("/staff/new?by={channel}")
        }
    };
    let top = view! {
            <div class="sp-done" role="status">
                <h1 class="sp-done__head govuk-heading-l" tabindex="-1" data-focus="">{tr("assisted-entry-done-title")}</h1>
                <p class="govuk-body">{tr("assisted-entry-done-reference")}</p>
                <p class="sp-ref"><Ltr text=reference.clone()/></p>
            </div>
            {urgent}
    }
    .into_any();
    let next = view! {
            <section class="sp-card sp-entry__next" aria-labelledby="next">
                <h2 class="govuk-heading-m" id="next">{tr("assisted-entry-done-next")}</h2>
                <div class="sp-said"><p class="govuk-body">{say}</p></div>
                {mail}
                {receipt}
                {inform}
            </section>
    }
    .into_any();
    let place = view! {
            <section class="sp-card" aria-labelledby="where">
                <h2 class="govuk-heading-m" id="where">{tr("assisted-entry-done-where")}</h2>
                <p class="govuk-body"><Organisation controller text=queue_name(queue)/></p>
                <p class="govuk-body">{reason}</p>
                {differs}
                <p class="sp-small">{tr("assisted-entry-done-confirm")}</p>
            </section>
    }
    .into_any();
    let on = view! {
            <div class="sp-actions">
                {case}
                <a class="govuk-button sp-quiet" href=again draggable="false">{tr("assisted-entry-done-again")}</a>
            </div>
    }
    .into_any();
    view! {
        <StaffPage title=tr("assisted-entry-done-title") current="assisted-entry-nav">{top} {next} {place} {on}</StaffPage>
    }
}
