//! `/staff/admin/people`: everybody of the organisation, who is invited, and what waits.

use super::{
    Invited, PEOPLE, Person, Standing, Waiting, done_note, last_sign_in, person_tags, queue_line,
    role_words, waiting_card,
};
use crate::{
    domain::controller::Controller,
    staff::{pieces::Organisation, shell::StaffPage, when},
    ui::{ErrorSummary, FormToken, Problems, Tag, Tone},
    words::{t, ta},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// The list.
#[component]
pub fn PeoplePage(
    controller: Controller,
    people: Vec<Person>,
    waiting: Vec<Waiting>,
    invited: Vec<Invited>,
    /// What was just done, as a text key.
    done: Option<&'static str>,
    problems: Problems,
    now: DateTime<Utc>,
) -> impl IntoView {
    let error = !problems.is_empty();
    let (ended, here): (Vec<_>, Vec<_>) = people
        .into_iter()
        .partition(|person| matches!(person.standing, Standing::Ended(_)));
    let here = here.iter().map(|person| one(person, now)).collect_view();
    let past = (!ended.is_empty()).then(|| {
        let ended = ended.iter().map(|person| one(person, now)).collect_view();
        view! {
            <details class="sp-change">
                <summary>{t("accounts-past")}</summary>
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
            <h2 class="govuk-heading-m" id="invited">{t("accounts-invited")}</h2>
            <ul class="sp-queues">{lines}</ul>
        }
    });
    view! {
        <StaffPage title=t("accounts-title") error current="accounts-nav">
            <ErrorSummary problems/>
            {done_note(done)}
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{t("accounts-title")}</h1>
                    <p class="sp-small">
                        <Organisation controller text=t(&format!("controller-{controller}"))/>
                        " "
                        {t("accounts-what")}
                    </p>
                </div>
                <a class="govuk-button" href=format!("{PEOPLE}/new")>{t("accounts-invite")}</a>
            </div>
            <h2 class="govuk-heading-m" id="waits">{t("accounts-waits")}</h2>
            {none_waits.then(|| view! { <p class="sp-note">{t("accounts-waits-none")}</p> })}
            {waiting}
            {invitations}
            <h2 class="govuk-heading-m" id="people">{t("accounts-people")}</h2>
            <ul class="sp-queues">{here}</ul>
            {past}
        </StaffPage>
    }
}

fn one(person: &Person, now: DateTime<Utc>) -> AnyView {
    let ended = match person.standing {
        Standing::Ended(at) => Some(ta("accounts-ended-on", &[("when", when::moment(at, now))])),
        _ => None,
    };
    view! {
        <li class="sp-card sp-queues__one">
            <h3 class="govuk-heading-s">
                <a class="govuk-link" href=format!("{PEOPLE}/{}", person.id)>{person.display_name.clone()}</a>
            </h3>
            <p class="govuk-body">{role_words(&person.roles)}</p>
            {queue_line(person)}
            <p class="govuk-body">{person_tags(person, now)}</p>
            <p class="sp-small">
                {ended.unwrap_or_else(|| ta("accounts-last-in", &[("when", last_sign_in(person, now))]))}
            </p>
        </li>
    }
    .into_any()
}

fn invitation(invited: &Invited) -> AnyView {
    let (tone, key) = if invited.run_out {
        (Tone::Red, "accounts-link-over")
    } else {
        (Tone::On, "accounts-link-until")
    };
    let text = ta(
        key,
        &[(
            "date",
            when::date(crate::domain::time::london_date(invited.expires_at)),
        )],
    );
    let action = format!("{PEOPLE}/invitation/{}", invited.id);
    let name = invited.display_name.clone();
    view! {
        <li class="sp-card sp-queues__one">
            <h3 class="govuk-heading-s">{name.clone()}</h3>
            <p class="govuk-body"><Tag tone text/></p>
            <form method="post" action=action class="sp-actions">
                <FormToken/>
                <button class="govuk-button govuk-button--secondary" name="action" value="again">
                    {t("accounts-send-again")}
                    <span class="govuk-visually-hidden">" " {name.clone()}</span>
                </button>
                <button class="govuk-button govuk-button--secondary" name="action" value="give_up">
                    {t("accounts-give-up")}
                    <span class="govuk-visually-hidden">" " {name}</span>
                </button>
            </form>
        </li>
    }
    .into_any()
}
