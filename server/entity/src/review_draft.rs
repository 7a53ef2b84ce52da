//! Drafts that take two people: written, sent for approval, published or discarded.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review_draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub subject: String,
    pub state: String,
    pub source: String,
    pub body: Json,
    pub revision: i32,
    pub authors: Vec<Uuid>,
    pub created_at: DateTimeUtc,
    pub changed_at: DateTimeUtc,
    pub submitted_by: Option<Uuid>,
    pub submitted_at: Option<DateTimeUtc>,
    pub sha256: Option<Vec<u8>>,
    pub returned_by: Option<Uuid>,
    pub returned_at: Option<DateTimeUtc>,
    pub return_reason: Option<String>,
    pub approved_by: Option<Uuid>,
    pub approved_at: Option<DateTimeUtc>,
    pub version: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
