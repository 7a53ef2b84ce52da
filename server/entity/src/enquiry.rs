//! The case head: what a queue needs, nothing that names a person. The facts of its status stand here; the status is a function of them (`app::domain::status`).

use crate::{Coded, Codes};
use app::domain::{
    assisted_entry::SourceChannel,
    codes::{
        AboutWhom, AgeBand, AreaCode, ChildAgeBand, Connection, ContactRoute, Flag, Language,
        NoPostcodeReason, Priority, QueueCode, SendAnswer, TopicCode, YesNo, YesNoNotSure,
        YesNoPreferNot,
    },
    controller::Controller,
    status::Outcome,
    worklist::CaseTag,
};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enquiry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub draft_id: Uuid,
    pub reference: String,
    pub controller: Coded<Controller>,
    pub queue: Coded<QueueCode>,
    pub topic: Coded<TopicCode>,
    pub other_topics: Codes<TopicCode>,
    pub area: Coded<AreaCode>,
    pub about_whom: Coded<AboutWhom>,
    pub they_know: Option<Coded<YesNoNotSure>>,
    pub children_under_19: Coded<YesNoPreferNot>,
    pub child_age_band: Option<Coded<ChildAgeBand>>,
    pub send_under_25: Coded<SendAnswer>,
    pub subject_26_or_under: Option<Coded<YesNo>>,
    pub age_band: Coded<AgeBand>,
    pub danger_now: Option<Coded<YesNo>>,
    pub safe_tonight: Option<Coded<YesNoNotSure>>,
    pub no_postcode_reason: Option<Coded<NoPostcodeReason>>,
    pub connection: Option<Coded<Connection>>,
    pub language: Coded<Language>,
    pub contact_route: Coded<ContactRoute>,
    pub source_channel: Coded<SourceChannel>,
    pub priority: Coded<Priority>,
    pub flags: Codes<Flag>,
    pub urgent: bool,
    pub team_switched: bool,
    pub notice_version_id: Uuid,
    pub received_at: DateTimeUtc,
    pub first_look_due: DateTimeUtc,
    pub form_last_day: Date,
    pub suggested_at: DateTimeUtc,
    pub confirmed_at: Option<DateTimeUtc>,
    pub confirmed_by: Option<Uuid>,
    pub started_at: Option<DateTimeUtc>,
    pub started_by: Option<Uuid>,
    pub waiting_since: Option<DateTimeUtc>,
    pub waiting_by: Option<Uuid>,
    pub closed_at: Option<DateTimeUtc>,
    pub closed_by: Option<Uuid>,
    pub outcome: Option<Coded<Outcome>>,
    pub casefile_reference: Option<String>,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub assigned_to: Option<Uuid>,
    pub assigned_at: Option<DateTimeUtc>,
    pub version: i32,
    pub restricted_at: Option<DateTimeUtc>,
    pub restricted_for: Option<Uuid>,
    pub narrowed_at: Option<DateTimeUtc>,
    pub transferred_at: Option<DateTimeUtc>,
    pub transferred_by: Option<Uuid>,
    pub tags: Codes<CaseTag>,
    pub entered_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
