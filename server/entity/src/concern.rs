//! A safeguarding concern about a case; what was written stays sealed under the key of the case.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "concern")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enquiry_id: Uuid,
    pub about: String,
    pub worry: Vec<u8>,
    pub seen: Vec<u8>,
    pub act: Vec<u8>,
    pub raised_by: Uuid,
    pub raised_at: DateTimeUtc,
    pub acknowledge_due: DateTimeUtc,
    pub told: i32,
    pub acknowledged_by: Option<Uuid>,
    pub acknowledged_at: Option<DateTimeUtc>,
    pub closed_by: Option<Uuid>,
    pub closed_at: Option<DateTimeUtc>,
    pub closing: Option<Vec<u8>>,
    pub stays_narrowed: Option<bool>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
