//! The page as a whole, and what was written down.

use super::{
    call::call_line,
    forms::{EndConcern, GrantAccess, LogConcernCall, RaiseConcern},
    list::tag,
    model::{ConcernForms, ConcernLine, ConcernView},
};
use crate::{
    domain::{concern::ConcernState, personal::Note},
    forms::staff::ConcernForm,
    i18n::{tr, tr_args},
    page::page_context,
    resident::contact_details::contact_value,
    staff::{date_format, shell::StaffPage},
    ui::{Back, ErrorSummary, Form, Ltr, Tag, provide_problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// Whom to phone: text key of the words, and the key of the contact.
const NUMBERS: [(&str, &str); 5] = [
    ("concern-number-999", "emergency"),
    ("concern-number-massh", "massh_children"),
    ("concern-number-adult", "adult_social_care"),
    ("concern-number-edt", "edt_out_of_hours"),
    ("concern-number-police", "police_non_emergency"),
];

/// `/staff/case/<reference>/concern`.
#[component]
pub fn ConcernPage(view: ConcernView, forms: ConcernForms) -> impl IntoView {
    provide_problems(&forms.problems);
    let error = !forms.problems.is_empty();
    let now = view.now;
    let heading = if view.open.is_some() {
        "concern-heading-open"
    } else {
        "concern-heading"
    };
    let open = view.open.clone().map(|line| {
        let call = view
            .can
            .call
            .then(|| view! { <LogConcernCall view=view.clone() forms=forms.clone()/> }.into_any());
        let look =
            (view.can.lead && line.looked.is_none()).then(|| acknowledge_form(&view.reference));
        let end = view
            .can
            .lead
            .then(|| view! { <EndConcern view=view.clone() forms=forms.clone()/> }.into_any());
        view! {
            {written(&line, now)}
            {look}
            {call}
            <GrantAccess view=view.clone()/>
            {end}
        }
        .into_any()
    });
    let raise = (view.open.is_none() && view.can.raise)
        .then(|| view! { <RaiseConcern view=view.clone() forms=forms.clone()/> }.into_any());
    let ended = (!view.ended.is_empty()).then(|| {
        let lines = view
            .ended
            .iter()
            .map(|line| written(line, now))
            .collect::<Vec<_>>();
        view! { <h2 class="govuk-heading-m">{tr("concern-ended")}</h2> {lines} }.into_any()
    });
    view! {
        <StaffPage
            title=tr_args("concern-title", &[("reference", view.reference.clone())])
            current="home-nav-queues"
            error
        >
            <Back href=format!("/staff/case/{}", view.reference)/>
            <ErrorSummary problems=forms.problems.clone()/>
            <div class="sp-measure">
                <p class="sp-part"><Ltr text=view.reference.clone()/></p>
                <h1 class="govuk-heading-l" id="concern">{tr_args(heading, &[("name", view.name.clone())])}</h1>
                {numbers()}
                {typed(&view, &forms)}
                {open}
                {raise}
                {ended}
            </div>
        </StaffPage>
    }
}

/// What was typed while a colleague raised one a moment earlier: nothing of it is lost.
fn typed(view: &ConcernView, forms: &ConcernForms) -> Option<AnyView> {
    let ConcernForm {
        worry, seen, act, ..
    } = &forms.raise;
    (view.open.is_some() && !worry.is_empty()).then(|| {
        let lines = [("concern-worry", worry), ("concern-seen", seen), ("concern-act", act)]
            .into_iter()
            .map(|(term, text)| {
                view! { <div><dt>{tr(term)}</dt><dd dir="auto" class="sp-lines">{text.clone()}</dd></div> }
            })
            .collect_view();
        view! {
            <section class="sp-card">
                <h2 class="govuk-heading-m">{tr("concern-typed")}</h2>
                <dl class="sp-facts">{lines}</dl>
            </section>
        }
        .into_any()
    })
}

/// The numbers stand first: whoever reads this may have to phone now.
fn numbers() -> AnyView {
    let site = page_context().site;
    let lines = NUMBERS
        .iter()
        .filter_map(|(words, key)| {
            let contact = site.contact(key)?;
            let hours = contact.hours.clone();
            Some(view! {
                <div>
                    <dt>{tr(words)}</dt>
                    <dd>{contact_value(contact)} " " <span class="sp-small">{hours}</span></dd>
                </div>
            })
        })
        .collect_view();
    view! {
        <section class="sp-note sp-note--warn" aria-labelledby="first">
            <h2 class="govuk-heading-m" id="first">{tr("concern-first")}</h2>
            <dl class="sp-facts">{lines}</dl>
        </section>
    }
    .into_any()
}

pub(super) fn fact(term: &'static str, note: &Note) -> AnyView {
    view! { <div><dt>{tr(term)}</dt><dd dir="auto" class="sp-lines">{note.expose().to_owned()}</dd></div> }
        .into_any()
}

fn written(line: &ConcernLine, now: DateTime<Utc>) -> AnyView {
    let (tone, text) = tag(line.state);
    let due = match line.state {
        ConcernState::Waits => Some(tr_args(
            "concern-banner-waits",
            &[("when", date_format::target(line.look_due, now))],
        )),
        ConcernState::Late => Some(tr_args(
            "concern-banner-late",
            &[("span", date_format::span(now - line.look_due))],
        )),
        ConcernState::Looked | ConcernState::Closed => None,
    };
    let told = (line.state.is_open() && line.looked.is_none()).then(|| {
        let key = if line.told {
            "concern-told-lead"
        } else {
            "concern-told-nobody"
        };
        let class = if line.told {
            "govuk-body"
        } else {
            "sp-note sp-note--warn"
        };
        view! { <p class=class>{tr(key)}</p> }
    });
    let by = |key: &str, who: &str, at: DateTime<Utc>| {
        tr_args(
            key,
            &[
                ("who", who.to_owned()),
                ("when", date_format::moment(at, now)),
            ],
        )
    };
    let looked = line.looked.as_ref().map(
        |look| view! { <p class="sp-small">{by("concern-looked-by", &look.who, look.at)}</p> },
    );
    let closed = line.closed.as_ref().map(|(look, note)| {
        view! {
            <p class="sp-small">{by("concern-closed-by", &look.who, look.at)}</p>
            <p class="sp-quote" dir="auto">{note.expose().to_owned()}</p>
        }
    });
    let calls = (!line.calls.is_empty()).then(|| {
        let items = line
            .calls
            .iter()
            .map(|line| call_line(line, now))
            .collect_view();
        view! {
            <h3 class="govuk-heading-s">{tr("concern-calls")}</h3>
            <ul class="sp-log">{items}</ul>
        }
    });
    view! {
        <section class="sp-card">
            <p><Tag tone text/> " " {due}</p>
            <p class="sp-small">{by("concern-raised-by", &line.raised.who, line.raised.at)}</p>
            {told}
            <dl class="sp-facts">
                <div><dt>{tr("concern-about")}</dt><dd>{tr(&format!("concern-about-{}", line.about))}</dd></div>
                {fact("concern-worry", &line.worry)}
                {fact("concern-seen", &line.seen)}
                {fact("concern-act", &line.act)}
            </dl>
            {looked}
            {calls}
            {closed}
        </section>
    }
    .into_any()
}

fn acknowledge_form(reference: &str) -> AnyView {
    view! {
        <Form action=format!("/staff/case/{reference}/concern/acknowledge")>
            <div class="sp-actions"><button type="submit" class="govuk-button">{tr("concern-look")}</button></div>
        </Form>
    }
    .into_any()
}
