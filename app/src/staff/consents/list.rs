//! The choices as they stand, one at a time to change.

use super::{ConsentLine, ConsentsView, NotAskedReason, RecordedConsent, address, reason_field};
use crate::{
    domain::consent::ConsentAction,
    i18n::{tr, tr_args},
    staff::{date_format, shell::StaffPage},
    ui::{Back, ErrorSummary, Form, Ltr, Problems, Tag, Tone, provide_problems},
};
use leptos::prelude::*;

/// The first page: what is on, what is off, and what was just written down.
#[component]
pub fn ConsentsPage(view: ConsentsView, problems: Problems) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let done = view.recorded.clone().map(|done| note(&view, done));
    let not_asked = view.not_asked.map(|why| {
        let key = match why {
            NotAskedReason::SomeoneElse => "consents-not-someone-else",
            NotAskedReason::Under13 => "consents-not-under-13",
            NotAskedReason::TakenBack => "consents-not-taken-back",
        };
        view! { <p class="sp-note">{tr_args(key, &[("name", view.name.clone())])}</p> }
    });
    let (on, off): (Vec<_>, Vec<_>) = view.offers.iter().partition(|offer| offer.on);
    let on = group(&view, "consents-on", "consents-on-none", &on);
    let off = (!off.is_empty() || view.not_asked.is_none())
        .then(|| group(&view, "consents-off", "consents-off-none", &off));
    // Who needs a reason cannot open the case itself.
    let back = view
        .reason
        .is_none()
        .then(|| view! { <Back href=format!("/staff/case/{}", view.reference)/> });
    view! {
        <StaffPage title=tr_args("consents-title", &[("reference", view.reference.clone())]) current="home-nav-queues" error>
            {back}
            <ErrorSummary problems/>
            {done}
            <p class="sp-part"><Ltr text=view.reference.clone()/></p>
            <h1 class="govuk-heading-l">{tr_args("consents-heading", &[("name", view.name.clone())])}</h1>
            <p class="govuk-body">{tr("consents-lead")}</p>
            {not_asked}
            <div class="sp-case">
                <div>{on}</div>
                <div>{off}</div>
            </div>
        </StaffPage>
    }
}

fn group(
    view: &ConsentsView,
    heading: &'static str,
    none: &'static str,
    offers: &[&ConsentLine],
) -> AnyView {
    let lines = offers.iter().map(|offer| line(view, offer)).collect_view();
    let body = if offers.is_empty() {
        view! { <p class="govuk-body">{tr(none)}</p> }.into_any()
    } else {
        view! { <ul class="sp-log">{lines}</ul> }.into_any()
    };
    view! {
        <section class="sp-card" aria-labelledby=heading>
            <h2 class="govuk-heading-m" id=heading>{tr(heading)}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn line(view: &ConsentsView, offer: &ConsentLine) -> AnyView {
    let said = match offer.last_decision {
        Some((action, at, channel)) => {
            let (tone, key) = match action {
                ConsentAction::Given | ConsentAction::Refreshed => (Tone::On, "case-choice-yes"),
                ConsentAction::Refused => (Tone::Grey, "case-choice-no"),
                ConsentAction::Withdrawn => (Tone::Amber, "case-choice-withdrawn"),
                ConsentAction::Expired => (Tone::Grey, "case-choice-expired"),
            };
            view! {
                <Tag tone text=tr(key)/>
                " "
                <span class="sp-small">
                    {date_format::moment(at, view.now)} ", " {tr(&format!("consents-by-{channel}"))}
                </span>
            }
            .into_any()
        }
        None => view! { <Tag tone=Tone::Grey text=tr("consents-never")/> }.into_any(),
    };
    let gone = (offer.on && !offer.can_ask).then(|| {
        view! { <p class="sp-small">{tr("consents-gone")}</p> }
    });
    let button = offer.open_to().map(|action| {
        let (value, key) = if action.turns_on() {
            ("given", "consents-say-yes")
        } else {
            ("withdrawn", "consents-say-no")
        };
        let title = offer.wording.body.title.clone();
        let (reason, purpose) = (reason_field(view), offer.wording.purpose.to_string());
        view! {
            <Form action=address(view)>
                {reason}
                <input type="hidden" name="purpose" value=purpose/>
                <input type="hidden" name="said" value=value/>
                <button type="submit" class="govuk-button sp-quiet" name="action" value="script">
                    {tr(key)}
                    <span class="govuk-visually-hidden">{format!(": {title}")}</span>
                </button>
            </Form>
        }
    });
    view! {
        <li>
            <p>{said}</p>
            <p><strong>{offer.wording.body.title.clone()}</strong></p>
            {gone}
            {button}
        </li>
    }
    .into_any()
}

/// What was just written down, and what becomes of the receipt.
fn note(view: &ConsentsView, done: RecordedConsent) -> AnyView {
    let RecordedConsent {
        title,
        action,
        at,
        receipt,
        mailed,
        superseded: overtaken,
    } = done;
    let key = if action.turns_on() {
        "consents-done-yes"
    } else {
        "consents-done-no"
    };
    let head = tr_args(
        key,
        &[
            ("title", title),
            ("when", date_format::moment(at, view.now)),
        ],
    );
    let overtaken = overtaken.then(|| {
        view! { <p class="govuk-body"><strong>{tr("consents-done-overtaken")}</strong></p> }
    });
    let way = if mailed {
        "consents-done-mailed"
    } else {
        "consents-done-paper"
    };
    let receipt = receipt.map(|code| {
        view! {
            <p class="govuk-body">
                {tr(way)} " "
                <a class="govuk-link" href=format!("/receipt/{code}")>{tr("consents-done-receipt")} " " <Ltr text=code.clone()/></a>
            </p>
        }
    });
    view! {
        <div class="sp-done" role="status">
            <p class="sp-done__head">{head}</p>
            {overtaken}
            {receipt}
        </div>
    }
    .into_any()
}
