//! People who work enquiries. Every account belongs to one organisation (rule 9).

use crate::Coded;
use app::domain::controller::Controller;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub controller: Coded<Controller>,
    pub name: String,
    pub display_name: String,
    pub password_hash: String,
    pub totp_epoch: i32,
    pub totp_wrapped_key: Vec<u8>,
    pub totp_secret: Vec<u8>,
    pub totp_last_step: i64,
    pub training_completed_on: Option<Date>,
    pub created_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
