//! `contact_log`: see the migration that makes it.

use crate::{Coded, Codes};
use app::domain::{
    contact_log::{ContactResult, Direction, LogChannel},
    reply_template::Covered,
};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enquiry_id: Uuid,
    pub at: DateTimeUtc,
    pub channel: Coded<LogChannel>,
    pub direction: Coded<Direction>,
    pub result: Coded<ContactResult>,
    pub rules_acknowledged: bool,
    pub outside_reason: Option<Vec<u8>>,
    pub note: Option<Vec<u8>>,
    pub actor_id: Uuid,
    pub recorded_at: DateTimeUtc,
    pub covered: Codes<Covered>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
