//! Lists that officers keep under a name: `/staff/queue/<code>/saved-lists`.

use crate::staff::StaffRequest;
use crate::worklist::queue::{Asked, allowed, render_queue};
use app::{
    domain::codes::QueueCode,
    staff::queue::{QueueFilter, QueueFlash, QueueTab, SavedList},
    ui::Problem,
};
use axum::{extract::Path, response::Response};
use entity::saved_list;
use http::StatusCode;
use platform::{
    error::{AppError, Result},
    fields::Fields,
    ids::uuid_at,
};
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
pub async fn of_queue(staff: &StaffRequest, queue: QueueCode) -> Result<Vec<SavedList>> {
    let rows = saved_list::Entity::find()
        .filter(saved_list::Column::Queue.eq(queue.code()))
        .order_by_asc(saved_list::Column::Name)
        .order_by_asc(saved_list::Column::Id)
        .all(&staff.tx)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let get = |name: &str| {
                row.filter
                    .get(name)
                    .and_then(|code| code.as_str())
                    .unwrap_or_default()
                    .to_owned()
            };
            SavedList {
                id: row.id,
                tab: QueueTab::from_code(&get("show")),
                filter: QueueFilter::read(staff.data(), get),
                mine: row.staff_id == staff.officer.id.0,
                shared: row.shared,
                name: row.name,
            }
        })
        .collect())
}

/// POST `/staff/queue/<code>/saved-lists`: `keep` what is shown, or `forget` one.
pub async fn update_saved_lists(Path(code): Path<String>, staff: StaffRequest) -> Result<Response> {
    let queue = match allowed(&staff, &code) {
        Ok(queue) => queue,
        Err(error) => return Err(error),
    };
    let mut asked = Asked::read(&staff.fields, staff.data());
    let done = if let Some(id) = staff.fields.get("forget") {
        let id: Uuid = id.parse().map_err(|_| AppError::BadRequest)?;
        // Row-level security lets people forget their own only; a second press finds nothing to do.
        saved_list::Entity::delete_by_id(id).exec(&staff.tx).await?;
        QueueFlash::Forgotten
    } else if staff.fields.has("keep") {
        if let Err(problem) = keep(&staff, queue, &asked).await? {
            asked.typed = staff.fields.one("name");
            return render_queue(
                staff,
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
    staff.redirect(&asked.address(queue, Some(done))).await
}

/// Keeps what is shown under the typed name; the same name again takes the place of the older list.
async fn keep(
    staff: &StaffRequest,
    queue: QueueCode,
    asked: &Asked,
) -> Result<Result<(), Problem>> {
    let name = tidy(&staff.fields);
    let problem = |key| Ok(Err(Problem::new("name", key).at("kept-name")));
    if name.is_empty() {
        return problem("queue-saved-error-name");
    }
    if name.chars().count() > NAME_MAX {
        return problem("queue-saved-error-long");
    }
    let mine = saved_list::Entity::find()
        .filter(saved_list::Column::StaffId.eq(staff.officer.id.0))
        .filter(saved_list::Column::Queue.eq(queue.code()));
    saved_list::Entity::delete_many()
        .filter(saved_list::Column::StaffId.eq(staff.officer.id.0))
        .filter(saved_list::Column::Queue.eq(queue.code()))
        .filter(saved_list::Column::Name.eq(name.as_str()))
        .exec(&staff.tx)
        .await?;
    if mine.count(&staff.tx).await? >= MOST {
        return problem("queue-saved-error-many");
    }
    let mut narrows = serde_json::Map::new();
    narrows.insert("show".to_owned(), asked.show.code().into());
    for (field, code) in asked.narrow.pairs() {
        narrows.insert(field.to_owned(), code.into());
    }
    let row = saved_list::ActiveModel {
        id: Set(uuid_at(staff.now)),
        staff_id: Set(staff.officer.id.0),
        controller: Set(staff.officer.controller.into()),
        queue: Set(queue.into()),
        name: Set(name),
        filter: Set(narrows.into()),
        shared: Set(staff.fields.one("shared") == "yes"),
        created_at: Set(staff.now),
    };
    saved_list::Entity::insert(row)
        .exec_without_returning(&staff.tx)
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
