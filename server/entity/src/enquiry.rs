//! The case head: what a queue needs, nothing that names a person. The facts of its status stand here; the status is a function of them (`app::domain::status`).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enquiry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub draft_id: Uuid,
    pub reference: String,
    pub controller: String,
    pub queue: String,
    pub topic: String,
    pub other_topics: Vec<String>,
    pub area: String,
    pub about_whom: String,
    pub they_know: Option<String>,
    pub children_under_19: String,
    pub send_under_25: String,
    pub subject_26_or_under: Option<String>,
    pub age_band: String,
    pub danger_now: Option<String>,
    pub safe_tonight: Option<String>,
    pub no_postcode_reason: Option<String>,
    pub connection: Option<String>,
    pub language: String,
    pub contact_route: String,
    pub source_channel: String,
    pub priority: String,
    pub flags: Vec<String>,
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
    pub outcome: Option<String>,
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
    pub tags: Vec<String>,
    pub entered_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
