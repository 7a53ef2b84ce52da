//! Whatever leaves is a row first, written in the transaction that caused it. The payload is sealed under a key of its own, wrapped like a draft's.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enquiry_id: Option<Uuid>,
    pub channel: String,
    pub kind: String,
    pub purpose_code: Option<String>,
    pub key_epoch: i32,
    pub wrapped_key: Vec<u8>,
    pub payload: Vec<u8>,
    pub created_at: DateTimeUtc,
    pub not_before: DateTimeUtc,
    pub expires_at: Option<DateTimeUtc>,
    pub leased_until: Option<DateTimeUtc>,
    pub attempts: i32,
    pub state: String,
    pub state_at: DateTimeUtc,
    pub reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
