//! The title row: reference, topic, flags, target, and who has it.

use super::model::CaseView;
use crate::{
    staff::{
        pieces::{flag_tags, queue_name, status_tag},
        queue::Holder,
        when,
    },
    ui::{FormToken, Ltr, Tags},
    words::{t, ta},
};
use leptos::prelude::*;

/// The row; taking and giving back are its one act.
#[component]
pub fn Top(case: CaseView) -> impl IntoView {
    let mut tags = vec![status_tag(case.status)];
    tags.extend(flag_tags(&case.flags));
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
        view! { " · " <a class="govuk-link" href=href>{queue_name(case.queue)}</a> }
    });
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
                    {also.map(|also| view! { <br/><span class="sp-small">{also}</span> })}
                </p>
                {take
                    .map(|(name, key, class)| view! { <button class=class name="action" value=name>{t(key)}</button> })}
            </form>
        </div>
    }
}

/// By when a person is to look; nothing once one has.
fn target(case: &CaseView) -> Option<AnyView> {
    if !case.is_open() || !case.is_suggested() {
        return None;
    }
    Some(if case.first_look_due < case.now {
        let late = ta(
            "case-late",
            &[("span", when::span(case.now - case.first_look_due))],
        );
        view! { <strong class="sp-late">{late}</strong><br/> }.into_any()
    } else {
        let due = ta(
            "case-due",
            &[("when", when::target(case.first_look_due, case.now))],
        );
        view! { <strong>{due}</strong><br/> }.into_any()
    })
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
