//! What is done to several cases at once: giving them to somebody, and tags. Nothing else is.

use super::{Narrow, Show, kept::Address};
use crate::{
    domain::{codes::QueueCode, ids::StaffId, worklist::Tag},
    ui::{FormToken, Problems, SelectField},
    words::t,
};
use leptos::prelude::*;

/// Its own form, which the ticks of the table belong to: Enter on a tick presses its first button and
/// takes no case.
#[component]
pub fn Bulk(
    queue: QueueCode,
    show: Show,
    narrow: Narrow,
    colleagues: Vec<(StaffId, String)>,
    problems: Problems,
) -> impl IntoView {
    let mut people = vec![
        (String::new(), t("queue-bulk-choose")),
        ("nobody".to_owned(), t("queue-bulk-nobody")),
    ];
    people.extend(
        colleagues
            .into_iter()
            .map(|(id, name)| (id.0.simple().to_string(), name)),
    );
    let mut tags = vec![(String::new(), t("queue-bulk-choose"))];
    tags.extend(
        Tag::ALL
            .iter()
            .map(|tag| (tag.to_string(), t(&format!("tag-{tag}")))),
    );
    view! {
        <form
            id="bulk"
            class="sp-card sp-bulk"
            method="post"
            action=format!("/staff/queue/{queue}/bulk")
            aria-labelledby="bulk-heading"
        >
            <FormToken/>
            <Address show narrow/>
            <h2 class="govuk-heading-s" id="bulk-heading">{t("queue-bulk")}</h2>
            <div class="sp-bulk__one">
                <SelectField name="give" label=t("queue-bulk-give") options=people value="" problems=problems.clone()/>
                <button class="govuk-button sp-quiet" name="do" value="give">{t("queue-bulk-give-do")}</button>
            </div>
            <div class="sp-bulk__one">
                <SelectField name="mark" label=t("queue-bulk-tag") options=tags value="" problems/>
                <button class="govuk-button sp-quiet" name="do" value="tag">{t("queue-bulk-tag-do")}</button>
                <button class="govuk-button sp-quiet" name="do" value="untag">{t("queue-bulk-untag-do")}</button>
            </div>
        </form>
    }
    .into_any()
}
