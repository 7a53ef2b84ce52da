//! Reply templates as they are kept. The newest version of a code and language counts.

use crate::{review::Update, staff::StaffRequest};
use app::{
    domain::{
        controller::Controller,
        reply_template::{Template, shipped},
    },
    staff::reply_templates::TemplateVersion,
};
use entity::reply_template::{ActiveModel, Column, Entity};
use platform::{
    error::{AppError, Result},
    ids::uuid_at,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, TryInsertResult,
};
use std::collections::BTreeMap;

/// The templates in use in an organisation, each with its version, in the order of the page.
///
/// # Errors
/// The database.
pub async fn current(
    db: &impl ConnectionTrait,
    controller: Controller,
) -> Result<Vec<TemplateVersion>> {
    let mut current: BTreeMap<(String, String), Option<TemplateVersion>> = shipped()
        .iter()
        .map(|template| {
            let key = (template.code.clone(), template.language.clone());
            let template = template.clone();
            (
                key,
                Some(TemplateVersion {
                    template,
                    version: 1,
                }),
            )
        })
        .collect();
    let newest = Entity::find()
        .filter(Column::Controller.eq(controller.code()))
        .distinct_on([(Entity, Column::Code), (Entity, Column::Language)])
        .order_by_asc(Column::Code)
        .order_by_asc(Column::Language)
        .order_by_desc(Column::Version)
        .all(db)
        .await?;
    for row in newest {
        let key = (row.code.clone(), row.language.clone());
        let template = Template {
            code: row.code,
            language: row.language,
            channel: row.channel.parse().map_err(AppError::internal)?,
            title: row.title,
            body: row.body,
        };
        let version = row.version;
        current.insert(
            key,
            (!row.retired).then_some(TemplateVersion { template, version }),
        );
    }
    let mut current: Vec<TemplateVersion> = current.into_values().flatten().collect();
    current.sort_by_key(|TemplateVersion { template, .. }| {
        (
            template.channel,
            template.title.clone(),
            template.language != "en",
            template.language.clone(),
        )
    });
    Ok(current)
}

/// Adds the version after `before`; without one, a new template with a code of its own. Of two at once one does.
///
/// # Errors
/// The database.
pub async fn add_version(
    staff: &StaffRequest,
    template: &Template,
    before: Option<i32>,
    retired: bool,
) -> Result<Update> {
    let code = match before {
        Some(_) => template.code.clone(),
        None => format!("own-{}", uuid_at(staff.now).simple()),
    };
    let row = ActiveModel {
        controller: Set(staff.officer.controller.code().to_owned()),
        code: Set(code),
        language: Set(template.language.clone()),
        // 1 is what came with the service.
        version: Set(before.unwrap_or(1) + 1),
        channel: Set(template.channel.code().to_owned()),
        title: Set(template.title.clone()),
        body: Set(template.body.clone()),
        retired: Set(retired),
        author: Set(staff.officer.id.0),
        created_at: Set(staff.now),
    };
    let added = Entity::insert(row)
        .on_conflict_do_nothing()
        .exec_without_returning(&staff.tx)
        .await;
    match added {
        Ok(TryInsertResult::Inserted(rows)) if rows > 0 => Ok(Update::Applied),
        Ok(_) | Err(DbErr::RecordNotInserted) => Ok(Update::Conflict),
        Err(fault) => Err(fault.into()),
    }
}
