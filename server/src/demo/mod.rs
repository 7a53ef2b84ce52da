//! `portal seed --demo`: accounts for every role and a year of made-up enquiries, so that every page has
//! something to show. The same people ask the same things on the same day; only keys differ.

mod accounts;
mod chance;
mod officers;
mod residents;
mod story;

pub use accounts::{PASSWORD, sign_ins};

use crate::state::AppState;
use anyhow::Context;
use app::domain::reference::Reference;
use chance::Chance;
use chrono::{DateTime, TimeDelta, Utc};
use entity::{enquiry, staff};
use platform::{
    clock::Clock,
    config::{Config, Directory},
    crypto::Keys,
    db,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, sea_query::Expr};
use sqlx::postgres::PgConnectOptions;

/// How far back the first enquiry lies.
const DAYS_BACK: i64 = 425;

/// Fills an empty database; leaves one with any account alone. Returns how many enquiries there are then.
///
/// # Errors
/// The database; a rule that refuses what the made-up people do.
pub async fn fill(
    config: &Config,
    directory: Directory,
    owner: &PgConnectOptions,
    keys: Keys,
    enquiries: usize,
) -> anyhow::Result<u64> {
    let database = db::owner(owner);
    if staff::Entity::find().count(&database).await? > 0 {
        return Ok(enquiry::Entity::find().count(&database).await?);
    }
    let now = config.clock().now();
    let state = AppState::build(
        config.clone(),
        directory,
        Some(owner),
        keys,
        Clock::fixed(now),
    )?;
    let officers = accounts::make(&database, &state.keys, &state.hashers.passwords, now).await?;
    anyhow::ensure!(
        officers::all_queues_are_worked(&officers),
        "a queue has no officer"
    );
    let texts = state.publications().await;
    let mut chance = Chance::new(20_260_101);
    for number in 0..enquiries {
        state.clock.set(now);
        let at = received(now, number, enquiries, &mut chance);
        residents::submit_enquiry(&state, &texts, number, at, &mut chance)
            .await
            .with_context(|| format!("made-up enquiry {number}"))?;
    }
    let cases = enquiry::Entity::find()
        .order_by_asc(enquiry::Column::ReceivedAt)
        .all(&database)
        .await?;
    for case in &cases {
        officers::work(&state, texts.site(), &officers, case, now, &mut chance)
            .await
            .context("working a made-up enquiry")?;
    }
    name(&database, &cases, &mut chance).await?;
    state.pools.close().await;
    Ok(u64::try_from(cases.len()).unwrap_or(0))
}

/// Spread over the months, more of them lately, in the hours in which people ask.
fn received(now: DateTime<Utc>, number: usize, of: usize, chance: &mut Chance) -> DateTime<Utc> {
    let back = |value: usize| i64::try_from(value).unwrap_or(0);
    // The last tenth came in the last few days: that is what a queue shows.
    let recent = of.div_ceil(10);
    let minutes = if number + recent >= of {
        back(of - number) * 95 + back(chance.below(60))
    } else {
        let share = back(of - number) * DAYS_BACK * 24 * 60 / back(of.max(1));
        share + back(chance.below(12 * 60))
    };
    now - TimeDelta::minutes(minutes.max(10))
}

/// References drawn by the same chance, so that they are the same tomorrow. What is sealed does not hold them.
async fn name(
    database: &impl sea_orm::ConnectionTrait,
    cases: &[enquiry::Model],
    chance: &mut Chance,
) -> anyhow::Result<()> {
    for case in cases {
        let reference = std::iter::repeat_with(|| chance.bytes::<{ Reference::RANDOM_BYTES }>())
            .take(64)
            .find_map(|bytes| Reference::from_random(&bytes))
            .context("no reference")?;
        enquiry::Entity::update_many()
            .col_expr(
                enquiry::Column::Reference,
                Expr::value(reference.to_string()),
            )
            .filter(enquiry::Column::Id.eq(case.id))
            .exec(database)
            .await?;
    }
    Ok(())
}
