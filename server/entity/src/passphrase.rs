//! Coming back. The passphrase opens a random secret; neither is stored readable, nor is the way to it known to staff
//! (rule 6.4).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passphrase")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub enquiry_id: Uuid,
    pub salt: Vec<u8>,
    pub verifier: Vec<u8>,
    pub wrapped_secret: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
