//! The page as a whole.

use super::{
    actions::{AddNote, Next, Words},
    choices::Choices,
    closing::Reopen,
    duplicates::DuplicatesCard,
    facts::{Facts, NotSent, Record},
    model::{CaseForms, CaseView},
    routing::Routing,
    rules::Rules,
    tasks::Tasks,
    timeline::Timeline,
    top::Top,
};
use crate::{
    domain::status::Status,
    i18n::{tr, tr_args},
    staff::{
        assisted_entry::EntrySourceCard,
        concern::{ConcernBanner, ConcernCard},
        date_format,
        emergency_access::EmergencyAccessBanner,
        handover::{HandedOver, Shares},
        shell::StaffPage,
    },
    ui::{ErrorSummary, provide_problems},
};
use leptos::prelude::*;

/// `/staff/case/<reference>`. The title holds the reference, never the topic or a name.
#[component]
pub fn CasePage(case: CaseView, #[prop(optional)] forms: CaseForms) -> impl IntoView {
    provide_problems(&forms.problems);
    let error = !forms.problems.is_empty();
    let choices = case
        .can
        .choices
        .then(|| view! { <Choices case=case.clone()/> });
    // Each part is made whole by itself: as one type the page is too deep for the compiler.
    let main = [
        view! { <Rules case=case.clone()/> }.into_any(),
        view! { <Routing case=case.clone() forms=forms.clone()/> }.into_any(),
        view! { <Words case=case.clone()/> }.into_any(),
        view! { <Next case=case.clone() forms=forms.clone()/> }.into_any(),
    ];
    let side = [
        view! { <Facts case=case.clone()/> }.into_any(),
        view! { <EntrySourceCard case=case.clone()/> }.into_any(),
        choices.into_any(),
        view! { <Shares case=case.clone() problems=forms.problems.clone()/> }.into_any(),
        view! { <DuplicatesCard case=case.clone() problems=forms.problems.clone()/> }.into_any(),
        view! { <Tasks case=case.clone() forms=forms.clone()/> }.into_any(),
        view! { <ConcernCard case=case.clone()/> }.into_any(),
        view! { <NotSent case=case.clone()/> }.into_any(),
        view! { <Record case=case.clone()/> }.into_any(),
    ];
    let later = [
        view! { <Timeline case=case.clone()/> }.into_any(),
        view! { <AddNote case=case.clone() forms=forms.clone()/> }.into_any(),
    ];
    let top = [
        view! { <ErrorSummary problems=forms.problems.clone()/> }.into_any(),
        view! { <Banner case=case.clone()/> }.into_any(),
        view! { <Reopen case=case.clone() forms=forms.clone()/> }.into_any(),
        view! { <EmergencyAccessBanner case=case.clone()/> }.into_any(),
        view! { <ConcernBanner case=case.clone()/> }.into_any(),
        view! { <HandedOver case=case.clone()/> }.into_any(),
        view! { <Top case=case.clone()/> }.into_any(),
    ];
    view! {
        <StaffPage
            title=tr_args("case-title", &[("reference", case.reference)])
            current="home-nav-queues"
            islands=true
            error
        >
            {top.collect_view()}
            <div class="sp-case">
                <div>{main.collect_view()}</div>
                <div class="sp-case__side">{side.collect_view()}</div>
                <div class="sp-case__later">
                    <section class="sp-card" aria-labelledby="line">
                        <h2 class="govuk-heading-m" id="line">{tr("case-line-heading")}</h2>
                        {later.collect_view()}
                    </section>
                </div>
            </div>
        </StaffPage>
    }
}

/// What stops all work: taken back by the resident, or closed.
#[component]
fn Banner(case: CaseView) -> impl IntoView {
    let name = case.name();
    match (case.status, case.withdrawn_at, &case.closed) {
        (Status::Closed(outcome), _, Some(look)) => {
            let line = tr_args(
                "case-banner-closed",
                &[
                    ("name", look.who.clone()),
                    ("when", date_format::moment(look.at, case.now)),
                    ("outcome", tr(&format!("outcome-{outcome}"))),
                ],
            );
            Some(view! { <p class="sp-note">{line}</p> }.into_any())
        }
        (_, Some(at), None) => {
            let head = tr_args("case-banner-withdrawn", &[("name", name)]);
            let line = tr_args(
                "case-banner-withdrawn-what",
                &[("when", date_format::moment(at, case.now))],
            );
            Some(
                view! {
                    <section class="sp-note sp-note--warn" aria-labelledby="stop">
                        <h2 class="govuk-heading-m" id="stop">{head}</h2>
                        <p class="govuk-body">{line}</p>
                    </section>
                }
                .into_any(),
            )
        }
        _ => None,
    }
}
