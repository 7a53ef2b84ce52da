//! `/staff/emergency-access`: opening one case outside the own scope, and what managers read of it.

mod page;

pub use page::{EmergencyAccessBanner, EmergencyAccessPage};

use crate::{domain::personal::Note, forms::staff::EmergencyAccessForm, ui::Problems};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// What the page shows.
#[derive(Clone)]
pub struct EmergencyAccessView {
    pub now: DateTime<Utc>,
    /// The reader sees every case of the organisation anyway, and reads the report.
    pub manager: bool,
    /// Newest first: the own ones, or those of the organisation.
    pub lines: Vec<EmergencyAccessLine>,
    /// Where the list goes on.
    pub next: Option<String>,
    pub form: EmergencyAccessForm,
    pub problems: Problems,
}

/// One opening.
#[derive(Clone, Debug)]
pub struct EmergencyAccessLine {
    pub id: Uuid,
    /// `None`: the case is not in the reader's sight any more.
    pub reference: Option<String>,
    pub who: String,
    pub reason: Note,
    pub opened_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub ended: Option<(String, DateTime<Utc>)>,
    pub active: bool,
    pub managers_told: bool,
    /// What was looked at: a code of the audit, how often, and when last.
    pub views: Vec<(String, i64, DateTime<Utc>)>,
}

/// On the page of a case that is open this way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmergencyAccessMark {
    pub id: Uuid,
    pub ends_at: DateTime<Utc>,
}
