//! Texts of notices on their way to a version: written, sent for approval, published or given up.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub notice: String,
    pub controller: String,
    pub state: String,
    pub source: String,
    pub body: Json,
    pub substance: Option<bool>,
    pub revision: i32,
    pub writers: Vec<Uuid>,
    pub created_at: DateTimeUtc,
    pub changed_at: DateTimeUtc,
    pub submitted_by: Option<Uuid>,
    pub submitted_at: Option<DateTimeUtc>,
    pub sha256: Option<Vec<u8>>,
    pub check_code: Option<String>,
    pub returned_by: Option<Uuid>,
    pub returned_at: Option<DateTimeUtc>,
    pub returned_why: Option<String>,
    pub version_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
