//! A hand-over to the other organisation, or what was given to an outside one; offered, made, or ended.

use crate::{Coded, Codes};
use app::domain::{
    codes::QueueCode,
    consent::ConsentPurpose,
    controller::Controller,
    sharing::{Basis, HandoverAnswer, SecondApproval, ShareEndReason, ShareKind, SharedField},
};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "share")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enquiry_id: Uuid,
    pub kind: Coded<ShareKind>,
    pub from_controller: Coded<Controller>,
    pub from_queue: Coded<QueueCode>,
    pub to_queue: Option<Coded<QueueCode>>,
    pub organisation: String,
    pub basis: Coded<Basis>,
    pub purpose_code: Option<Coded<ConsentPurpose>>,
    pub fields: Codes<SharedField>,
    pub made_by: Uuid,
    pub made_at: DateTimeUtc,
    pub why: Vec<u8>,
    pub second: Coded<SecondApproval>,
    pub second_by: Option<Uuid>,
    pub second_at: Option<DateTimeUtc>,
    pub second_agreed: Option<bool>,
    pub withheld_reason: Option<Vec<u8>>,
    pub withheld_review_on: Option<Date>,
    pub disclosure_id: Uuid,
    pub key_epoch: Option<i32>,
    pub wrapped_key: Option<Vec<u8>>,
    pub content: Option<Vec<u8>>,
    pub answer: Option<Coded<HandoverAnswer>>,
    pub answered_by: Option<Uuid>,
    pub answered_at: Option<DateTimeUtc>,
    pub answer_reason: Option<Vec<u8>>,
    pub new_enquiry_id: Option<Uuid>,
    pub new_queue: Option<Coded<QueueCode>>,
    pub revoked_at: Option<DateTimeUtc>,
    pub revoked_why: Option<Coded<ShareEndReason>>,
    pub recall_read_at: Option<DateTimeUtc>,
    pub recall_read_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
