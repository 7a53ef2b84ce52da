//! Carrying out granted erasures, as the retention role: the only one that deletes what belongs to a case.

use app::domain::activity::Activity;
use app::domain::{rights::RightsEventKind, time::london_date};
use entity::{erasure, rights_event};
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    error::Result,
    ids::{EnquiryId, uuid_at},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, Statement,
};

/// Carries out what is ordered. Returns how many. Each in a transaction of its own; one that fails is tried again.
///
/// # Errors
/// The database.
pub async fn run_once(state: &Platform) -> Result<usize> {
    let tx = state.pools.retention_tx().await?;
    let due = erasure::Entity::find()
        .filter(erasure::Column::DoneAt.is_null())
        .all(&tx)
        .await?;
    tx.commit().await?;
    let mut done = 0;
    for order in &due {
        done += usize::from(one(state, order).await?);
    }
    Ok(done)
}

/// False: another server has it, or it is held.
async fn one(state: &Platform, order: &erasure::Model) -> Result<bool> {
    let now = state.clock.now();
    let tx = state.pools.retention_tx().await?;
    let run = async |sql: &str, values: Vec<sea_orm::Value>| {
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        tx.execute_raw(statement).await
    };
    // Another server may be at it: whoever marks it first has it. What is held waits (rule HOLD).
    let mine = run(
        "UPDATE erasure SET done_at = $2 WHERE id = $1 AND done_at IS NULL
           AND NOT EXISTS (SELECT FROM hold h WHERE h.enquiry_id = erasure.enquiry_id AND h.released_at IS NULL)",
        vec![order.id.into(), now.into()],
    )
    .await?;
    if mine.rows_affected() == 0 {
        return Ok(false);
    }
    let enquiry = || vec![order.enquiry_id.into()];
    // Nobody adds to the index of a case while it goes (`app.add_index`).
    run(
        "SELECT pg_advisory_xact_lock(hashtextextended('index ' || $1::text, 0))",
        enquiry(),
    )
    .await?;
    run(
        "DELETE FROM enquiry_content WHERE enquiry_id = $1 AND version < $2",
        vec![order.enquiry_id.into(), order.content_below.into()],
    )
    .await?;
    // Whose way to be reached is kept can still be found by it; whose is not, no longer.
    run(
        "DELETE FROM blind_index b WHERE enquiry_id = $1 AND NOT EXISTS
           (SELECT FROM enquiry_content c WHERE c.enquiry_id = b.enquiry_id AND coalesce(c.phone, c.email, c.postcode) IS NOT NULL)",
        enquiry(),
    )
    .await?;
    // What was sent before is emptied; what waits to be sent still says only that there is an answer.
    run(
        "UPDATE outbox SET payload = '' WHERE enquiry_id = $1 AND state <> 'queued'",
        enquiry(),
    )
    .await?;
    let row = rights_event::ActiveModel {
        id: Set(uuid_at(now)),
        request_id: Set(order.request_id),
        kind: Set(RightsEventKind::Erased.code().to_owned()),
        day: Set(london_date(now)),
        at: Set(now),
        actor_id: Set(None),
        ..Default::default()
    };
    rights_event::Entity::insert(row)
        .exec_without_returning(&tx)
        .await?;
    let mut event = AuditEvent::new(Actor::System, Activity::RightsRequests, "rights.erased")
        .detail(serde_json::json!({ "below": order.content_below }));
    event.enquiry = Some(EnquiryId(order.enquiry_id));
    audit::record(&tx, now, event).await?;
    tx.commit().await?;
    Ok(true)
}
