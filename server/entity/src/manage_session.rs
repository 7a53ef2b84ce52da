//! `manage_session`: see the migration that makes it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "manage_session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: Vec<u8>,
    pub enquiry_id: Uuid,
    pub proofs: Vec<String>,
    pub created_at: DateTimeUtc,
    pub touched_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    pub withdrew: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
