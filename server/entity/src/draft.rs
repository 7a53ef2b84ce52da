//! An unfinished enquiry. `id` becomes the idempotency key of the submission. After sending the row stays until exit or idle end, so that the sent page can be shown again, also after a crash.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub token_hash: Vec<u8>,
    pub key_epoch: i32,
    pub wrapped_key: Vec<u8>,
    pub content: Vec<u8>,
    pub created_at: DateTimeUtc,
    pub touched_at: DateTimeUtc,
    pub sent_at: Option<DateTimeUtc>,
    pub entered_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
