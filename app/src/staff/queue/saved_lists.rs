//! Narrowed lists that somebody kept, for themselves or for everybody at the queue.

use super::{QueueFilter, QueueTab, filter::list_address};
use crate::{
    domain::codes::QueueCode,
    i18n::{tr, tr_args},
    ui::{FormToken, Problems, TextField},
};
use leptos::prelude::*;
use uuid::Uuid;

/// A kept list.
#[derive(Clone, Debug)]
pub struct SavedList {
    pub id: Uuid,
    pub name: String,
    pub show: QueueTab,
    pub narrow: QueueFilter,
    /// The reader kept it and may forget it.
    pub mine: bool,
    pub shared: bool,
}

/// Links to what was kept, and the form that keeps what is shown now.
#[component]
pub fn SavedLists(
    queue: QueueCode,
    show: QueueTab,
    narrow: QueueFilter,
    kept: Vec<SavedList>,
    /// What was typed as a name, when it could not be kept.
    typed: String,
    problems: Problems,
) -> impl IntoView {
    let action = format!("/staff/queue/{queue}/kept");
    let links = kept
        .iter()
        .map(|kept| {
            let href = list_address(queue, kept.show, &kept.narrow, None);
            let here = (kept.show == show && kept.narrow == narrow).then_some("true");
            let who = if kept.mine && !kept.shared {
                "queue-kept-own"
            } else {
                "queue-kept-shared"
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
            let label = tr_args("queue-kept-forget", &[("name", kept.name.clone())]);
            view! { <button class="govuk-button sp-quiet" name="forget" value=kept.id.to_string()>{label}</button> }
        })
        .collect_view();
    let own = kept.iter().any(|kept| kept.mine);
    let forget = own.then(|| {
        view! {
            <form method="post" action=action.clone()>
                <FormToken/>
                <ListAddressFields show narrow/>
                <div class="sp-actions sp-actions--tight">{forget}</div>
            </form>
        }
        .into_any()
    });
    let wrong = problems.of("name").is_some();
    let can_keep = narrow.is_any() || show != QueueTab::All;
    let keep = can_keep.then(|| {
        view! {
            <form method="post" action=action.clone()>
                <FormToken/>
                <ListAddressFields show narrow/>
                <TextField id="kept-name" name="name" label=tr("queue-kept-name") hint=tr("queue-kept-hint") value=typed problems/>
                <div class="govuk-checkboxes govuk-checkboxes--small">
                    <div class="govuk-checkboxes__item">
                        <input class="govuk-checkboxes__input" id="shared" name="shared" type="checkbox" value="yes"/>
                        <label class="govuk-label govuk-checkboxes__label" for="shared">{tr("queue-kept-share")}</label>
                    </div>
                </div>
                <button class="govuk-button sp-quiet" name="keep" value="yes">{tr("queue-kept-keep")}</button>
            </form>
        }
        .into_any()
    });
    let nav = any.then(|| {
        view! {
            <nav aria-label=tr("queue-kept")>
                <ul class="sp-chips sp-chips--kept">{links}</ul>
            </nav>
        }
        .into_any()
    });
    let summary = tr(if can_keep {
        "queue-kept-open"
    } else {
        "queue-kept-mine"
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
pub fn ListAddressFields(show: QueueTab, narrow: QueueFilter) -> impl IntoView {
    let fields = narrow
        .pairs()
        .into_iter()
        .map(|(name, code)| view! { <input type="hidden" name=name value=code/> })
        .collect_view();
    view! {
        <input type="hidden" name="show" value=show.code()/>
        {fields}
    }
}
