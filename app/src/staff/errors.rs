//! Pages for when something went wrong in front of a member of staff: short, with the way back to work.

use super::shell::StaffPage;
use crate::{
    resident::{errors::Trouble, reach},
    words::{t, ta},
};
use leptos::prelude::*;

/// The page for this trouble, in the staff design. Its status is the caller's business.
#[component]
pub fn StaffTroublePage(trouble: Trouble) -> impl IntoView {
    let name = trouble.name();
    // Who is locked out cannot look a number up.
    let numbers = matches!(trouble, Trouble::TooMany { .. }).then(|| {
        reach::lines(&[
            ("start-talk-families", "fh_phone"),
            ("start-talk-adults", "tpa_phone"),
        ])
    });
    view! {
        <StaffPage title=t(&format!("errors-{name}-title"))>
            <h1 class="govuk-heading-l">{t(&format!("errors-{name}"))}</h1>
            <p class="govuk-body">{next(trouble)}</p>
            {numbers}
            <p class="govuk-body"><a class="govuk-link" href="/staff">{t("staff-errors-work")}</a></p>
        </StaffPage>
    }
}

/// What became of the work, and what to do.
fn next(trouble: Trouble) -> String {
    match trouble {
        Trouble::NotFound => t("staff-errors-not-found"),
        Trouble::Forbidden => t("staff-errors-forbidden"),
        Trouble::Conflict => t("staff-errors-conflict"),
        Trouble::TooLarge => t("staff-errors-too-large"),
        Trouble::TooMany { retry_after } => ta(
            "staff-errors-too-many",
            &[("wait", crate::resident::errors::wait(retry_after))],
        ),
        Trouble::Fault => t("staff-errors-fault"),
        Trouble::Unavailable => t("staff-errors-unavailable"),
        Trouble::SessionEnded => t("staff-errors-ended"),
    }
}
