//! Narrowed lists that somebody kept, for themselves or for everybody at the queue.

use super::{QueueFilter, QueueTab, filter::list_address};
use crate::{
    domain::codes::QueueCode,
    i18n::{tr, tr_args},
    ui::{Form, Problems, TextField},
};
use leptos::prelude::*;
use uuid::Uuid;

/// A kept list.
#[derive(Clone, Debug)]
pub struct SavedList {
    pub id: Uuid,
    pub name: String,
    pub tab: QueueTab,
    pub filter: QueueFilter,
    /// The reader kept it and may forget it.
    pub mine: bool,
    pub shared: bool,
}

/// Links to what was kept, and the form that keeps what is shown now.
#[component]
pub fn SavedLists(
    queue: QueueCode,
    tab: QueueTab,
    filter: QueueFilter,
    kept: Vec<SavedList>,
    /// What was typed as a name, when it could not be kept.
    typed: String,
    problems: Problems,
) -> impl IntoView {
    let action = format!("/staff/queue/{queue}/saved-lists");
    let links = kept
        .iter()
        .map(|kept| {
            let href = list_address(queue, kept.tab, &kept.filter, None);
            let here = (kept.tab == tab && kept.filter == filter).then_some("true");
            let who = if kept.mine && !kept.shared {
                "queue-saved-own"
            } else {
                "queue-saved-shared"
            };
            view! {
                <li>
                    <a class="govuk-link" href=href aria-current=here>
                        {kept.name.clone()}
                        <span class="govuk-visually-hidden">{format!(" {}", tr(who))}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    let any = !kept.is_empty();
    let forget = kept
        .iter()
        .filter(|kept| kept.mine)
        .map(|kept| {
            let label = tr_args("queue-saved-forget", &[("name", kept.name.clone())]);
            view! { <button type="submit" class="govuk-button sp-quiet" name="forget" value=kept.id.to_string()>{label}</button> }
        })
        .collect_view();
    let own = kept.iter().any(|kept| kept.mine);
    let forget = own.then(|| {
        view! {
            <Form action=action.clone()>
                <ListAddressFields tab filter/>
                <div class="sp-actions sp-actions--tight">{forget}</div>
            </Form>
        }
        .into_any()
    });
    let wrong = problems.of("name").is_some();
    let can_keep = filter.is_any() || tab != QueueTab::All;
    let keep = can_keep.then(|| {
        view! {
            <Form action=action.clone()>
                <ListAddressFields tab filter/>
                <TextField id="kept-name" name="name" label=tr("queue-saved-name") hint=tr("queue-saved-hint") value=typed/>
                <div class="govuk-checkboxes govuk-checkboxes--small">
                    <div class="govuk-checkboxes__item">
                        <input class="govuk-checkboxes__input" id="shared" name="shared" type="checkbox" value="yes"/>
                        <label class="govuk-label govuk-checkboxes__label" for="shared">{tr("queue-saved-share")}</label>
                    </div>
                </div>
                <button type="submit" class="govuk-button sp-quiet" name="keep" value="yes">{tr("queue-saved-keep")}</button>
            </Form>
        }
        .into_any()
    });
    let nav = any.then(|| {
        view! {
            <nav aria-label=tr("queue-saved")>
                <ul class="sp-chips sp-chips--kept">{links}</ul>
            </nav>
        }
        .into_any()
    });
    let summary = tr(if can_keep {
        "queue-saved-open"
    } else {
        "queue-saved-mine"
    });
    let forms = [keep, forget];
    let fold = forms.iter().any(Option::is_some).then(|| {
        view! {
            <details class="govuk-details sp-narrow" open=wrong>
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">{summary}</span>
                </summary>
                <div class="govuk-details__text">{forms.into_iter().flatten().collect_view()}</div>
            </details>
        }
        .into_any()
    });
    [nav, fold].into_iter().flatten().collect_view()
}

/// What is shown, for a POST that comes back to it.
#[component]
pub fn ListAddressFields(tab: QueueTab, filter: QueueFilter) -> impl IntoView {
    let fields = filter
        .pairs()
        .into_iter()
        .map(|(name, code)| view! { <input type="hidden" name=name value=code/> })
        .collect_view();
    view! {
        <input type="hidden" name="show" value=tab.code()/>
        {fields}
    }
}
