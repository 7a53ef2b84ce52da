//! Opinions in and out, and the tokens of invitations.

use app::{forms::feedback::Feedback, staff::feedback::FeedbackRow};
use chrono::NaiveDate;
use entity::feedback;
use platform::{
    cookie::TokenHash,
    db::Sql,
    error::Result,
    paging::{self, Cursor, ListPage},
};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
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
        kind: Set(kind.into()),
        about: Set(about.into()),
        body: Set(text.expose().to_owned()),
        said_on: Set(on),
    };
    // The web role may add a row that it may not read back.
    feedback::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

const INVITED: Sql = Sql::web("SELECT app.feedback_invited($1)");
const USE_INVITATION: Sql = Sql::web("SELECT app.use_feedback_invitation($1)");

/// Whether an invitation can still be answered.
///
/// # Errors
/// The database.
pub async fn invited(db: &impl ConnectionTrait, token: TokenHash) -> Result<bool> {
    Ok(INVITED.value(db, [token.to_vec().into()]).await?)
}

/// Uses an invitation up; false when somebody was faster, or it is too old.
///
/// # Errors
/// The database.
pub async fn use_up(db: &impl ConnectionTrait, token: TokenHash) -> Result<bool> {
    Ok(USE_INVITATION.value(db, [token.to_vec().into()]).await?)
}

/// One page, newest first, of what row-level security shows this manager.
///
/// # Errors
/// The database; a code that is not on its list.
pub async fn newest(
    db: &impl ConnectionTrait,
    after: Option<Cursor<NaiveDate>>,
) -> Result<ListPage<FeedbackRow, NaiveDate>> {
    let mut query = feedback::Entity::find()
        .order_by_desc(feedback::Column::SaidOn)
        .order_by_desc(feedback::Column::Id)
        .limit(paging::limit(PAGE_ROWS));
    if let Some(cursor) = after {
        query = query.filter(cursor.before(feedback::Column::SaidOn, feedback::Column::Id));
    }
    let ListPage { rows, next } = ListPage::new(query.all(db).await?, PAGE_ROWS, |row| Cursor {
        key: row.said_on,
        id: row.id,
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
                kind: *kind,
                about: *about,
                text: body,
                said_on,
            })
        })
        .collect::<Result<_>>()?;
    Ok(ListPage { rows, next })
}
