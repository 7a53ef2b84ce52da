//! What is done to several cases at once: giving them to somebody, and tags. Nothing else is.

use super::{QueueFilter, QueueTab, saved_lists::ListAddressFields};
use crate::{
    domain::{codes::QueueCode, ids::StaffId, worklist::CaseTag},
    i18n::tr,
    ui::{Form, SelectField},
};
use leptos::prelude::*;

/// Its own form, which the ticks of the table belong to: Enter on a tick presses its first button and
/// takes no case.
#[component]
pub fn BulkUpdateForm(
    queue: QueueCode,
    tab: QueueTab,
    filter: QueueFilter,
    colleagues: Vec<(StaffId, String)>,
) -> impl IntoView {
    let mut people = vec![
        (String::new(), tr("queue-bulk-choose")),
        ("nobody".to_owned(), tr("queue-bulk-nobody")),
    ];
    people.extend(
        colleagues
            .into_iter()
            .map(|(id, name)| (id.0.simple().to_string(), name)),
    );
    let mut tags = vec![(String::new(), tr("queue-bulk-choose"))];
    tags.extend(
        CaseTag::ALL
            .iter()
            .map(|tag| (tag.to_string(), tr(&format!("tag-{tag}")))),
    );
    view! {
        <Form
            id="bulk"
            class="sp-card sp-bulk"
            action=format!("/staff/queue/{queue}/bulk")
            attr:aria-labelledby="bulk-heading">
            <ListAddressFields tab filter/>
            <h2 class="govuk-heading-s" id="bulk-heading">{tr("queue-bulk")}</h2>
            <div class="sp-bulk__one">
                <SelectField name="give" label=tr("queue-bulk-give") options=people value=""/>
                <button type="submit" class="govuk-button sp-quiet" name="do" value="give">{tr("queue-bulk-give-do")}</button>
            </div>
            <div class="sp-bulk__one">
                <SelectField name="mark" label=tr("queue-bulk-tag") options=tags value=""/>
                <button type="submit" class="govuk-button sp-quiet" name="do" value="tag">{tr("queue-bulk-tag-do")}</button>
                <button type="submit" class="govuk-button sp-quiet" name="do" value="untag">{tr("queue-bulk-untag-do")}</button>
            </div>
        </Form>
    }
    .into_any()
}
