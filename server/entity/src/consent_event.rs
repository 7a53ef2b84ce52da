//! The consent ledger, column by column as the dossier's table has it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub subject_ref: Uuid,
    pub given_by: String,
    pub purpose_code: String,
    pub controller: String,
    pub named_recipients: Json,
    pub action: String,
    pub wording_id: Uuid,
    pub notice_version_id: Uuid,
    pub channel: String,
    pub evidence: String,
    pub occurred_at_utc: DateTimeUtc,
    pub recorded_at_utc: DateTimeUtc,
    pub recorded_by: Option<Uuid>,
    pub prev_hash: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
