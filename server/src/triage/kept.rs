//! Lists that officers keep under a name: `/staff/queue/<code>/saved-lists`.

use super::queue::{Asked, allowed, show};
use crate::{
    entity::kept_list,
    platform::{
        error::{AppError, Result},
        fields::Fields,
        ids::uuid_at,
    },
    staff::Desk,
};
use app::{
    domain::codes::QueueCode,
    staff::queue::{QueueFilter, QueueFlash, QueueTab, SavedList},
    ui::Problem,
};
use axum::{extract::Path, response::Response};
use http::StatusCode;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

/// Letters of a name.
const NAME_MAX: usize = 40;

/// Lists that one person may keep at one queue.
const MOST: u64 = 20;

/// What was kept at a queue by this person or for everybody, by name.
///
/// # Errors
/// The database.
pub async fn of_queue(desk: &Desk, queue: QueueCode) -> Result<Vec<SavedList>> {
    let rows = kept_list::Entity::find()
        .filter(kept_list::Column::Queue.eq(queue.code()))
        .order_by_asc(kept_list::Column::Name)
        .order_by_asc(kept_list::Column::Id)
        .all(&desk.tx)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let get = |name: &str| {
                row.narrows
                    .get(name)
                    .and_then(|code| code.as_str())
                    .unwrap_or_default()
                    .to_owned()
            };
            SavedList {
                id: row.id,
                tab: QueueTab::from_code(&get("show")),
                filter: QueueFilter::read(crate::settings::data(), get),
                mine: row.staff_id == desk.officer.id.0,
                shared: row.shared,
                name: row.name,
            }
        })
        .collect())
}

/// POST `/staff/queue/<code>/saved-lists`: `keep` what is shown, or `forget` one.
pub async fn act(Path(code): Path<String>, desk: Desk) -> Result<Response> {
    let queue = match allowed(&desk, &code) {
        Ok(queue) => queue,
        Err(error) => return super::record::refused(desk, error, None).await,
    };
    let mut asked = Asked::read(&desk.fields);
    let done = if let Some(id) = desk.fields.get("forget") {
        let id: Uuid = id.parse().map_err(|_| AppError::BadRequest)?;
        // Row-level security lets people forget their own only; a second press finds nothing to do.
        kept_list::Entity::delete_by_id(id).exec(&desk.tx).await?;
        QueueFlash::Forgotten
    } else if desk.fields.has("keep") {
        if let Err(problem) = keep(&desk, queue, &asked).await? {
            asked.typed = desk.fields.one("name");
            return show(
                desk,
                queue,
                asked,
                StatusCode::UNPROCESSABLE_ENTITY,
                problem.into(),
            )
            .await;
        }
        QueueFlash::Kept
    } else {
        return Err(AppError::BadRequest);
    };
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.see_other(&asked.address(queue, Some(done))))
}

/// Keeps what is shown under the typed name; the same name again takes the place of the older list.
async fn keep(desk: &Desk, queue: QueueCode, asked: &Asked) -> Result<Result<(), Problem>> {
    let name = tidy(&desk.fields);
    let problem = |key| Ok(Err(Problem::new("name", key).at("kept-name")));
    if name.is_empty() {
        return problem("queue-saved-error-name");
    }
    if name.chars().count() > NAME_MAX {
        return problem("queue-saved-error-long");
    }
    let mine = kept_list::Entity::find()
        .filter(kept_list::Column::StaffId.eq(desk.officer.id.0))
        .filter(kept_list::Column::Queue.eq(queue.code()));
    kept_list::Entity::delete_many()
        .filter(kept_list::Column::StaffId.eq(desk.officer.id.0))
        .filter(kept_list::Column::Queue.eq(queue.code()))
        .filter(kept_list::Column::Name.eq(name.as_str()))
        .exec(&desk.tx)
        .await?;
    if mine.count(&desk.tx).await? >= MOST {
        return problem("queue-saved-error-many");
    }
    let mut narrows = serde_json::Map::new();
    narrows.insert("show".to_owned(), asked.show.code().into());
    for (field, code) in asked.narrow.pairs() {
        narrows.insert(field.to_owned(), code.into());
    }
    let row = kept_list::ActiveModel {
        id: Set(uuid_at(desk.now)),
        staff_id: Set(desk.officer.id.0),
        controller: Set(desk.officer.controller.code().to_owned()),
        queue: Set(queue.code().to_owned()),
        name: Set(name),
        narrows: Set(narrows.into()),
        shared: Set(desk.fields.one("shared") == "yes"),
        created_at: Set(desk.now),
    };
    kept_list::Entity::insert(row)
        .exec_without_returning(&desk.tx)
        .await?;
    Ok(Ok(()))
}

/// The typed name on one line, without spaces around it.
fn tidy(fields: &Fields) -> String {
    let words: Vec<_> = fields
        .get("name")
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    words.join(" ")
}
