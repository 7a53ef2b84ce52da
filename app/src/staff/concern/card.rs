//! The way to raise a concern from a case.

use crate::{
    i18n::{tr, tr_args},
    staff::case::CaseView,
};
use leptos::prelude::*;

/// In the side column: the way to raise one, or to what was raised before.
#[component]
pub fn ConcernCard(case: CaseView) -> impl IntoView {
    let href = format!("/staff/case/{}/concern", case.reference);
    let body = match (case.concern, case.can.raise_concern, case.concerns) {
        (Some(_), ..) | (None, false, 0) => return None,
        (None, can, before) => {
            let before = (before > 0).then(|| {
                let line = tr_args("concern-before", &[("n", before.to_string())]);
                view! { <p class="govuk-body"><a class="govuk-link" href=href.clone()>{line}</a></p> }
            });
            let raise = can.then(|| {
                view! {
                    <p class="govuk-body">{tr("concern-card-what")}</p>
                    <div class="sp-actions sp-actions--tight sp-noprint">
                        <a class="govuk-button sp-quiet" href=href.clone() draggable="false">{tr("concern-raise-link")}</a>
                    </div>
                }
            });
            view! { {before} {raise} }
        }
    };
    Some(view! {
        <section class="sp-card" aria-labelledby="safeguarding">
            <h2 class="govuk-heading-m" id="safeguarding">{tr("concern-card")}</h2>
            {body}
        </section>
    })
}
