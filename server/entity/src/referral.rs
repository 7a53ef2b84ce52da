//! Who gave us the information about a person (seed F9). What names people is sealed in `details`.

use crate::Coded;
use app::domain::{
    assisted_entry::{DataSource, ReferralWay},
    codes::YesNoNotSure,
};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "referral")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub enquiry_id: Uuid,
    pub data_source: Coded<DataSource>,
    pub way: Coded<ReferralWay>,
    pub told: Coded<YesNoNotSure>,
    pub received_on: Date,
    pub details: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
