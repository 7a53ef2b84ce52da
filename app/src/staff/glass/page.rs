//! The page, and the note on the case.

use super::{GlassLine, GlassMark, GlassView};
use crate::{
    staff::{case::CaseView, shell::StaffPage, when},
    ui::{ErrorSummary, FormToken, Ltr, Tag, TextArea, TextField, Tone},
    words::{t, ta},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use uuid::Uuid;

/// `/staff/emergency-access`. The reference stands in the page and never in its title or address.
#[component]
pub fn GlassPage(view: GlassView) -> impl IntoView {
    let GlassView {
        now,
        manager,
        lines,
        next,
        form,
        problems,
    } = view;
    let error = !problems.is_empty();
    let opens = (!manager).then(|| {
        view! {
            <p class="govuk-body">{t("glass-lead")}</p>
            <form method="post" action="/staff/emergency-access" novalidate=true>
                <FormToken/>
                <section class="sp-card">
                    <TextField
                        name="reference"
                        label=t("glass-reference")
                        hint=t("glass-reference-hint")
                        value=form.reference
                        problems=problems.clone()
                        width="govuk-input--width-10"
                        autocomplete="off"
                    />
                    <TextArea
                        name="reason"
                        label=t("glass-reason")
                        hint=t("glass-reason-hint")
                        value=form.reason
                        rows=4
                        problems=problems.clone()
                    />
                </section>
                <div class="sp-actions"><button class="govuk-button govuk-button--warning">{t("glass-open")}</button></div>
            </form>
        }
        .into_any()
    });
    let heading = if manager { "glass-report" } else { "glass-own" };
    let empty = lines.is_empty();
    let items = lines
        .into_iter()
        .map(|line| one(line, manager, now))
        .collect::<Vec<_>>();
    let list = if empty {
        view! { <p class="sp-note">{t("glass-none")}</p> }.into_any()
    } else {
        view! { <ul class="sp-queues" id="list">{items}</ul> }.into_any()
    };
    view! {
        <StaffPage title=t("glass-title") current="glass-nav" error>
            <ErrorSummary problems/>
            <div class="sp-bar"><h1 class="govuk-heading-l">{t("glass-title")}</h1></div>
            <div class="sp-measure">{opens}</div>
            <h2 class="govuk-heading-m">{t(heading)}</h2>
            {list}
            {next
                .map(|href| {
                    view! {
                        <div class="sp-pager">
                            <p></p>
                            <a class="govuk-link" href=href>{t("queue-next")}</a>
                        </div>
                    }
                })}
        </StaffPage>
    }
}

fn one(line: GlassLine, manager: bool, now: DateTime<Utc>) -> AnyView {
    let (tone, state) = if line.lives {
        (
            Tone::Amber,
            ta("glass-until", &[("when", when::moment(line.ends_at, now))]),
        )
    } else {
        (Tone::Grey, t("glass-over"))
    };
    let ended = match &line.ended {
        Some((who, at)) => Some(ta(
            "glass-ended",
            &[("who", who.clone()), ("when", when::moment(*at, now))],
        )),
        None if !line.lives => Some(ta(
            "glass-ran-out",
            &[("when", when::moment(line.ends_at, now))],
        )),
        None => None,
    };
    let reference = match line.reference.clone() {
        Some(reference) => {
            let href = format!("/staff/case/{reference}");
            view! { <a class="govuk-link" href=href><Ltr text=reference/></a> }.into_any()
        }
        None => t("glass-not-in-sight").into_any(),
    };
    let looks = if line.looks.is_empty() {
        view! { <p class="sp-small">{t("glass-looked-nothing")}</p> }.into_any()
    } else {
        let looks = line
            .looks
            .iter()
            .map(|(action, times, last)| {
                let key = match action.as_str() {
                    "case.reveal" => "glass-looked-words",
                    "case.contact_shown" => "glass-looked-contact",
                    _ => "glass-looked-page",
                };
                let args = [("n", times.to_string()), ("when", when::moment(*last, now))];
                view! { <li>{ta(key, &args)}</li> }
            })
            .collect_view();
        view! { <ul class="govuk-list govuk-list--bullet">{looks}</ul> }.into_any()
    };
    let report = manager.then(|| {
        let told = (!line.told).then(|| view! { <p class="sp-note">{t("glass-told-nobody")}</p> });
        view! { <h4 class="govuk-heading-s">{t("glass-looked")}</h4> {looks} {told} }
    });
    let who = ta(
        "glass-by",
        &[
            ("who", line.who),
            ("when", when::moment(line.opened_at, now)),
        ],
    );
    let end = line.lives.then(|| end(line.id, "sp-quiet"));
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
        <form method="post" action="/staff/emergency-access/end">
            <FormToken/>
            <input type="hidden" name="id" value=id.to_string()/>
            <div class="sp-actions sp-actions--tight">
                <button class=format!("govuk-button {class}")>{t("glass-end")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// At the top of a case that is open this way.
#[component]
pub fn GlassBanner(case: CaseView) -> impl IntoView {
    case.glass.map(|GlassMark { id, ends_at }| {
        view! {
            <div class="sp-note sp-note--warn" role="region" aria-labelledby="glass">
                <h2 class="govuk-heading-m" id="glass">{t("glass-banner")}</h2>
                <p class="govuk-body">
                    {ta("glass-banner-until", &[("when", when::moment(ends_at, case.now))])}
                    " "
                    {t("glass-banner-what")}
                </p>
                {end(id, "sp-quiet")}
            </div>
        }
    })
}
