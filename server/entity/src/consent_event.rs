//! The consent ledger (rule 2.1): who said what, when and how, to which words of which notice.

use crate::Coded;
use app::domain::{
    consent::{ConsentAction, ConsentChannel, ConsentPurpose, GivenBy},
    controller::Controller,
};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub subject_ref: Uuid,
    pub given_by: Coded<GivenBy>,
    pub purpose_code: Coded<ConsentPurpose>,
    pub controller: Coded<Controller>,
    pub named_recipients: Json,
    pub action: Coded<ConsentAction>,
    pub wording_id: Uuid,
    pub notice_version_id: Uuid,
    pub channel: Coded<ConsentChannel>,
    pub evidence: String,
    pub occurred_at_utc: DateTimeUtc,
    pub recorded_at_utc: DateTimeUtc,
    pub recorded_by: Option<Uuid>,
    pub prev_hash: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
