//! Accounts of the own organisation (feature E1, F6, rule 9): who there is, what each may do, what waits for a
//! second person. No enquiry stands on any of these pages.

mod accept_invitation;
mod access_review;
mod invite;
mod my_account;
mod passkeys;
mod user;
mod users;

pub use accept_invitation::{
    AcceptInvitationPage, InvitationAcceptedPage, InvitationExpiredPage, Invitee,
};
pub use access_review::AccessReviewPage;
pub use invite::InvitePage;
pub use my_account::{
    MyAccount, MyAccountPage, NewAuthenticatorPage, RecoveryCodesPage, SessionLine,
};
pub use passkeys::{NewPasskeyPage, PasskeyLine, PasskeySignInPage};
pub use user::{TrainingLine, UserForms, UserPage};
pub use users::UsersPage;

use crate::{
    domain::{codes::QueueCode, controller::Controller, permission::Role, training::Training},
    forms::staff::AccessForm,
    i18n::{tr, tr_args},
    page::page_context,
    staff::{components::queue_name, date_format},
    ui::{Checkboxes, Choice, Form, Tag, Tone},
};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;
use uuid::Uuid;

/// Where administrators keep accounts.
pub const USERS: &str = "/staff/admin/people";

/// Where managers look at who may do what.
pub const ACCESS_REVIEWS: &str = "/staff/access-reviews";

/// One's own account.
pub const ACCOUNT: &str = "/staff/account";

/// How an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountStatus {
    Working,
    /// Nobody signs in with it until a second administrator has decided.
    Paused,
    Ended(DateTime<Utc>),
}

/// An account.
#[derive(Clone, Debug)]
pub struct UserAccount {
    pub id: Uuid,
    pub controller: Controller,
    pub name: String,
    pub display_name: String,
    pub roles: Vec<Role>,
    pub queues: Vec<QueueCode>,
    pub trained_on: Option<NaiveDate>,
    pub last_sign_in: Option<DateTime<Utc>>,
    pub status: AccountStatus,
    /// Browsers that are signed in now.
    pub sessions: i64,
    /// Cases in this person's hands.
    pub open_cases: i64,
    pub reviewed_at: Option<DateTime<Utc>>,
    /// The reader's own.
    pub me: bool,
}

/// What kind of thing waits for a second person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalKind {
    Invite,
    Change,
    End,
}

impl ProposalKind {
    /// The code of the table.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Change => "change",
            Self::End => "end",
        }
    }

    /// The kind of a code.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Invite, Self::Change, Self::End]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// Something that waits for a second person.
#[derive(Clone, Debug)]
pub struct PendingProposal {
    pub id: Uuid,
    pub kind: ProposalKind,
    /// Whose account, by the shown name.
    pub account_name: String,
    /// Of an account that is there.
    pub account: Option<Uuid>,
    pub now: (Vec<Role>, Vec<QueueCode>),
    pub wanted: (Vec<Role>, Vec<QueueCode>),
    pub by: String,
    pub at: DateTime<Utc>,
    /// The reader proposed it.
    pub mine: bool,
    /// It is about the reader.
    pub about_me: bool,
}

/// An invitation that was approved and not used yet.
#[derive(Clone, Debug)]
pub struct OpenInvitation {
    pub id: Uuid,
    pub display_name: String,
    pub expires_at: DateTime<Utc>,
    pub run_out: bool,
}

