//! What happened to a request about information. Append-only; where it stands is computed from these.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rights_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub request_id: Uuid,
    pub kind: String,
    pub day: Date,
    pub at: DateTimeUtc,
    pub actor_id: Option<Uuid>,
    pub level: Option<String>,
    pub decision: Option<String>,
    pub refusal: Option<String>,
    pub letter: Option<Vec<u8>>,
    pub bundle: Option<Vec<u8>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
