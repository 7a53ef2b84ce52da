//! A call about a concern, beside its share.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "concern_call")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub share_id: Uuid,
    pub concern_id: Uuid,
    pub enquiry_id: Uuid,
    pub receiver: String,
    pub told: bool,
    pub consulted: Option<Vec<u8>>,
    pub outcome: Vec<u8>,
    pub actor_id: Uuid,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