/// Roles in words, with commas.
fn role_words(roles: &[Role]) -> String {
    if roles.is_empty() {
        return tr("accounts-none");
    }
    roles
        .iter()
        .map(|role| tr(&format!("role-{role}")))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Queues in words, with commas; every queue for a manager.
fn queue_words(roles: &[Role], queues: &[QueueCode]) -> String {
    if roles
        .iter()
        .any(|role| matches!(role, Role::ManagerFh | Role::ManagerTpa))
    {
        return tr("accounts-queues-all");
    }
    if queues.is_empty() {
        return tr("accounts-none");
    }
    queues
        .iter()
        .map(|code| queue_name(*code))
        .collect::<Vec<_>>()
        .join("; ")
}

/// The line about queues, for roles that work any.
fn queue_line(person: &UserAccount) -> Option<AnyView> {
    let words = queue_words(&person.roles, &person.queues);
    (words != tr("accounts-none")).then(|| view! { <p class="sp-small">{words}</p> }.into_any())
}

/// Until when a training counts, as a tag.
fn training_tag(trained_on: Option<NaiveDate>, now: DateTime<Utc>) -> (Tone, String) {
    match (Training::of(trained_on, now), trained_on) {
        (Training::Current, _) => (Tone::On, tr("accounts-training-fine")),
        (Training::EndsSoon(last), _) => (
            Tone::Amber,
            tr_args(
                "accounts-training-soon",
                &[("date", date_format::date(last))],
            ),
        ),
        (Training::RunOut, Some(_)) => (Tone::Red, tr("accounts-training-over")),
        (Training::RunOut, None) => (Tone::Red, tr("accounts-training-never")),
    }
}

fn standing_tag(standing: AccountStatus) -> Option<(Tone, String)> {
    match standing {
        AccountStatus::Working => None,
        AccountStatus::Paused => Some((Tone::Amber, tr("accounts-paused"))),
        AccountStatus::Ended(_) => Some((Tone::Grey, tr("accounts-ended"))),
    }
}

/// What was just done, as the head of a page says it.
fn done_note(done: Option<&'static str>) -> Option<impl IntoView> {
    done.map(|key| {
        view! { <div class="sp-done" role="status"><p class="sp-done__head">{tr(key)}</p></div> }
    })
}

/// The boxes for roles and queues.
fn access_fields(controller: Controller, form: &AccessForm) -> AnyView {
    let roles = AccessForm::roles_of(controller)
        .into_iter()
        .map(|role| {
            Choice::new(role.code(), tr(&format!("role-{role}")))
                .hint(tr(&format!("accounts-role-{role}")))
                .checked(form.roles.iter().any(|ticked| ticked == role.code()))
        })
        .collect::<Vec<_>>();
    let queues = page_context()
        .site
        .data
        .queues_of(controller)
        .map(|queue| {
            Choice::new(queue.code.code(), queue_name(queue.code))
                .checked(form.queues.iter().any(|ticked| ticked == queue.code.code()))
        })
        .collect::<Vec<_>>();
    view! {
        <Checkboxes name="roles" legend=tr("accounts-roles") choices=roles small=true/>
        <Checkboxes name="queues" legend=tr("accounts-queues") hint=tr("accounts-queues-hint") choices=queues small=true/>
    }
    .into_any()
}

/// What waits, with the buttons of whoever reads it.
fn waiting_card(waiting: &PendingProposal, reader_decides: bool, now: DateTime<Utc>) -> AnyView {
    let heading = tr_args(
        &format!("accounts-waits-{}", waiting.kind.code()),
        &[("name", waiting.account_name.clone())],
    );
    let change = |label: &'static str, before: String, after: String| {
        (before != after).then(|| {
            let text = match waiting.kind {
                ProposalKind::Invite => after.clone(),
                _ => tr_args("accounts-from-to", &[("before", before), ("after", after)]),
            };
            view! { <p class="govuk-body"><strong>{tr(label)}</strong> " " {text}</p> }
        })
    };
    let lines = (waiting.kind != ProposalKind::End).then(|| {
        view! {
            {change("accounts-roles", role_words(&waiting.now.0), role_words(&waiting.wanted.0))}
            {change(
                "accounts-queues",
                queue_words(&waiting.now.0, &waiting.now.1),
                queue_words(&waiting.wanted.0, &waiting.wanted.1),
            )}
        }
    });
    let ends = (waiting.kind == ProposalKind::End)
        .then(|| view! { <p class="govuk-body">{tr("accounts-waits-end-means")}</p> });
    let action = format!("{USERS}/decision/{}", waiting.id);
    let buttons = match (waiting.mine, waiting.about_me, reader_decides) {
        (true, _, _) => view! {
            <p class="sp-small">{tr("accounts-waits-other")}</p>
            <Form action=action>
                <button type="submit" class="govuk-button govuk-button--secondary" name="action" value="taken_back">{tr("accounts-withdraw")}</button>
            </Form>
        }
        .into_any(),
        (false, true, _) => view! { <p class="sp-small">{tr("accounts-waits-about-you")}</p> }.into_any(),
        (false, false, true) => view! {
            <Form action=action class="sp-actions">
                <button type="submit" class="govuk-button" name="action" value="approved">{tr("accounts-approve")}</button>
                <button type="submit" class="govuk-button govuk-button--secondary" name="action" value="refused">{tr("accounts-refuse")}</button>
            </Form>
        }
        .into_any(),
        (false, false, false) => view! { <p class="sp-small">{tr("accounts-waits-admin")}</p> }.into_any(),
    };
    view! {
        <section class="sp-card">
            <h3 class="govuk-heading-s">{heading}</h3>
            {lines}
            {ends}
            <p class="sp-small">{tr_args("accounts-waits-by", &[("name", waiting.by.clone()), ("when", date_format::moment(waiting.at, now))])}</p>
            {buttons}
        </section>
    }
    .into_any()
}

