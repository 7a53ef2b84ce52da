//! Who asks, what is to do, what was not sent, and what becomes of the record.

use super::model::{CaseView, Keep, Person, Unsent};
use crate::{
    domain::{
        codes::{Flag, SendAnswer},
        safe_contact::RefusedBy,
        time::london_date,
    },
    staff::when,
    ui::Ltr,
    words::{maybe, t, ta},
};
use leptos::prelude::*;

/// One fact; nothing where it is not known.
fn fact(term: &'static str, value: Option<String>) -> Option<AnyView> {
    value.map(|value| view! { <div><dt>{t(term)}</dt><dd>{value}</dd></div> }.into_any())
}

/// What the person told us about themself.
#[component]
pub fn Facts(case: CaseView) -> impl IntoView {
    let Person {
        name,
        about,
        they_know,
        age,
        children,
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
            .map(|topic| t(&format!("topic-{topic}")))
            .collect::<Vec<_>>()
            .join("; ")
    });
    let send = (send25 != SendAnswer::NotAsked).then(|| t(&format!("answer-{send25}")));
    let check = case
        .has(Flag::AreaCheck)
        .then(|| view! { <br/><span class="sp-small">{t("case-area-check")}</span> });
    let place = postcode.map(|postcode| view! { ", " <Ltr text=postcode/> });
    let adjustments = adjustments.map(|text| text.expose().to_owned());
    view! {
        <section class="sp-card" aria-labelledby="facts">
            <h2 class="govuk-heading-m" id="facts"><bdi>{name.expose().to_owned()}</bdi></h2>
            <dl class="sp-facts">
                {fact("case-fact-about", Some(t(&format!("case-about-{about}"))))}
                {fact("case-fact-they-know", they_know.map(|answer| t(&format!("answer-{answer}"))))}
                {fact("case-fact-age", Some(t(&format!("age-{age}"))))}
                {fact("case-fact-children", Some(t(&format!("answer-{children}"))))}
                {fact("case-fact-send", send)}
                <div>
                    <dt>{t("case-fact-area")}</dt>
                    <dd>{t(&format!("area-{area}"))}{place}{check}</dd>
                </div>
                {fact("case-fact-no-postcode", no_postcode.map(|why| t(&format!("routing-why-{why}"))))}
                {fact("case-fact-connection", connection.map(|tie| t(&format!("case-connection-{tie}"))))}
                {fact("case-fact-language", Some(t(&format!("language-{language}-english"))))}
                {fact("case-fact-needs", adjustments)}
                {fact("case-fact-others", others)}
                {fact("case-fact-received", Some(when::moment(case.received_at, case.now)))}
            </dl>
        </section>
    }
}

/// Messages that a wish kept back, with the wish.
#[component]
pub fn NotSent(case: CaseView) -> impl IntoView {
    (!case.unsent.is_empty()).then(|| {
        let items = case
            .unsent
            .iter()
            .map(|unsent| {
                view! {
                    <li>
                        <p>{what_message(unsent)}</p>
                        <p class="sp-small">
                            {why_unsent(unsent)}
                            " "
                            {when::moment(unsent.at, case.now)}
                        </p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="sp-card" aria-labelledby="unsent">
                <h2 class="govuk-heading-m" id="unsent">{t("case-unsent-heading")}</h2>
                <ul class="sp-log">{items}</ul>
            </section>
        }
    })
}

fn what_message(unsent: &Unsent) -> String {
    maybe(&format!("case-message-{}", unsent.kind)).unwrap_or_else(|| t("case-message-other"))
}

fn why_unsent(unsent: &Unsent) -> String {
    match (unsent.refused_by, unsent.state.as_str()) {
        (Some(RefusedBy::NotNow), "queued") => t("case-unsent-waits"),
        (Some(wish), _) => ta("case-unsent-why", &[("why", t(&format!("refusal-{wish}")))]),
        (None, "refused") => t("case-unsent-nowhere"),
        (None, "cancelled") => t("case-unsent-cancelled"),
        (None, "expired") => t("case-unsent-expired"),
        (None, _) => t("case-unsent-failed"),
    }
}

/// When the record goes, and who has looked.
#[component]
pub fn Record(case: CaseView) -> impl IntoView {
    let keep = match case.keep {
        Keep::Until(day) => ta("case-keep-until", &[("date", when::date(day))]),
        Keep::Review(day) => ta("case-keep-review", &[("date", when::date(day))]),
    };
    let involved = case.involvement.map(|involvement| {
        let began = when::date(london_date(involvement.began));
        match involvement.ended {
            None => ta("case-involved-since", &[("began", began)]),
            Some(ended) => {
                let ended = when::date(london_date(ended));
                ta("case-involved-until", &[("began", began), ("ended", ended)])
            }
        }
    });
    let count = ta(
        "case-opened-count",
        &[
            ("people", case.opened.people.to_string()),
            ("times", case.opened.times.to_string()),
        ],
    );
    let looks = case.opened.looks.clone().map(|looks| {
        let items = looks
            .into_iter()
            .map(|look| {
                view! { <li><span class="sp-time">{when::moment(look.at, case.now)}</span> " " {look.who}</li> }
            })
            .collect_view();
        view! {
            <details class="sp-change">
                <summary>{t("case-opened-who")}</summary>
                <div><ul class="sp-looks">{items}</ul></div>
            </details>
        }
        .into_any()
    });
    let casefile = case.casefile.clone();
    view! {
        <section class="sp-card" aria-labelledby="keep">
            <h2 class="govuk-heading-m" id="keep">{t("case-record-heading")}</h2>
            <dl class="sp-facts">
                <div><dt>{t("case-fact-keep")}</dt><dd>{keep}</dd></div>
                {fact("case-fact-involved", involved)}
                {fact("case-fact-casefile", casefile)}
                <div><dt>{t("case-fact-opened")}</dt><dd>{count}{looks}</dd></div>
            </dl>
            {case
                .can
                .request
                .then(|| {
                    let href = format!("/staff/case/{}/request", case.reference);
                    view! { <p class="govuk-body"><a class="govuk-link" href=href>{t("case-request-link")}</a></p> }
                })}
        </section>
    }
}
