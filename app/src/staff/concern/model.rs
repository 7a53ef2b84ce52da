//! What the page of a concern shows, as the store loads it.

use crate::{
    domain::{
        concern::{ConcernState, Worry},
        personal::Note,
        sharing::{Recipient, SharedField},
    },
    forms::staff::{ConcernCallForm, ConcernEndForm, ConcernForm},
    staff::case::StaffStamp,
    ui::Problems,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The concerns of one case.
#[derive(Clone, Debug)]
pub struct ConcernView {
    pub now: DateTime<Utc>,
    pub reference: String,
    /// The person, for headings.
    pub name: String,
    pub open: Option<ConcernLine>,
    /// Ended ones, newest first.
    pub ended: Vec<ConcernLine>,
    /// Who was let in, beside managers and the lead.
    pub audience: Vec<String>,
    /// Colleagues of the queue who may be let in.
    pub others: Vec<(Uuid, String)>,
    /// What the case holds.
    pub fields_held: Vec<SharedField>,
    pub can: ConcernPermissions,
}

/// What the reader may do here (`permissions.csv`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConcernPermissions {
    pub raise: bool,
    pub call: bool,
    /// The safeguarding lead: has looked, ends it.
    pub lead: bool,
    /// Lets a colleague in.
    pub grant_access: bool,
}

/// One concern.
#[derive(Clone, Debug)]
pub struct ConcernLine {
    pub id: Uuid,
    pub state: ConcernState,
    pub about: Worry,
    pub worry: Note,
    pub seen: Note,
    pub act: Note,
    pub raised: StaffStamp,
    pub look_due: DateTime<Utc>,
    /// A message went to a lead at once.
    pub told: bool,
    pub looked: Option<StaffStamp>,
    pub closed: Option<(StaffStamp, Note)>,
    /// Oldest first.
    pub calls: Vec<CallLine>,
}

/// One call.
#[derive(Clone, Debug)]
pub struct CallLine {
    pub receiver: Recipient,
    pub fields: Vec<SharedField>,
    pub why: Note,
    pub consulted: Option<Note>,
    /// `None`: the person was told.
    pub untold: Option<Note>,
    pub outcome: Note,
    pub made: StaffStamp,
    /// The second person's word.
    pub word: Option<(StaffStamp, bool)>,
}

/// The open concern of a case, for its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConcernMark {
    pub state: ConcernState,
    pub look_due: DateTime<Utc>,
}

/// An open concern in the list of the lead.
#[derive(Clone, Debug)]
pub struct ConcernRow {
    pub reference: String,
    pub raised_at: DateTime<Utc>,
    pub look_due: DateTime<Utc>,
    pub state: ConcernState,
}

/// What was typed, and what was wrong with it.
#[derive(Clone, Default)]
pub struct ConcernForms {
    pub raise: ConcernForm,
    pub call: ConcernCallForm,
    pub end: ConcernEndForm,
    pub problems: Problems,
}
