//! A hand-over to the other organisation, or what was given to an outside one; offered, made, or ended.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "share")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enquiry_id: Uuid,
    pub kind: String,
    pub from_controller: String,
    pub from_queue: String,
    pub to_queue: Option<String>,
    pub organisation: String,
    pub basis: String,
    pub purpose_code: Option<String>,
    pub fields: Vec<String>,
    pub made_by: Uuid,
    pub made_at: DateTimeUtc,
    pub why: Vec<u8>,
    pub second: String,
    pub second_by: Option<Uuid>,
    pub second_at: Option<DateTimeUtc>,
    pub second_agreed: Option<bool>,
    pub withheld_reason: Option<Vec<u8>>,
    pub withheld_review_on: Option<Date>,
    pub disclosure_id: Uuid,
    pub key_epoch: Option<i32>,
    pub wrapped_key: Option<Vec<u8>>,
    pub content: Option<Vec<u8>>,
    pub answer: Option<String>,
    pub answered_by: Option<Uuid>,
    pub answered_at: Option<DateTimeUtc>,
    pub answer_reason: Option<Vec<u8>>,
    pub new_enquiry_id: Option<Uuid>,
    pub new_queue: Option<String>,
    pub revoked_at: Option<DateTimeUtc>,
    pub revoked_why: Option<String>,
    pub recall_read_at: Option<DateTimeUtc>,
    pub recall_read_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
