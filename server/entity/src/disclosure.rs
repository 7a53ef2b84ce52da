//! What was shared with another organisation, on which ground. Append-only; a line may be withheld from the person
//! (seed F14).

use crate::Coded;
use app::domain::{codes::QueueCode, controller::Controller};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "disclosure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enquiry_id: Uuid,
    pub controller: Coded<Controller>,
    pub organisation: String,
    pub queue: Coded<QueueCode>,
    pub basis: String,
    pub fields: Vec<String>,
    pub actor_id: Uuid,
    pub at: DateTimeUtc,
    pub withheld_reason: Option<Vec<u8>>,
    pub withheld_by: Option<Uuid>,
    pub withheld_review_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
