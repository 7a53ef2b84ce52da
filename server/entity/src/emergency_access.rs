//! One case opened outside the own scope, for a day at most; the reason is sealed under a key of its own.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "emergency_access")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enquiry_id: Uuid,
    pub staff_id: Uuid,
    pub controller: String,
    pub key_epoch: i32,
    pub wrapped_key: Vec<u8>,
    pub reason: Vec<u8>,
    pub opened_at: DateTimeUtc,
    pub ends_at: DateTimeUtc,
    pub told: i32,
    pub ended_at: Option<DateTimeUtc>,
    pub ended_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
