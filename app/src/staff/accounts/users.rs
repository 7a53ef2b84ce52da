//! `/staff/admin/people`: everybody of the organisation, who is invited, and what waits.

use super::{
    AccountStatus, OpenInvitation, PendingProposal, USERS, UserAccount, done_note, last_sign_in,
    person_tags, queue_line, role_words, waiting_card,
};
use crate::{
    domain::controller::Controller,
    i18n::{tr, tr_args},
    staff::{components::Organisation, date_format, shell::StaffPage},
    ui::{ErrorSummary, Form, Problems, Tag, Tone, provide_problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// The list.
#[component]
pub fn UsersPage(
    controller: Controller,
    people: Vec<UserAccount>,
    waiting: Vec<PendingProposal>,
    invited: Vec<OpenInvitation>,
    /// What was just done, as a text key.
    done: Option<&'static str>,
    problems: Problems,
    now: DateTime<Utc>,
) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let (ended, here): (Vec<_>, Vec<_>) = people
        .into_iter()
        .partition(|person| matches!(person.status, AccountStatus::Ended(_)));
    let here = here
        .iter()
        .map(|person| user_row(person, now))
        .collect_view();
    let past = (!ended.is_empty()).then(|| {
        let ended = ended
            .iter()
            .map(|person| user_row(person, now))
            .collect_view();
        view! {
            <details class="sp-change">
                <summary>{tr("accounts-past")}</summary>
                <div><ul class="sp-queues">{ended}</ul></div>
            </details>
        }
    });
    let none_waits = waiting.is_empty();
    let waiting = waiting
        .iter()
        .map(|waiting| waiting_card(waiting, true, now))
        .collect_view();
    let invitations = (!invited.is_empty()).then(|| {
        let lines = invited.iter().map(invitation).collect_view();
        view! {
            <h2 class="govuk-heading-m" id="invited">{tr("accounts-invited")}</h2>
            <ul class="sp-queues">{lines}</ul>
        }
    });
    view! {
        <StaffPage title=tr("accounts-title") error current="accounts-nav">
            <ErrorSummary problems/>
            {done_note(done)}
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr("accounts-title")}</h1>
                    <p class="sp-small">
                        <Organisation controller text=tr(&format!("controller-{controller}"))/>
                        " "
                        {tr("accounts-what")}
                    </p>
                </div>
                <a class="govuk-button" href=format!("{USERS}/new")>{tr("accounts-invite")}</a>
            </div>
            <h2 class="govuk-heading-m" id="waits">{tr("accounts-waits")}</h2>
            {none_waits.then(|| view! { <p class="sp-note">{tr("accounts-waits-none")}</p> })}
            {waiting}
            {invitations}
            <h2 class="govuk-heading-m" id="people">{tr("accounts-users")}</h2>
            <ul class="sp-queues">{here}</ul>
            {past}
        </StaffPage>
    }
}

fn user_row(person: &UserAccount, now: DateTime<Utc>) -> AnyView {
    let ended = match person.status {
        AccountStatus::Ended(at) => Some(tr_args(
            "accounts-ended-on",
            &[("when", date_format::moment(at, now))],
        )),
        _ => None,
    };
    view! {
        <li class="sp-card sp-queues__one">
            <h3 class="govuk-heading-s">
                <a class="govuk-link" href=format!("{USERS}/{}", person.id)>{person.display_name.clone()}</a>
            </h3>
            <p class="govuk-body">{role_words(&person.roles)}</p>
            {queue_line(person)}
            <p class="govuk-body">{person_tags(person, now)}</p>
            <p class="sp-small">
                {ended.unwrap_or_else(|| tr_args("accounts-last-in", &[("when", last_sign_in(person, now))]))}
            </p>
        </li>
    }
    .into_any()
}

fn invitation(invited: &OpenInvitation) -> AnyView {
    let (tone, key) = if invited.run_out {
        (Tone::Red, "accounts-link-over")
    } else {
        (Tone::On, "accounts-link-until")
    };
    let text = tr_args(
        key,
        &[(
            "date",
            date_format::date(crate::domain::time::london_date(invited.expires_at)),
        )],
    );
    let action = format!("{USERS}/invitation/{}", invited.id);
    let name = invited.display_name.clone();
    view! {
        <li class="sp-card sp-queues__one">
            <h3 class="govuk-heading-s">{name.clone()}</h3>
            <p class="govuk-body"><Tag tone text/></p>
            <Form action=action class="sp-actions">
                <button type="submit" class="govuk-button govuk-button--secondary" name="action" value="again">
                    {tr("accounts-send-again")}
                    <span class="govuk-visually-hidden">" " {name.clone()}</span>
                </button>
                <button type="submit" class="govuk-button govuk-button--secondary" name="action" value="give_up">
                    {tr("accounts-give-up")}
                    <span class="govuk-visually-hidden">" " {name}</span>
                </button>
            </Form>
        </li>
    }
    .into_any()
}
