//! Notices: immutable versions, each at its own address for ever (seed F25).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub notice: String,
    pub controller: String,
    pub version: i32,
    pub body: Json,
    pub sha256: Vec<u8>,
    pub check_code: String,
    pub valid_from: DateTimeUtc,
    /// Whoever said yes before is asked again (feature C5).
    pub substance: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
