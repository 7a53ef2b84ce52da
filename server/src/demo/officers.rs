//! Officers work what came in, through the same stores as on their pages.

use super::{
    chance::Chance,
    story::{NOTES, REASONS},
};
use crate::{
    case::contact_log,
    case::store,
    staff::{Officer, StaffRequest},
    state::AppState,
};
use app::{
    domain::{
        codes::QueueCode,
        contact_log::{ContactAttempt, ContactResult, Direction, LogChannel},
        personal::Note,
        reference_data::ReferenceData,
        status::{Closing, Outcome},
    },
    forms::staff::LoggedContact,
};
use chrono::{DateTime, TimeDelta, Utc};
use entity::enquiry;
use http::HeaderMap;
use platform::reference::CurrentSite;
use platform::{fields::Fields, limits::Client, page::Page};
use sea_orm::EntityTrait;
use std::net::{IpAddr, Ipv4Addr};
use uuid::Uuid;

/// How far a case has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Far {
    Untouched,
    Taken,
    Confirmed,
    Started,
    Waiting,
    Closed,
}

/// Works one case as far as its age makes likely. The clock moves along and is left at the last act.
///
/// # Errors
/// The database.
pub async fn work(
    state: &AppState,
    site: &CurrentSite,
    officers: &[Officer],
    case: &enquiry::Model,
    now: DateTime<Utc>,
    chance: &mut Chance,
) -> anyhow::Result<()> {
    let queue: QueueCode = case.queue.parse()?;
    let able: Vec<&Officer> = officers
        .iter()
        .filter(|officer| officer.queues.contains(&queue))
        .collect();
    let Some(officer) = chance.pick(&able).copied() else {
        return Ok(());
    };
    let days = (now - case.received_at).num_days();
    let far = match days {
        0..=1 => *chance
            .pick(&[Far::Untouched, Far::Untouched, Far::Taken, Far::Confirmed])
            .unwrap_or(&Far::Untouched),
        2..=6 => *chance
            .pick(&[
                Far::Untouched,
                Far::Taken,
                Far::Confirmed,
                Far::Started,
                Far::Waiting,
            ])
            .unwrap_or(&Far::Started),
        7..=30 => *chance
            .pick(&[
                Far::Confirmed,
                Far::Started,
                Far::Waiting,
                Far::Closed,
                Far::Closed,
            ])
            .unwrap_or(&Far::Closed),
        _ if chance.percent(3) => Far::Started,
        _ => Far::Closed,
    };
    let mut at =
        case.received_at + TimeDelta::minutes(20 + i64::try_from(chance.below(600)).unwrap_or(0));
    let mut step = |chance: &mut Chance| {
        at += TimeDelta::minutes(15 + i64::try_from(chance.below(1500)).unwrap_or(0));
        at.min(now - TimeDelta::minutes(1))
    };
    if far >= Far::Taken {
        let staff = staff_request(state, site, officer, step(chance)).await?;
        store::claim(&staff, case).await?;
        staff.tx.commit().await?;
    }
    if far >= Far::Confirmed {
        let staff = staff_request(state, site, officer, step(chance)).await?;
        let case = read(&staff, case.id).await?;
        let other = other_queue(&case, officer, chance);
        match other {
            Some(to) if chance.percent(12) => {
                let reason = Note::parse(chance.pick(&REASONS).unwrap_or(&"It fits better."))?;
                store::move_to(&staff, &case, case.version, to, &reason).await?;
            }
            _ => {
                store::confirm(&staff, &case, case.version).await?;
            }
        }
        staff.tx.commit().await?;
    }
    if far >= Far::Started {
        let staff = staff_request(state, site, officer, step(chance)).await?;
        let case = read(&staff, case.id).await?;
        contact_log::log_contact(&staff, &case, true, &contact(&case, chance)).await?;
        if chance.percent(60) {
            contact_log::add_note(
                &staff,
                &case,
                &Note::parse(chance.pick(&NOTES).unwrap_or(&"Spoke."))?,
            )
            .await?;
        }
        staff.tx.commit().await?;
    }
    if far == Far::Waiting {
        let staff = staff_request(state, site, officer, step(chance)).await?;
        let case = read(&staff, case.id).await?;
        store::wait(&staff, &case, case.version).await?;
        staff.tx.commit().await?;
    }
    if far == Far::Closed {
        let staff = staff_request(state, site, officer, step(chance)).await?;
        let case = read(&staff, case.id).await?;
        if let Some(closing) = closing(&case, officer, chance) {
            store::close(&staff, &case, case.version, &closing).await?;
        }
        staff.tx.commit().await?;
    }
    Ok(())
}

async fn read(staff: &StaffRequest, id: Uuid) -> anyhow::Result<enquiry::Model> {
    let found = enquiry::Entity::find_by_id(id).one(&staff.tx).await?;
    found.ok_or_else(|| anyhow::anyhow!("a case is out of its officer's sight"))
}

/// The desk of this officer at this instant.
async fn staff_request(
    state: &AppState,
    site: &CurrentSite,
    officer: &Officer,
    at: DateTime<Utc>,
) -> anyhow::Result<StaffRequest> {
    state.clock.set(at);
    Ok(StaffRequest {
        page: Page::of(state, site.clone(), &HeaderMap::new(), "/staff", None),
        officer: officer.clone(),
        client: Client(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        fields: Fields::default(),
        tx: state.pools.staff_tx(officer.id).await?,
        now: at,
        state: state.platform.clone(),
    })
}

/// Another queue of the same organisation that the officer works too, so that the case stays in sight.
fn other_queue(case: &enquiry::Model, officer: &Officer, chance: &mut Chance) -> Option<QueueCode> {
    let others: Vec<QueueCode> = officer
        .queues
        .iter()
        .copied()
        .filter(|queue| queue.code() != case.queue)
        .collect();
    chance.pick(&others).copied()
}

fn contact(case: &enquiry::Model, chance: &mut Chance) -> LoggedContact {
    let (channel, direction) = match case.contact_route.as_str() {
        "phone" => (LogChannel::Phone, Direction::Out),
        "text" => (LogChannel::Text, Direction::Out),
        "email" => (LogChannel::Email, Direction::Out),
        _ => (LogChannel::Phone, Direction::In),
    };
    let result = if channel == LogChannel::Phone {
        *chance
            .pick(&[
                ContactResult::Spoke,
                ContactResult::Spoke,
                ContactResult::Arranged,
            ])
            .unwrap_or(&ContactResult::Spoke)
    } else {
        ContactResult::Sent
    };
    LoggedContact {
        contact: ContactAttempt {
            channel,
            direction,
            result,
        },
        outside_reason: None,
        note: None,
        covered: Vec::new(),
    }
}

fn closing(case: &enquiry::Model, officer: &Officer, chance: &mut Chance) -> Option<Closing> {
    let outcomes: Vec<Outcome> = Outcome::ALL
        .iter()
        .copied()
        .filter(|outcome| outcome.open_to(officer.controller))
        .collect();
    let open: Vec<Outcome> = outcomes
        .into_iter()
        .filter(|outcome| *outcome != Outcome::Withdrawn || case.withdrawn_at.is_some())
        .collect();
    let outcome = *chance.pick(&open)?;
    Closing::new(officer.controller, outcome, "CF-2026-0001").ok()
}

/// Whether every queue is somebody's work: a case that nobody can open would be no example.
pub fn all_queues_are_worked(officers: &[Officer]) -> bool {
    ReferenceData::shipped().queues.iter().all(|queue| {
        officers
            .iter()
            .any(|officer| officer.queues.contains(&queue.code))
    })
}
