//! The title row: reference, topic, flags, target, and who has it.

use super::model::CaseView;
use crate::{
    islands::{CaseLive, CaseLiveWords},
    staff::{
        pieces::{flag_tags, queue_name, status_tag},
        queue::Holder,
        when,
    },
    ui::{FormToken, Ltr, Tags, Tone},
    words::{t, ta},
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
            .map(|tag| (Tone::Grey, t(&format!("tag-{tag}")))),
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
        Some(Holder { me: true, .. }) => t("case-with-you"),
        Some(Holder { name, me: false }) => ta("case-with", &[("name", name.clone())]),
        None => t("case-with-no-one"),
    };
    let to_queue = case.can.claim.then(|| {
        let href = format!("/staff/queue/{}", case.queue);
        let next = format!("{href}/next?after={}", case.reference);
        view! {
            " · " <a class="govuk-link" href=href>{queue_name(case.queue)}</a>
            " · " <a class="govuk-link" href=next data-key="x">{t("case-next-case")}</a>
        }
        .into_any()
    });
    let live = view! { <CaseLive reference=case.reference.clone() version=case.version words=live_words()/> }
        .into_any();
    let action = format!("/staff/case/{}", case.reference);
    view! {
        <div class="sp-bar">
            <div class="sp-case__top">
                <p class="sp-part">
                    <Ltr text=case.reference.clone()/>
                    {to_queue}
                </p>
                <h1 class="govuk-heading-l">{t(&format!("topic-{}", case.topic))}</h1>
                <Tags tags/>
            </div>
            <form method="post" action=action class="sp-bar__do">
                <FormToken/>
                <p>
                    {target}
                    <span class="sp-small">{with}</span>
                    <span class="sp-small sp-here" data-also="">{also}</span>
                    {live}
                </p>
                {take
                    .map(|(name, key, class)| {
                        let letter = (name == "take").then_some("t");
                        view! { <button class=class name="action" value=name data-key=letter>{t(key)}</button> }
                    })}
            </form>
        </div>
    }
}

/// By when a person is to look; nothing once one has.
fn target(case: &CaseView) -> Option<AnyView> {
    if !case.is_open() || !case.is_suggested() {
        return None;
    }
    let due = ta(
        "case-due",
        &[("when", when::target(case.first_look_due, case.now))],
    );
    let left = when::time_left(case.first_look_due, case.now);
    let class = if case.first_look_due < case.now {
        "sp-late"
    } else {
        "sp-small"
    };
    Some(view! { <strong>{due}</strong><br/><span class=class>{left}</span><br/> }.into_any())
}

/// The sentences of the island; the browser puts names and numbers in.
fn live_words() -> CaseLiveWords {
    let places = [("name", "{name}".to_owned()), ("n", "{n}".to_owned())];
    let one = [("name", "{name}".to_owned())];
    CaseLiveWords {
        here_one: ta("case-also-one", &one),
        here_more: ta("case-also-more", &places),
        writing_one: ta("case-writing-one", &one),
        writing_more: ta("case-writing-more", &places),
        changed: t("case-live-changed"),
        load: t("case-live-load"),
    }
}

/// "J. Specimen has this open too."
fn also_open(names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some(ta("case-also-one", &[("name", one.clone())])),
        [one, rest @ ..] => Some(ta(
            "case-also-more",
            &[("name", one.clone()), ("n", rest.len().to_string())],
        )),
    }
}
