//! `contact_log`: see the migration that makes it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enquiry_id: Uuid,
    pub at: DateTimeUtc,
    pub channel: String,
    pub direction: String,
    pub result: String,
    pub rules_acknowledged: bool,
    pub outside_reason: Option<Vec<u8>>,
    pub note: Option<Vec<u8>>,
    pub actor_id: Uuid,
    pub recorded_at: DateTimeUtc,
    pub covered: Vec<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
