//! What people say about the service. Nothing here leads to anybody.

use crate::Coded;
use app::domain::feedback::{FeedbackAbout, FeedbackKind};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "feedback")]
pub struct Model {
    /// Random: an id that is made from the time would tell when.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: Coded<FeedbackKind>,
    pub about: Coded<FeedbackAbout>,
    pub body: String,
    pub said_on: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
