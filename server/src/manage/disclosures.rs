//! `/manage/enquiry/shared`: who had the information. A line that is lawfully withheld is not among the
//! rows that this role can read (seed F14).

use crate::manage::{case::Loaded, session, session::Entered};
use crate::notice::Publications;
use app::domain::activity::Activity;
use app::domain::controller::Controller;
use app::{
    domain::{
        identity::ManageAction,
        permission::Role,
        sharing::{HandoverAnswer, ShareKind},
    },
    resident::manage::{
        AccessLine, DisclosureLine, DisclosureOutcome, DisclosuresPage, HandoverSource,
    },
};
use axum::{extract::State, response::Response};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{Coded, share};
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    cookie::Token,
    db::Sql,
    error::{AppError, Result},
    ids::EnquiryId,
    limits::Client,
    page::Page,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter,
};

/// Row-level security shows the open enquiry's lines that are not withheld, and these columns alone.
const DISCLOSURES: Sql = Sql::web(
    "SELECT d.organisation, d.queue, d.basis, d.fields, d.at, s.kind, s.answer, s.answered_at, s.revoked_at, s.new_queue \
     FROM disclosure d LEFT JOIN share s ON s.disclosure_id = d.id ORDER BY d.at DESC",
);
const LOOKS: Sql = Sql::web("SELECT day, role FROM app.case_viewers() ORDER BY day DESC, role");
const FOLLOW_HANDOVER: Sql = Sql::web("SELECT app.follow_handover($1)");

#[derive(FromQueryResult)]
struct Shared {
    organisation: String,
    queue: String,
    basis: String,
    fields: Vec<String>,
    at: DateTime<Utc>,
    kind: Option<Coded<ShareKind>>,
    answer: Option<Coded<HandoverAnswer>>,
    answered_at: Option<DateTime<Utc>>,
    revoked_at: Option<DateTime<Utc>>,
    new_queue: Option<String>,
}

impl Shared {
    /// What became of it: of what went to an outside organisation nothing is known but that it went.
    fn after(&self) -> Option<DisclosureOutcome> {
        let handover = self.kind.as_deref() == Some(&ShareKind::Handover);
        let accepted = self.answer.as_deref() == Some(&HandoverAnswer::Accepted);
        match (self.answered_at, self.revoked_at, &self.new_queue) {
            (Some(at), _, Some(queue)) if accepted => Some(DisclosureOutcome::Accepted {
                at,
                queue: queue.clone(),
            }),
            (Some(at), _, _) => Some(DisclosureOutcome::Declined(at)),
            (None, Some(at), _) => Some(DisclosureOutcome::Ended(at)),
            (None, None, _) if handover => Some(DisclosureOutcome::Waits),
            (None, None, _) => None,
        }
    }
}

#[derive(FromQueryResult)]
struct Look {
    day: NaiveDate,
    role: String,
}

/// What went to others, the newest first, as far as the person may know.
///
/// # Errors
/// The database.
pub async fn disclosures(tx: &impl ConnectionTrait) -> Result<Vec<DisclosureLine>> {
    let rows: Vec<Shared> = DISCLOSURES.all(tx, []).await?;
    Ok(rows
        .into_iter()
        .map(|row| DisclosureLine {
            outcome: row.after(),
            at: row.at,
            organisation: row.organisation,
            queue: row.queue,
            basis: row.basis,
            fields: row.fields,
        })
        .collect())
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "share::Entity")]
struct Came {
    from_controller: Coded<Controller>,
    answered_at: DateTime<Utc>,
    basis: String,
    fields: Vec<String>,
}

/// Where the open enquiry came from, if it was handed over.
///
/// # Errors
/// The database.
pub async fn load_handover_source(
    tx: &impl ConnectionTrait,
    id: EnquiryId,
) -> Result<Option<HandoverSource>> {
    let row = share::Entity::find()
        .filter(share::Column::NewEnquiryId.eq(id.0))
        .into_partial_model::<Came>()
        .one(tx)
        .await?;
    row.map(|row| {
        Ok(HandoverSource {
            from: *row.from_controller,
            at: row.answered_at,
            basis: row.basis,
            fields: row.fields,
        })
    })
    .transpose()
}

/// GET `/manage/enquiry/shared`
pub async fn show_disclosures(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    client: Client,
) -> Result<Response> {
    let Some(entered) = Entered::or_words(&state, &page, ManageAction::SeeAnswers).await? else {
        return Ok(page.see_other(crate::manage::WORDS_FIRST));
    };
    let loaded = Loaded::read(&state, &texts, &entered).await?;
    let shared = disclosures(&entered.tx).await?;
    let mut looks: Vec<AccessLine> = LOOKS
        .all::<Look>(&entered.tx, [])
        .await?
        .into_iter()
        .map(|look| AccessLine {
            day: look.day,
            role: look.role.parse::<Role>().ok(),
        })
        .collect();
    looks.dedup();
    let event = AuditEvent::new(
        Actor::Resident,
        Activity::enquiry_of(loaded.case.controller),
        "manage.shared",
    )
    .about(entered.id(), loaded.case.controller)
    .client(client);
    audit::record(&entered.tx, state.clock.now(), event).await?;
    entered.tx.commit().await?;
    let case = loaded.case;
    Ok(page.ok(|| view! { <DisclosuresPage case shared looks/> }))
}

/// POST `/manage/enquiry/shared`: on to the case that the other organisation has now. Whoever has the old one
/// open is who handed the words over; there is nothing new to remember.
pub async fn follow_handover(
    State(state): State<Platform>,
    mut page: Page,
    client: Client,
) -> Result<Response> {
    let entered = Entered::by(&state, &page, ManageAction::SeeAnswers).await?;
    let before = page.token().map(Token::hash);
    let token = page.rotate();
    let done: bool = FOLLOW_HANDOVER
        .value(&entered.tx, [token.hash().to_vec().into()])
        .await?;
    if !done {
        return Err(AppError::NotFound);
    }
    if let Some(before) = before {
        session::end(&entered.tx, before).await?;
    }
    let event = AuditEvent::new(
        Actor::Resident,
        Activity::enquiry_of(entered.controller()?),
        "manage.follow",
    )
    .about(entered.id(), entered.controller()?)
    .client(client);
    audit::record(&entered.tx, state.clock.now(), event).await?;
    entered.tx.commit().await?;
    Ok(page.see_other("/manage/enquiry"))
}
