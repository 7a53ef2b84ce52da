//! Opinions in and out, and the tokens of invitations.

use app::{forms::feedback::Feedback, staff::feedback::FeedbackRow};
use chrono::NaiveDate;
use entity::feedback;
use platform::{
    cookie::TokenHash,
    error::{AppError, Result},
};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, Statement,
};
use uuid::Uuid;

/// Rows of one page.
const PAGE_ROWS: usize = 30;

/// Keeps an opinion with the day and nothing else.
///
/// # Errors
/// The database.
pub async fn keep(db: &impl ConnectionTrait, said: Feedback, on: NaiveDate) -> Result<()> {
    let Feedback { kind, about, text } = said;
    let row = feedback::ActiveModel {
        id: Set(Uuid::new_v4()),
        kind: Set(kind.code().to_owned()),
        about: Set(about.code().to_owned()),
        body: Set(text.expose().to_owned()),
        said_on: Set(on),
    };
    // The web role may add a row that it may not read back.
    feedback::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Whether an invitation can still be answered.
///
/// # Errors
/// The database.
pub async fn invited(db: &impl ConnectionTrait, token: TokenHash) -> Result<bool> {
    ask(db, "SELECT app.feedback_invited($1) AS yes", token).await
}

/// Uses an invitation up; false when somebody was faster, or it is too old.
///
/// # Errors
/// The database.
pub async fn use_up(db: &impl ConnectionTrait, token: TokenHash) -> Result<bool> {
    ask(db, "SELECT app.use_feedback_invitation($1) AS yes", token).await
}

async fn ask(db: &impl ConnectionTrait, sql: &str, token: TokenHash) -> Result<bool> {
    let statement =
        Statement::from_sql_and_values(DbBackend::Postgres, sql, [token.to_vec().into()]);
    let row = db.query_one_raw(statement).await?.ok_or_else(|| {
        AppError::internal(anyhow::anyhow!("a function of the schema gave no answer"))
    })?;
    Ok(row.try_get("", "yes")?)
}

/// The place in the list after which the next page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    said_on: NaiveDate,
    id: Uuid,
}

impl After {
    /// Reads what [`std::fmt::Display`] writes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (said_on, id) = text.split_once('.')?;
        Some(Self {
            said_on: said_on.parse().ok()?,
            id: id.parse().ok()?,
        })
    }
}

impl std::fmt::Display for After {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { said_on, id } = self;
        write!(f, "{said_on}.{}", id.simple())
    }
}

/// One page, newest first, of what row-level security shows this manager.
///
/// # Errors
/// The database; a code that is not on its list.
pub async fn newest(
    db: &impl ConnectionTrait,
    after: Option<After>,
) -> Result<(Vec<FeedbackRow>, Option<After>)> {
    let limit = PAGE_ROWS + 1;
    let select = "SELECT id, kind, about, body, said_on FROM feedback";
    let order = format!("ORDER BY said_on DESC, id DESC LIMIT {limit}");
    let statement = match after {
        None => Statement::from_string(DbBackend::Postgres, format!("{select} {order}")),
        Some(After { said_on, id }) => Statement::from_sql_and_values(
            DbBackend::Postgres,
            format!("{select} WHERE (said_on, id) < ($1, $2) {order}"),
            [said_on.into(), id.into()],
        ),
    };
    let mut rows = feedback::Model::find_by_statement(statement)
        .all(db)
        .await?;
    let more = rows.len() > PAGE_ROWS;
    rows.truncate(PAGE_ROWS);
    let next = rows.last().filter(|_| more).map(|last| After {
        said_on: last.said_on,
        id: last.id,
    });
    let rows = rows
        .into_iter()
        .map(|row| {
            let feedback::Model {
                id: _,
                kind,
                about,
                body,
                said_on,
            } = row;
            Ok(FeedbackRow {
                kind: kind.parse().map_err(AppError::internal)?,
                about: about.parse().map_err(AppError::internal)?,
                text: body,
                said_on,
            })
        })
        .collect::<Result<_>>()?;
    Ok((rows, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_list_comes_back_as_it_was() {
        let after = After {
            said_on: NaiveDate::from_ymd_opt(2026, 11, 18).unwrap(),
            id: Uuid::from_u128(7),
        };
        assert_eq!(After::parse(&after.to_string()), Some(after));
        for wrong in ["", "2026-11-18", "2026-13-18.7", "x.y"] {
            assert_eq!(After::parse(wrong), None, "{wrong}");
        }
    }
}
