//! Who asks, what is to do, what was not sent, and what becomes of the record.

use super::model::{CasePerson, CaseView, RetentionEnd, UnsentMessage};
use crate::{
    domain::{
        codes::{Flag, SendAnswer},
        safe_contact::RefusedBy,
        time::london_date,
    },
    i18n::{tr, tr_args, try_tr},
    staff::date_format,
    ui::Ltr,
};
use leptos::prelude::*;

/// One fact; nothing where it is not known.
fn fact(term: &'static str, value: Option<String>) -> Option<AnyView> {
    value.map(|value| view! { <div><dt>{tr(term)}</dt><dd>{value}</dd></div> }.into_any())
}

/// What the person told us about themself.
#[component]
pub fn Facts(case: CaseView) -> impl IntoView {
    let CasePerson {
        name,
        about,
        they_know,
        age,
        children,
        child_age,
        send25,
        area,
        postcode,
        no_postcode,
        connection,
        language,
        route: _,
        adjustments,
    } = case.person.clone();
    let others = (!case.other_topics.is_empty()).then(|| {
        case.other_topics
            .iter()
            .map(|topic| tr(&format!("topic-{topic}")))
            .collect::<Vec<_>>()
            .join("; ")
    });
    let send = (send25 != SendAnswer::NotAsked).then(|| tr(&format!("answer-{send25}")));
    let check = case
        .has(Flag::AreaCheck)
        .then(|| view! { <br/><span class="sp-small">{tr("case-area-check")}</span> });
    let place = postcode.map(|postcode| view! { ", " <Ltr text=postcode/> });
    let adjustments = adjustments.map(|text| text.expose().to_owned());
    view! {
        <section class="sp-card" aria-labelledby="facts">
            <h2 class="govuk-heading-m" id="facts"><bdi>{name.expose().to_owned()}</bdi></h2>
            <dl class="sp-facts">
                {fact("case-fact-about", Some(tr(&format!("case-about-{about}"))))}
                {fact("case-fact-they-know", they_know.map(|answer| tr(&format!("answer-{answer}"))))}
                {fact("case-fact-age", Some(tr(&format!("age-{age}"))))}
                {fact("case-fact-children", Some(tr(&format!("answer-{children}"))))}
                {fact("case-fact-child-age", child_age.map(|age| tr(&format!("child-age-{age}"))))}
                {fact("case-fact-send", send)}
                <div>
                    <dt>{tr("case-fact-area")}</dt>
                    <dd>{tr(&format!("area-{area}"))}{place}{check}</dd>
                </div>
                {fact("case-fact-no-postcode", no_postcode.map(|why| tr(&format!("routing-why-{why}"))))}
                {fact("case-fact-connection", connection.map(|tie| tr(&format!("case-connection-{tie}"))))}
                {fact("case-fact-language", Some(tr(&format!("language-{language}-english"))))}
                {fact("case-fact-needs", adjustments)}
                {fact("case-fact-others", others)}
                {fact("case-fact-received", Some(date_format::moment(case.received_at, case.now)))}
            </dl>
        </section>
    }
}

/// Messages that a wish kept back, with the wish.
#[component]
pub fn NotSent(case: CaseView) -> impl IntoView {
    (!case.unsent_messages.is_empty()).then(|| {
        let items = case
            .unsent_messages
            .iter()
            .map(|unsent| {
                view! {
                    <li>
                        <p>{what_message(unsent)}</p>
                        <p class="sp-small">
                            {why_unsent(unsent)}
                            " "
                            {date_format::moment(unsent.at, case.now)}
                        </p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="sp-card" aria-labelledby="unsent">
                <h2 class="govuk-heading-m" id="unsent">{tr("case-unsent-heading")}</h2>
                <ul class="sp-log">{items}</ul>
            </section>
        }
    })
}

fn what_message(unsent: &UnsentMessage) -> String {
    try_tr(&format!("case-message-{}", unsent.kind)).unwrap_or_else(|| tr("case-message-other"))
}

fn why_unsent(unsent: &UnsentMessage) -> String {
    match (unsent.refused_by, unsent.state.as_str()) {
        (Some(RefusedBy::NotNow), "queued") => tr("case-unsent-waits"),
        (Some(wish), _) => tr_args(
            "case-unsent-why",
            &[("why", tr(&format!("refusal-{wish}")))],
        ),
        (None, "refused") => tr("case-unsent-nowhere"),
        (None, "cancelled") => tr("case-unsent-cancelled"),
        (None, "expired") => tr("case-unsent-expired"),
        (None, _) => tr("case-unsent-failed"),
    }
}

/// When the record goes, and who has looked.
#[component]
pub fn Record(case: CaseView) -> impl IntoView {
    let keep = match case.retention_end {
        RetentionEnd::Until(day) => tr_args("case-keep-until", &[("date", date_format::date(day))]),
        RetentionEnd::Review(day) => {
            tr_args("case-keep-review", &[("date", date_format::date(day))])
        }
    };
    let involved = case.involvement.map(|involvement| {
        let began = date_format::date(london_date(involvement.began));
        match involvement.ended {
            None => tr_args("case-involved-since", &[("began", began)]),
            Some(ended) => {
                let ended = date_format::date(london_date(ended));
                tr_args("case-involved-until", &[("began", began), ("ended", ended)])
            }
        }
    });
    let count = tr_args(
        "case-viewed-count",
        &[
            ("people", case.views.people.to_string()),
            ("times", case.views.times.to_string()),
        ],
    );
    let looks = case.views.looks.clone().map(|looks| {
        let items = looks
            .into_iter()
            .map(|look| {
                view! { <li><span class="sp-time">{date_format::moment(look.at, case.now)}</span> " " {look.who}</li> }
            })
            .collect_view();
        view! {
            <details class="sp-change">
                <summary>{tr("case-viewed-who")}</summary>
                <div><ul class="sp-looks">{items}</ul></div>
            </details>
        }
        .into_any()
    });
    let casefile = case.casefile.clone();
    view! {
        <section class="sp-card" aria-labelledby="keep">
            <h2 class="govuk-heading-m" id="keep">{tr("case-record-heading")}</h2>
            <dl class="sp-facts">
                <div><dt>{tr("case-fact-keep")}</dt><dd>{keep}</dd></div>
                {fact("case-fact-involved", involved)}
                {fact("case-fact-casefile", casefile)}
                <div><dt>{tr("case-fact-opened")}</dt><dd>{count}{looks}</dd></div>
            </dl>
            {case
                .can
                .request
                .then(|| {
                    let href = format!("/staff/case/{}/request", case.reference);
                    view! { <p class="govuk-body"><a class="govuk-link" href=href>{tr("case-request-link")}</a></p> }
                })}
        </section>
    }
}
