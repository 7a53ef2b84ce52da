//! The rows, by the role that may see nothing else. A row points at no enquiry and holds no time finer
//! than its quarter (rule 6.4).

use app::domain::{controller::Controller, equality::EqualityAnswers, time::london_date};
use chrono::{DateTime, Datelike, Utc};
use entity::equality_answer::{ActiveModel, Column, Entity};
use platform::Platform;
use platform::error::{AppError, Result};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

/// The answers under a name; `None` when there are none.
///
/// # Errors
/// The database; a row that cannot be read.
pub async fn load(state: &Platform, key: Vec<u8>) -> Result<Option<EqualityAnswers>> {
    let tx = state.pools.equality_tx().await?;
    let row = Entity::find_by_id(key).one(&tx).await?;
    tx.commit().await?;
    row.map(|row| serde_json::from_value(row.answers).map_err(AppError::internal))
        .transpose()
}

/// Keeps the answers in place of those before; none at all deletes them.
///
/// # Errors
/// The database.
pub async fn save(
    state: &Platform,
    key: Vec<u8>,
    controller: Controller,
    answers: &EqualityAnswers,
) -> Result<()> {
    if answers.is_empty() {
        return delete(state, key).await;
    }
    let row = ActiveModel {
        equality_key: Set(key),
        controller: Set(controller.into()),
        quarter: Set(quarter(state.clock.now())),
        answers: Set(serde_json::to_value(answers).map_err(AppError::internal)?),
    };
    let tx = state.pools.equality_tx().await?;
    // The quarter stays that of the first answer: when somebody changed their mind is not kept.
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::EqualityKey)
                .update_column(Column::Answers)
                .to_owned(),
        )
        .exec_without_returning(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Deletes the answers under a name, if there are any.
///
/// # Errors
/// The database.
pub async fn delete(state: &Platform, key: Vec<u8>) -> Result<()> {
    let tx = state.pools.equality_tx().await?;
    Entity::delete_by_id(key).exec(&tx).await?;
    tx.commit().await?;
    Ok(())
}

/// The London quarter: `2026Q4`.
fn quarter(at: DateTime<Utc>) -> String {
    let day = london_date(at);
    format!("{}Q{}", day.year(), day.month0() / 3 + 1)
}

#[cfg(test)]
mod tests {
    use super::quarter;

    #[test]
    fn quarters_are_londons() {
        for (at, expected) in [
            ("2026-11-18T10:00:00Z", "2026Q4"),
            ("2026-03-31T22:59:59Z", "2026Q1"),
            // Half past midnight on 1 April in London.
            ("2026-03-31T23:30:00Z", "2026Q2"),
            ("2026-12-31T23:59:59Z", "2026Q4"),
        ] {
            assert_eq!(quarter(at.parse().unwrap()), expected, "{at}");
        }
    }
}