/// Tags of an account: standing and training.
fn person_tags(person: &UserAccount, now: DateTime<Utc>) -> AnyView {
    let tags = match person.status {
        AccountStatus::Ended(_) => Vec::new(),
        _ => vec![training_tag(person.trained_on, now)],
    };
    standing_tag(person.status)
        .into_iter()
        .chain(tags)
        .map(|(tone, text)| view! { <Tag tone text/> " " })
        .collect_view()
        .into_any()
}

/// When somebody last signed in.
fn last_sign_in(person: &UserAccount, now: DateTime<Utc>) -> String {
    person.last_sign_in.map_or_else(
        || tr("accounts-never-in"),
        |at| date_format::moment(at, now),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            reference_data::{ReferenceData, shipped_rows},
            settings::SettingsTable,
        },
        page::{PageContext, page_context, render},
        site::Site,
    };
    use std::sync::Arc;

    /// The shipped tables after managers gave a queue of The Prevention Alliance to the council.
    fn moved() -> &'static ReferenceData {
        let mut rows = shipped_rows(SettingsTable::Queues).unwrap();
        let row = rows.0.iter_mut().find(|row| row[0] == "TPA-YS").unwrap();
        row[1] = "SMBC".to_owned();
        let data = ReferenceData::shipped()
            .clone()
            .with(SettingsTable::Queues, 2, &rows)
            .unwrap();
        Box::leak(Box::new(data))
    }

    fn fields(controller: Controller) -> String {
        let site = Site {
            data: moved(),
            ..Site::default()
        };
        let context = PageContext {
            site: Arc::new(site),
            ..page_context()
        };
        render(context, || {
            access_fields(controller, &AccessForm::default())
        })
    }

    #[test]
    fn a_queue_that_changed_hands_is_offered_by_its_new_organisation() {
        assert!(fields(Controller::Smbc).contains("TPA-YS"));
        assert!(!fields(Controller::Tpa).contains("TPA-YS"));
        let form = AccessForm {
            roles: vec![Role::TriageFh.to_string()],
            queues: vec!["TPA-YS".to_owned()],
        };
        let access = form.parse(moved(), Controller::Smbc).unwrap();
        assert_eq!(access.codes().1, ["TPA-YS"]);
        assert!(
            form.parse(ReferenceData::shipped(), Controller::Smbc)
                .is_err()
        );
    }
}
