//! `/staff/access-reviews`: a manager looks, person by person, whether what each may do is still right.

use super::{
    ACCESS_REVIEWS, AccountStatus, UserAccount, done_note, last_sign_in, person_tags, queue_line,
    role_words,
};
use crate::{
    domain::controller::Controller,
    i18n::{tr, tr_args},
    staff::{components::Organisation, date_format, shell::StaffPage},
    ui::{Form, Tag, Tone},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// The people who can still sign in, those looked at longest ago first.
#[component]
pub fn AccessReviewPage(
    controller: Controller,
    people: Vec<UserAccount>,
    done: Option<&'static str>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let mut people: Vec<UserAccount> = people
        .into_iter()
        .filter(|person| !matches!(person.status, AccountStatus::Ended(_)))
        .collect();
    people.sort_by_key(|person| (person.me, person.reviewed_at));
    let rows = people
        .iter()
        .map(|person| review_row(person, now))
        .collect_view();
    view! {
        <StaffPage title=tr("accounts-review-title") current="accounts-review-nav">
            {done_note(done)}
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr("accounts-review-title")}</h1>
                    <p class="sp-small">
                        <Organisation controller text=tr(&format!("controller-{controller}"))/>
                        " "
                        {tr("accounts-review-what")}
                    </p>
                </div>
            </div>
            <ul class="sp-queues">{rows}</ul>
        </StaffPage>
    }
}

fn review_row(person: &UserAccount, now: DateTime<Utc>) -> AnyView {
    let href = format!("{ACCESS_REVIEWS}/{}", person.id);
    let reviewed = match person.reviewed_at {
        Some(at) => tr_args(
            "accounts-reviewed-on",
            &[("when", date_format::moment(at, now))],
        ),
        None => tr("accounts-not-reviewed"),
    };
    let name = person.display_name.clone();
    let acts = if person.me {
        view! { <p class="sp-small">{tr("accounts-review-self")}</p> }.into_any()
    } else {
        let name = name.clone();
        view! {
            <Form action=href.clone() class="sp-actions">
                <button type="submit" class="govuk-button govuk-button--secondary" name="action" value="right">
                    {tr("accounts-still-right")}
                    <span class="govuk-visually-hidden">" " {name.clone()}</span>
                </button>
                <a class="govuk-link" href=href.clone()>
                    {tr("accounts-look-closer")}
                    <span class="govuk-visually-hidden">" " {name}</span>
                </a>
            </Form>
        }
        .into_any()
    };
    let tone = if person.reviewed_at.is_some() {
        Tone::Grey
    } else {
        Tone::Amber
    };
    view! {
        <li class="sp-card sp-queues__one">
            <h2 class="govuk-heading-s">{name}</h2>
            <p class="govuk-body">{role_words(&person.roles)}</p>
            {queue_line(person)}
            <p class="govuk-body">{person_tags(person, now)} <Tag tone text=reviewed/></p>
            <p class="sp-small">{tr_args("accounts-last-in", &[("when", last_sign_in(person, now))])}</p>
            {acts}
        </li>
    }
    .into_any()
}
