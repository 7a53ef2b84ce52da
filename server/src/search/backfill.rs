//! The forms of names that versions before did not make: a job goes through older cases once, some at a time.

use crate::enquiry::content::Contents;
use chrono::{DateTime, TimeDelta, Utc};
use entity::{data_key, enquiry, enquiry_content};
use platform::Platform;
use platform::{
    crypto::WrappedKey,
    db::Sql,
    error::{AppError, Result},
    ids::EnquiryId,
};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

/// Cases looked at in one transaction.
const BATCH: u64 = 100;

/// For how long servers of the version before may still write cases without the newer forms.
const OVERLAP: TimeDelta = TimeDelta::days(1);

const STANDING: Sql = Sql::worker(
    "SELECT begun_at, reached FROM search_backfill WHERE finished_at IS NULL FOR UPDATE SKIP LOCKED",
);
const REACHED: Sql = Sql::worker("UPDATE search_backfill SET reached = $1");
const FINISHED: Sql = Sql::worker("UPDATE search_backfill SET finished_at = $1");
const ADD_INDEX: Sql = Sql::worker("SELECT app.add_index($1, $2, $3, $4)");

#[derive(FromQueryResult)]
struct Standing {
    begun_at: DateTime<Utc>,
    reached: Option<Uuid>,
}

/// One step. Returns how many cases were looked at; none is left when that is 0.
///
/// # Errors
/// The database; a case that does not open.
pub async fn run_once(state: &Platform) -> Result<usize> {
    let now = state.clock.now();
    let tx = state.pools.worker_tx().await?;
    // One server at a time; the others look again later.
    let Some(Standing { begun_at, reached }) = STANDING.one(&tx, []).await? else {
        tx.commit().await?;
        return Ok(0);
    };
    let next: Vec<Uuid> = enquiry::Entity::find()
        .select_only()
        .column(enquiry::Column::Id)
        .filter(enquiry::Column::Id.gt(reached.unwrap_or(Uuid::nil())))
        .order_by_asc(enquiry::Column::Id)
        .limit(BATCH)
        .into_tuple()
        .all(&tx)
        .await?;
    for case in &next {
        add(state, &tx, *case).await?;
    }
    match next.last() {
        Some(last) => REACHED.execute(&tx, [(*last).into()]).await?,
        None if now >= begun_at + OVERLAP => FINISHED.execute(&tx, [now.into()]).await?,
        None => 0,
    };
    tx.commit().await?;
    Ok(next.len())
}

/// Makes the newer forms of the name of one case. What changes meanwhile makes its own.
async fn add(state: &Platform, tx: &DatabaseTransaction, id: Uuid) -> Result<()> {
    let newest = enquiry_content::Entity::find()
        .filter(enquiry_content::Column::EnquiryId.eq(id))
        .order_by_desc(enquiry_content::Column::Version)
        .one(tx)
        .await?;
    let wrapped = data_key::Entity::find_by_id(id).one(tx).await?;
    let (Some(newest), Some(wrapped)) = (newest, wrapped) else {
        return Ok(());
    };
    let wrapped = WrappedKey {
        epoch: wrapped.epoch,
        bytes: wrapped.wrapped,
    };
    let key = state.keys.unwrap(&wrapped, EnquiryId(id))?;
    let contents = Contents::open(&key, &newest).map_err(AppError::from)?;
    let (kinds, hashes): (Vec<String>, Vec<Vec<u8>>) = contents
        .newer_hashes(&state.keys)?
        .into_iter()
        .map(|(kind, hash)| (kind.to_owned(), hash))
        .unzip();
    let values = [
        id.into(),
        newest.version.into(),
        kinds.into(),
        hashes.into(),
    ];
    ADD_INDEX.execute(tx, values).await?;
    Ok(())
}
