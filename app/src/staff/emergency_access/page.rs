//! The page, and the note on the case.

use super::{EmergencyAccessLine, EmergencyAccessMark, EmergencyAccessView};
use crate::{
    i18n::{tr, tr_args},
    staff::{case::CaseView, date_format, shell::StaffPage},
    ui::{ErrorSummary, Form, Ltr, Tag, TextArea, TextField, Tone, provide_problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use uuid::Uuid;

/// `/staff/emergency-access`. The reference stands in the page and never in its title or address.
#[component]
pub fn EmergencyAccessPage(view: EmergencyAccessView) -> impl IntoView {
    let EmergencyAccessView {
        now,
        manager,
        lines,
        next,
        form,
        problems,
    } = view;
    provide_problems(&problems);
    let error = !problems.is_empty();
    let opens = (!manager).then(|| {
        view! {
            <p class="govuk-body">{tr("emergency-access-lead")}</p>
            <Form action="/staff/emergency-access">
                <section class="sp-card">
                    <TextField
                        name="reference"
                        label=tr("emergency-access-reference")
                        hint=tr("emergency-access-reference-hint")
                        value=form.reference
                        width="govuk-input--width-10"
                        autocomplete="off"
                    />
                    <TextArea
                        name="reason"
                        label=tr("emergency-access-reason")
                        hint=tr("emergency-access-reason-hint")
                        value=form.reason
                        rows=4
                    />
                </section>
                <div class="sp-actions"><button type="submit" class="govuk-button govuk-button--warning">{tr("emergency-access-open")}</button></div>
            </Form>
        }
        .into_any()
    });
    let heading = if manager {
        "emergency-access-report"
    } else {
        "emergency-access-own"
    };
    let empty = lines.is_empty();
    let items = lines
        .into_iter()
        .map(|line| access_line(line, manager, now))
        .collect::<Vec<_>>();
    let list = if empty {
        view! { <p class="sp-note">{tr("emergency-access-none")}</p> }.into_any()
    } else {
        view! { <ul class="sp-queues" id="list">{items}</ul> }.into_any()
    };
    view! {
        <StaffPage title=tr("emergency-access-title") current="emergency-access-nav" error>
            <ErrorSummary problems/>
            <div class="sp-bar"><h1 class="govuk-heading-l">{tr("emergency-access-title")}</h1></div>
            <div class="sp-measure">{opens}</div>
            <h2 class="govuk-heading-m">{tr(heading)}</h2>
            {list}
            {next
                .map(|href| {
                    view! {
                        <div class="sp-pager">
                            <p></p>
                            <a class="govuk-link" href=href>{tr("queue-next")}</a>
                        </div>
                    }
                })}
        </StaffPage>
    }
}

fn access_line(line: EmergencyAccessLine, manager: bool, now: DateTime<Utc>) -> AnyView {
    let (tone, state) = if line.active {
        (
            Tone::Amber,
            tr_args(
                "emergency-access-until",
                &[("when", date_format::moment(line.ends_at, now))],
            ),
        )
    } else {
        (Tone::Grey, tr("emergency-access-over"))
    };
    let ended = match &line.ended {
        Some((who, at)) => Some(tr_args(
            "emergency-access-ended",
            &[
                ("who", who.clone()),
                ("when", date_format::moment(*at, now)),
            ],
        )),
        None if !line.active => Some(tr_args(
            "emergency-access-ran-out",
            &[("when", date_format::moment(line.ends_at, now))],
        )),
        None => None,
    };
    let reference = match line.reference.clone() {
        Some(reference) => {
            let href = format!("/staff/case/{reference}");
            view! { <a class="govuk-link" href=href><Ltr text=reference/></a> }.into_any()
        }
        None => tr("emergency-access-not-in-sight").into_any(),
    };
    let looks = if line.views.is_empty() {
        view! { <p class="sp-small">{tr("emergency-access-looked-nothing")}</p> }.into_any()
    } else {
        let looks = line
            .views
            .iter()
            .map(|(action, times, last)| {
                let key = match action.as_str() {
                    "case.reveal" => "emergency-access-looked-words",
                    "case.contact_shown" => "emergency-access-looked-contact",
                    _ => "emergency-access-looked-page",
                };
                let args = [
                    ("n", times.to_string()),
                    ("when", date_format::moment(*last, now)),
                ];
                view! { <li>{tr_args(key, &args)}</li> }
            })
            .collect_view();
        view! { <ul class="govuk-list govuk-list--bullet">{looks}</ul> }.into_any()
    };
    let report = manager.then(|| {
        let told = (!line.managers_told)
            .then(|| view! { <p class="sp-note">{tr("emergency-access-told-nobody")}</p> });
        view! { <h4 class="govuk-heading-s">{tr("emergency-access-looked")}</h4> {looks} {told} }
    });
    let who = tr_args(
        "emergency-access-by",
        &[
            ("who", line.who),
            ("when", date_format::moment(line.opened_at, now)),
        ],
    );
    let end = line.active.then(|| end(line.id, "sp-quiet"));
    view! {
        <li class="sp-card sp-queues__one">
            <h3 class="govuk-heading-m">{reference}</h3>
            <p><Tag tone text=state/></p>
            <p class="govuk-body">{who}</p>
            <p class="sp-quote" dir="auto">{line.reason.expose().to_owned()}</p>
            {report}
            {ended.map(|ended| view! { <p class="sp-small">{ended}</p> })}
            {end}
        </li>
    }
    .into_any()
}

fn end(id: Uuid, class: &'static str) -> AnyView {
    view! {
        <Form action="/staff/emergency-access/end">
            <input type="hidden" name="id" value=id.to_string()/>
            <div class="sp-actions sp-actions--tight">
                <button type="submit" class=format!("govuk-button {class}")>{tr("emergency-access-end")}</button>
            </div>
        </Form>
    }
    .into_any()
}

/// At the top of a case that is open this way.
#[component]
pub fn EmergencyAccessBanner(case: CaseView) -> impl IntoView {
    case.emergency_access.map(|EmergencyAccessMark { id, ends_at }| {
        view! {
            <section class="sp-note sp-note--warn" aria-labelledby="glass">
                <h2 class="govuk-heading-m" id="glass">{tr("emergency-access-banner")}</h2>
                <p class="govuk-body">
                    {tr_args("emergency-access-banner-until", &[("when", date_format::moment(ends_at, case.now))])}
                    " "
                    {tr("emergency-access-banner-what")}
                </p>
                {end(id, "sp-quiet")}
            </section>
        }
    })
}
