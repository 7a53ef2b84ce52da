//! `/staff/handovers/<id>`: the picked fields and nothing else, until the receiver answers.

use crate::{
    domain::{
        codes::{QueueCode, SendAnswer},
        controller::Controller,
        sharing::{Basis, HandoverExtract},
    },
    forms::staff::DeclineForm,
    i18n::{tr, tr_args},
    staff::{
        case::contact_rules,
        components::{Organisation, flag_tags, queue_name},
        date_format,
        shell::StaffPage,
    },
    ui::{Back, ErrorSummary, Form, Ltr, Problems, Tags, TextArea, provide_problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use uuid::Uuid;

/// One picked field, in words.
struct ExtractFact {
    /// Text key of what it is.
    key: &'static str,
    /// Each on a line of its own.
    lines: Vec<String>,
    /// A number, an address or a postcode: keeps its direction.
    ltr: bool,
}

/// What the receiver may read. Personal, so nothing here is printed.
#[derive(Clone)]
pub struct HandoverOfferView {
    pub id: Uuid,
    pub now: DateTime<Utc>,
    pub from: Controller,
    pub to: QueueCode,
    pub basis: Basis,
    pub at: DateTime<Utc>,
    pub picked: HandoverExtract,
}

/// The picked fields, in the order of the form.
fn facts(picked: &HandoverExtract) -> Vec<ExtractFact> {
    let mut facts = Vec::new();
    let mut add = |key: &'static str, lines: Vec<String>, ltr: bool| {
        if !lines.is_empty() {
            facts.push(ExtractFact { key, lines, ltr });
        }
    };
    add(
        "handover-fact-name",
        texts(picked.name.as_ref().map(|name| name.expose())),
        false,
    );
    if let Some(reach) = &picked.reach {
        add(
            "handover-fact-route",
            vec![tr(&format!("handover-route-{}", reach.route))],
            false,
        );
        add(
            "handover-fact-phone",
            texts(reach.phone.as_ref().map(|phone| phone.expose())),
            true,
        );
        add(
            "handover-fact-email",
            texts(reach.email.as_ref().map(|email| email.expose())),
            true,
        );
    }
    if let Some(about) = &picked.topic {
        let mut lines = vec![
            tr(&format!("topic-{}", about.topic)),
            tr(&format!("case-about-{}", about.about)),
        ];
        lines.extend(about.they_know.map(|know| {
            format!(
                "{}: {}",
                tr("case-fact-they-know"),
                tr(&format!("answer-{know}"))
            )
        }));
        add("handover-fact-topic", lines, false);
    }
    if let Some(place) = &picked.place {
        add(
            "case-fact-area",
            vec![tr(&format!("area-{}", place.area))],
            false,
        );
        add(
            "handover-fact-postcode",
            place.postcode.clone().into_iter().collect(),
            true,
        );
        let why = place
            .no_postcode
            .map(|why| tr(&format!("routing-why-{why}")));
        add("case-fact-no-postcode", why.into_iter().collect(), false);
    }
    let age = picked.age.map(|age| tr(&format!("age-{age}")));
    add("case-fact-age", age.into_iter().collect(), false);
    if let Some(home) = &picked.household {
        add(
            "case-fact-children",
            vec![tr(&format!("answer-{}", home.children))],
            false,
        );
        if home.send25 != SendAnswer::NotAsked {
            add(
                "case-fact-send",
                vec![tr(&format!("answer-{}", home.send25))],
                false,
            );
        }
    }
    let language = picked
        .language
        .map(|code| tr(&format!("language-{code}-english")));
    add("case-fact-language", language.into_iter().collect(), false);
    add(
        "case-fact-needs",
        texts(picked.adjustments.as_ref().map(|text| text.expose())),
        false,
    );
    let message = picked.message.as_ref().map(|text| text.expose());
    add(
        "handover-fact-message",
        message
            .map(|text| text.lines().map(str::to_owned).collect())
            .unwrap_or_default(),
        false,
    );
    facts
}

fn texts(text: Option<&str>) -> Vec<String> {
    text.map(str::to_owned).into_iter().collect()
}

/// The page. It is in the reader's hands once answered, or gone.
#[component]
pub fn HandoverOfferPage(
    offer: HandoverOfferView,
    form: DeclineForm,
    problems: Problems,
) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let action = format!("/staff/handovers/{}", offer.id);
    let picked = &offer.picked;
    let name = picked
        .name
        .as_ref()
        .map_or_else(|| tr("handover-person"), |name| name.expose().to_owned());
    // Above everything else (rule 8.1).
    let rules = picked
        .wishes
        .as_ref()
        .map(|wishes| contact_rules(wishes, &name))
        .filter(|rules| !rules.is_empty())
        .map(|rules| {
            let items = rules
                .into_iter()
                .map(|rule| {
                    let strong = rule
                        .strong
                        .map(|word| view! { " " <strong><bdi>{word}</bdi></strong> });
                    view! { <li>{rule.text}{strong}</li> }
                })
                .collect_view();
            view! {
                <section class="sp-note sp-note--warn" aria-labelledby="rules">
                    <h2 class="govuk-heading-m" id="rules">{tr_args("case-rules-heading", &[("name", name.clone())])}</h2>
                    <ul class="govuk-list govuk-list--bullet">{items}</ul>
                </section>
            }
        });
    let tags = flag_tags(&picked.flags);
    let facts = facts(picked)
        .into_iter()
        .map(|fact| {
            let lines = fact
                .lines
                .iter()
                .enumerate()
                .map(|(n, line)| {
                    let text = if fact.ltr {
                        view! { <Ltr text=line.clone()/> }.into_any()
                    } else {
                        view! { <bdi>{line.clone()}</bdi> }.into_any()
                    };
                    view! { {(n > 0).then(|| view! { <br/> })} {text} }
                })
                .collect_view();
            view! { <div><dt>{tr(fact.key)}</dt><dd>{lines}</dd></div> }
        })
        .collect_view();
    let lead = tr_args(
        "handover-lead",
        &[
            ("queue", queue_name(offer.to)),
            ("when", date_format::moment(offer.at, offer.now)),
        ],
    );
    let open = problems.of("reason").is_some();
    let decline = view! {
        <details class="sp-change" open=open>
            <summary>{tr("handover-decline")}</summary>
            <div>
                <Form action=action.clone()>
                    <TextArea
                        name="reason"
                        label=tr("handover-reason")
                        hint=tr("handover-reason-hint")
                        value=form.reason
                        rows=3
                    />
                    <button type="submit" class="govuk-button sp-quiet" name="action" value="decline">{tr("handover-decline-do")}</button>
                </Form>
            </div>
        </details>
    }
    .into_any();
    let notice = tr(&format!("handover-accept-{}", offer.from.other()));
    view! {
        <StaffPage title=tr("handover-one-title") current="handover-nav" error>
            <Back href="/staff/handovers"/>
            <ErrorSummary problems/>
            <div class="sp-measure">
                <p class="sp-part"><Organisation controller=offer.from text=tr(&format!("controller-{}", offer.from))/></p>
                <h1 class="govuk-heading-l">{tr("handover-one-heading")}</h1>
                <Tags tags/>
                <p class="govuk-body">{lead} " " {tr(&format!("share-told-basis-{}", offer.basis))}</p>
                {rules}
                <section class="sp-card" aria-labelledby="picked">
                    <h2 class="govuk-heading-m" id="picked">{tr("handover-picked")}</h2>
                    <dl class="sp-facts">{facts}</dl>
                    <p class="sp-small sp-foot">{tr("handover-picked-only")}</p>
                </section>
                <section class="sp-card" aria-labelledby="answer">
                    <h2 class="govuk-heading-m" id="answer">{tr("handover-question")}</h2>
                    <p class="govuk-body">{notice}</p>
                    <div class="sp-actions sp-actions--tight">
                        <Form action=action>
                            <button type="submit" class="govuk-button" name="action" value="accept">{tr("handover-accept")}</button>
                        </Form>
                        {decline}
                    </div>
                </section>
            </div>
        </StaffPage>
    }
}
