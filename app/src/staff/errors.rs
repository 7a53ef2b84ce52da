//! Pages for when something went wrong in front of a member of staff: short, with the way back to work.

use super::shell::StaffPage;
use crate::{
    i18n::{tr, tr_args},
    resident::{contact_details, errors::ErrorKind},
};
use leptos::prelude::*;

/// The page for this trouble, in the staff design. Its status is the caller's business.
#[component]
pub fn StaffErrorPage(trouble: ErrorKind) -> impl IntoView {
    let name = trouble.name();
    // Who is locked out cannot look a number up.
    let numbers = matches!(trouble, ErrorKind::TooMany { .. }).then(|| {
        contact_details::lines(&[
            ("start-talk-families", "fh_phone"),
            ("start-talk-adults", "tpa_phone"),
        ])
    });
    view! {
        <StaffPage title=tr(&format!("errors-{name}-title"))>
            <h1 class="govuk-heading-l">{tr(&format!("errors-{name}"))}</h1>
            <p class="govuk-body">{next(trouble)}</p>
            {numbers}
            <p class="govuk-body"><a class="govuk-link" href="/staff">{tr("staff-errors-work")}</a></p>
        </StaffPage>
    }
}

/// What became of the work, and what to do.
fn next(trouble: ErrorKind) -> String {
    match trouble {
        ErrorKind::NotFound => tr("staff-errors-not-found"),
        ErrorKind::Forbidden => tr("staff-errors-forbidden"),
        ErrorKind::CookiesBlocked => tr("staff-errors-no-cookies"),
        ErrorKind::Conflict => tr("staff-errors-conflict"),
        ErrorKind::TooLarge => tr("staff-errors-too-large"),
        ErrorKind::TooMany { retry_after } => tr_args(
            "staff-errors-too-many",
            &[("wait", crate::resident::errors::wait(retry_after))],
        ),
        ErrorKind::Fault => tr("staff-errors-fault"),
        ErrorKind::Unavailable => tr("staff-errors-unavailable"),
        ErrorKind::SessionEnded => tr("staff-errors-ended"),
    }
}
