//! Other enquiries that may be of the same person: suggested with the reason, linked or put aside by a person.

use super::model::{CaseView, DuplicateLine};
use crate::{
    domain::duplicates::DuplicateState,
    i18n::{tr, tr_args},
    staff::{components::status_tag, date_format},
    ui::{FieldError, Form, Ltr, Problems, Tag},
};
use leptos::prelude::*;

/// The card; nothing where there is none.
#[component]
pub fn DuplicatesCard(case: CaseView, problems: Problems) -> impl IntoView {
    let problem = problems.of("alike");
    if case.duplicates.is_empty() && problem.is_none() {
        return None;
    }
    let of = |standing: DuplicateState| -> Vec<AnyView> {
        case.duplicates
            .iter()
            .filter(|line| line.state == standing)
            .map(|line| duplicate_item(&case, line))
            .collect()
    };
    let (suggested, linked, aside) = (
        of(DuplicateState::Suggested),
        of(DuplicateState::Linked),
        of(DuplicateState::Dismissed),
    );
    let suggested = (!suggested.is_empty()).then(|| {
        view! {
            <p class="govuk-body">{tr("duplicates-lead")}</p>
            <ul class="sp-log">{suggested}</ul>
        }
    });
    let linked = (!linked.is_empty()).then(|| {
        view! {
            <h3 class="govuk-heading-s">{tr("duplicates-linked-heading")}</h3>
            <ul class="sp-log">{linked}</ul>
        }
    });
    let aside = (!aside.is_empty()).then(|| {
        let n = aside.len().to_string();
        view! {
            <details class="sp-change">
                <summary>{tr_args("duplicates-aside", &[("n", n)])}</summary>
                <div><ul class="sp-log">{aside}</ul></div>
            </details>
        }
    });
    let lists = view! { {suggested} {linked} {aside} };
    let decides = case.can.link && case.duplicates.iter().any(|line| line.can_decide);
    let lists = if decides {
        let action = format!("/staff/case/{}/duplicates", case.reference);
        view! { <Form action=action>{lists}</Form> }.into_any()
    } else {
        lists.into_any()
    };
    Some(view! {
        <section class="sp-card" aria-labelledby="alike">
            <h2 class="govuk-heading-m" id="alike">{tr("duplicates-heading")}</h2>
            <FieldError field="alike" message=problem/>
            {lists}
        </section>
    })
}

fn duplicate_item(case: &CaseView, line: &DuplicateLine) -> AnyView {
    let (tone, status) = status_tag(line.status);
    let why = line
        .why
        .iter()
        .map(|kind| tr(&format!("duplicates-why-{kind}")))
        .collect::<Vec<_>>()
        .join(", ");
    let why = if why.is_empty() {
        tr("duplicates-why-nothing")
    } else {
        why
    };
    let said = line.decided_by.as_ref().map(|look| {
        let key = match line.state {
            DuplicateState::Dismissed => "duplicates-dismissed-by",
            DuplicateState::Suggested | DuplicateState::Linked => "duplicates-linked-by",
        };
        let text = tr_args(
            key,
            &[
                ("who", look.who.clone()),
                ("when", date_format::moment(look.at, case.now)),
            ],
        );
        view! { <p class="sp-small">{text}</p> }
    });
    let acts: &[(&str, &str)] = match line.state {
        DuplicateState::Suggested => &[
            ("linked", "duplicates-link"),
            ("dismissed", "duplicates-dismiss"),
        ],
        DuplicateState::Linked => &[("dismissed", "duplicates-dismiss")],
        DuplicateState::Dismissed => &[("linked", "duplicates-link")],
    };
    let acts = (case.can.link && line.can_decide).then(|| {
        let buttons = acts
            .iter()
            .map(|(name, key)| {
                view! {
                    <button type="submit" class="govuk-button sp-quiet" name=*name value=line.reference.clone()>
                        {tr(key)}
                        <span class="govuk-visually-hidden">{format!(" {}", line.reference)}</span>
                    </button>
                }
            })
            .collect_view();
        view! { <div class="sp-actions sp-actions--tight sp-noprint">{buttons}</div> }
    });
    view! {
        <li>
            <p>
                <a class="govuk-link" href=format!("/staff/case/{}", line.reference)><Ltr text=line.reference.clone()/></a>
                " "
                <Tag tone text=status/>
            </p>
            <p><strong>{why}</strong></p>
            <p>
                {tr(&format!("topic-{}", line.topic))}
                " "
                <span class="sp-small">{date_format::moment(line.received_at, case.now)}</span>
            </p>
            {said}
            {acts}
        </li>
    }
    .into_any()
}
