//! The title row: reference, topic, flags, target, and who has it.

use super::model::CaseView;
use crate::{
    i18n::{tr, tr_args},
    islands::{CaseLive, CaseLiveText},
    staff::{
        components::{flag_tags, queue_name, status_tag},
        date_format,
        queue::Holder,
    },
    ui::{Form, Ltr, Tags, Tone},
};
use leptos::prelude::*;

/// The row; taking and giving back are its one act.
#[component]
pub fn Top(case: CaseView) -> impl IntoView {
    let mut tags = vec![status_tag(case.status)];
    tags.extend(flag_tags(&case.flags));
    tags.extend(
        case.tags
            .iter()
            .map(|tag| (Tone::Grey, tr(&format!("tag-{tag}")))),
    );
    let target = target(&case);
    let also = also_open(&case.also_open);
    let open = case.is_open();
    let take = match (&case.holder, open && case.can.claim) {
        (None, true) => Some(("take", "case-take", "govuk-button")),
        (Some(Holder { me: true, .. }), true) => {
            Some(("release", "case-release", "govuk-button sp-quiet"))
        }
        (_, _) => None,
    };
    let with = match &case.holder {
        Some(Holder { me: true, .. }) => tr("case-with-you"),
        Some(Holder { name, me: false }) => tr_args("case-with", &[("name", name.clone())]),
        None => tr("case-with-no-one"),
    };
    let to_queue = case.can.claim.then(|| {
        let href = format!("/staff/queue/{}", case.queue);
        let next = format!("{href}/next?after={}", case.reference);
        view! {
            " · " <a class="govuk-link" href=href>{queue_name(case.queue)}</a>
            " · " <a class="govuk-link" href=next data-key="x">{tr("case-next-case")}</a>
        }
        .into_any()
    });
    let live = view! { <CaseLive reference=case.reference.clone() version=case.version words=live_words()/> }
        .into_any();
    let action = format!("/staff/case/{}", case.reference);
    let standing = view! {
        <p>
            {target}
            <span class="sp-small">{with}</span>
            <span class="sp-small sp-here" data-also="">{also}</span>
            {live}
        </p>
    };
    let bar = match take {
        Some((name, key, class)) => {
            let letter = (name == "take").then_some("t");
            view! {
                <Form action=action class="sp-bar__do">
                    {standing}
                    <button type="submit" class=class name="action" value=name data-key=letter>{tr(key)}</button>
                </Form>
            }
            .into_any()
        }
        None => view! { <div class="sp-bar__do">{standing}</div> }.into_any(),
    };
    view! {
        <div class="sp-bar">
            <div class="sp-case__top">
                <p class="sp-part">
                    <Ltr text=case.reference.clone()/>
                    {to_queue}
                </p>
                <h1 class="govuk-heading-l">{tr(&format!("topic-{}", case.topic))}</h1>
                <Tags tags/>
            </div>
            {bar}
        </div>
    }
}

/// By when a person is to look; nothing once one has.
fn target(case: &CaseView) -> Option<AnyView> {
    if !case.is_open() || !case.is_suggested() {
        return None;
    }
    let due = tr_args(
        "case-due",
        &[("when", date_format::target(case.first_look_due, case.now))],
    );
    let left = date_format::time_left(case.first_look_due, case.now);
    let class = if case.first_look_due < case.now {
        "sp-late"
    } else {
        "sp-small"
    };
    Some(view! { <strong>{due}</strong><br/><span class=class>{left}</span><br/> }.into_any())
}

/// The sentences of the island; the browser puts names and numbers in.
fn live_words() -> CaseLiveText {
    let places = [("name", "{name}".to_owned()), ("n", "{n}".to_owned())];
    let one = [("name", "{name}".to_owned())];
    CaseLiveText {
        here_one: tr_args("case-also-one", &one),
        here_more: tr_args("case-also-more", &places),
        writing_one: tr_args("case-writing-one", &one),
        writing_more: tr_args("case-writing-more", &places),
        changed: tr("case-live-changed"),
        load: tr("case-live-load"),
    }
}

/// "J. Specimen has this open too."
fn also_open(names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some(tr_args("case-also-one", &[("name", one.clone())])),
        [one, rest @ ..] => Some(tr_args(
            "case-also-more",
            &[("name", one.clone()), ("n", rest.len().to_string())],
        )),
    }
}
