//! A named person's answer to the suggestion (seed F20, T50). The reason is sealed: people write names in reasons.

use crate::Coded;
use app::domain::codes::QueueCode;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "routing_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enquiry_id: Uuid,
    pub kind: String,
    pub from_queue: Coded<QueueCode>,
    pub to_queue: Coded<QueueCode>,
    pub reason: Option<Vec<u8>>,
    pub actor_id: Uuid,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
