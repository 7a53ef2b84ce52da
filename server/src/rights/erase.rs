//! Carrying out granted erasures, as the retention role: the only one that deletes what belongs to a case.

use app::domain::activity::Activity;
use app::domain::{rights::RightsEventKind, time::london_date};
use entity::{enquiry_content, erasure, outbox, rights_event};
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    db::Sql,
    error::Result,
    ids::{EnquiryId, uuid_at},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

const MARK_DONE: Sql = Sql::retention(
    "UPDATE erasure SET done_at = $2 WHERE id = $1 AND done_at IS NULL \
       AND NOT EXISTS (SELECT FROM hold h WHERE h.enquiry_id = erasure.enquiry_id AND h.released_at IS NULL)",
);
/// Nobody adds to the index of a case while it goes (`app.add_index`).
const LOCK_INDEX: Sql =
    Sql::retention("SELECT pg_advisory_xact_lock(hashtextextended('index ' || $1::text, 0))");
/// Whose way to be reached is kept can still be found by it; whose is not, no longer.
const DELETE_INDEX: Sql = Sql::retention(
    "DELETE FROM blind_index b WHERE enquiry_id = $1 AND NOT EXISTS \
       (SELECT FROM enquiry_content c WHERE c.enquiry_id = b.enquiry_id AND coalesce(c.phone, c.email, c.postcode) IS NOT NULL)",
);

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
    // Another server may be at it: whoever marks it first has it. What is held waits (rule HOLD).
    let values = [order.id.into(), now.into()];
    if MARK_DONE.execute(&tx, values).await? == 0 {
        return Ok(false);
    }
    let enquiry = order.enquiry_id;
    LOCK_INDEX.execute(&tx, [enquiry.into()]).await?;
    enquiry_content::Entity::delete_many()
        .filter(enquiry_content::Column::EnquiryId.eq(enquiry))
        .filter(enquiry_content::Column::Version.lt(order.content_below))
        .exec(&tx)
        .await?;
    DELETE_INDEX.execute(&tx, [enquiry.into()]).await?;
    // What was sent before is emptied; what waits to be sent still says only that there is an answer.
    outbox::Entity::update_many()
        .col_expr(outbox::Column::Payload, Expr::val(Vec::<u8>::new()))
        .filter(outbox::Column::EnquiryId.eq(enquiry))
        .filter(outbox::Column::State.ne("queued"))
        .exec(&tx)
        .await?;
    let row = rights_event::ActiveModel {
        id: Set(uuid_at(now)),
        request_id: Set(order.request_id),
        kind: Set(RightsEventKind::Erased.into()),
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
