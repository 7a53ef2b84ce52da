//! What the case page shows, as the store loads it.

use crate::{
    domain::{
        codes::{
            AboutWhom, AgeBand, AreaCode, ChildAgeBand, Connection, ContactRoute, Flag, Language,
            NoPostcodeReason, QueueCode, SendAnswer, TopicCode, YesNoNotSure, YesNoPreferNot,
        },
        consent::{ConsentAction, ConsentChannel},
        contact_log::{AttemptCount, ContactResult, Direction, LogChannel},
        controller::Controller,
        duplicates::{DuplicateSign, DuplicateState},
        ids::StaffId,
        involvement::Involvement,
        personal::{Adjustments, Email, Message, Note, PersonName, Phone},
        reply_template::Covered,
        safe_contact::{Channel, RefusedBy, SafeContactWishes, way_to_reach},
        status::{Outcome, Status},
        worklist::CaseTag,
    },
    forms::staff::{CloseForm, ContactLogForm, NoteForm, QueueChangeForm, TaskForm},
    staff::{
        assisted_entry::SourceView,
        concern::ConcernMark,
        emergency_access::EmergencyAccessMark,
        handover::{HandoverOrigin, ShareLine},
        queue::Holder,
    },
    ui::Problems,
};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// One case as its officer sees it.
#[derive(Clone, Debug)]
pub struct CaseView {
    pub now: DateTime<Utc>,
    pub reference: String,
    /// Rises with every change by a person; every act says which one it was looking at.
    pub version: i32,
    pub controller: Controller,
    pub queue: QueueCode,
    pub topic: TopicCode,
    pub other_topics: Vec<TopicCode>,
    pub flags: Vec<Flag>,
    pub status: Status,
    pub received_at: DateTime<Utc>,
    pub first_look_due: DateTime<Utc>,
    pub confirmed: Option<StaffStamp>,
    pub closed: Option<StaffStamp>,
    pub casefile: Option<String>,
    /// The resident took it back.
    pub withdrawn_at: Option<DateTime<Utc>>,
    pub holder: Option<Holder>,
    /// Who may have it; nobody where the reader may not give it away.
    pub colleagues: Vec<(StaffId, String)>,
    /// What officers marked it with.
    pub tags: Vec<CaseTag>,
    /// Others who opened it in the last minutes.
    pub also_open: Vec<String>,
    pub person: CasePerson,
    pub contact: ContactBox,
    pub suggestion: Option<SuggestionView>,
    pub message: MessageView,
    pub choices: Vec<CaseChoiceLine>,
    /// What has gone or is to go to others, newest first.
    pub shares: Vec<ShareLine>,
    /// It was not sent from the website.
    pub source: Option<SourceView>,
    /// It was handed over to us.
    pub handover_origin: Option<HandoverOrigin>,
    /// Others that may be of the same person, newest first.
    pub duplicates: Vec<DuplicateLine>,
    /// The safeguarding concern that is open, and how many have ended; for those who may know.
    pub concern: Option<ConcernMark>,
    pub concerns: usize,
    /// Open by emergency access, and by nothing else.
    pub emergency_access: Option<EmergencyAccessMark>,
    pub tasks: Vec<TaskLine>,
    pub unsent_messages: Vec<UnsentMessage>,
    pub retention_end: RetentionEnd,
    /// Of the Alliance alone (seed T36).
    pub involvement: Option<Involvement>,
    pub views: ViewHistory,
    /// Newest first.
    pub timeline: Vec<TimelineEvent>,
    pub can: CasePermissions,
    /// How often we tried to reach the person.
    pub attempts: AttemptCount,
    /// How its end stands, where it is not to be silent.
    pub danger: Option<DangerEnd>,
}

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffStamp {
    pub who: String,
    pub at: DateTime<Utc>,
}

/// The person who asked.
#[derive(Clone, Debug)]
pub struct CasePerson {
    pub name: PersonName,
    pub about: AboutWhom,
    pub they_know: Option<YesNoNotSure>,
    pub age: AgeBand,
    pub children: YesNoPreferNot,
    pub child_age: Option<ChildAgeBand>,
    pub send25: SendAnswer,
    pub area: AreaCode,
    pub postcode: Option<String>,
    pub no_postcode: Option<NoPostcodeReason>,
    pub connection: Option<Connection>,
    pub language: Language,
    pub route: ContactRoute,
    pub adjustments: Option<Adjustments>,
}

/// How the person may be reached.
#[derive(Clone, Debug, Default)]
pub struct ContactBox {
    pub wishes: SafeContactWishes,
    pub has_phone: bool,
    pub has_email: bool,
    /// Opened only where there are no rules, or the officer has just said that they are read.
    pub phone: Option<Phone>,
    pub email: Option<Email>,
    /// Number and address are shown on this page.
    pub shown: bool,
    /// The officer has read the rules as they stand now, at some time.
    pub acknowledged: bool,
}

/// What the rules suggested, and why.
#[derive(Clone, Debug)]
pub struct SuggestionView {
    pub queue: QueueCode,
    pub controller: Controller,
    pub rule: String,
    pub table_version: i32,
    /// The sentence for officers.
    pub reason: String,
    /// The sentence that the person saw before sending.
    pub told: String,
    /// The person sent it to the other team.
    pub switched: bool,
    /// What officers answered, oldest first.
    pub changes: Vec<QueueChange>,
}

/// A change of queue by a person.
#[derive(Clone, Debug)]
pub struct QueueChange {
    pub from: QueueCode,
    pub to: QueueCode,
    pub who: String,
    pub why: Option<Note>,
    pub at: DateTime<Utc>,
}

/// What the person wrote.
#[derive(Clone, Debug)]
pub enum MessageView {
    Nothing,
    /// Hidden until asked for; how many words there are.
    Hidden(i32),
    Shown(Message),
}

/// The last word on one choice.
#[derive(Clone, Debug)]
pub struct CaseChoiceLine {
    /// The title of the wording that was shown.
    pub title: String,
    /// Names of the organisations it speaks of.
    pub recipients: Vec<String>,
    pub action: ConsentAction,
    pub at: DateTime<Utc>,
    pub channel: ConsentChannel,
    /// Code of the receipt.
    pub receipt: Option<String>,
}

/// Something to do.
#[derive(Clone, Debug)]
pub struct TaskLine {
    pub id: Uuid,
    pub kind: String,
    pub due_at: DateTime<Utc>,
    pub done: Option<StaffStamp>,
    /// What a person wrote who set it.
    pub description: Option<Note>,
    /// Whose it is, where it is somebody's.
    pub owner: Option<String>,
    /// It is for the reader: for anybody, or for a role that they hold.
    pub mine: bool,
}

/// Another case that may be of the same person.
#[derive(Clone, Debug)]
pub struct DuplicateLine {
    pub reference: String,
    pub topic: TopicCode,
    pub status: Status,
    pub received_at: DateTime<Utc>,
    /// What the two have in common now.
    pub why: Vec<DuplicateSign>,
    pub state: DuplicateState,
    /// Whose word it is.
    pub decided_by: Option<StaffStamp>,
    /// The reader may say so of the other case too.
    pub can_decide: bool,
}

/// A message that did not leave.
#[derive(Clone, Debug)]
pub struct UnsentMessage {
    pub kind: String,
    pub at: DateTime<Utc>,
    /// The wish that kept it back; `None`: another reason, named by its state.
    pub refused_by: Option<RefusedBy>,
    pub state: String,
}

/// How long the record is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetentionEnd {
    /// Last day.
    Until(NaiveDate),
    /// No date is set; a person looks at it on this day (TPA-CASE).
    Review(NaiveDate),
}

/// Who has looked into the record.
#[derive(Clone, Debug, Default)]
pub struct ViewHistory {
    pub people: usize,
    pub times: usize,
    /// Names and times, for roles that may read the access audit.
    pub looks: Option<Vec<StaffStamp>>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct TimelineEvent {
    pub at: DateTime<Utc>,
    /// Who did it, where it was one of us.
    pub who: Option<String>,
    pub what: TimelineEventKind,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum TimelineEventKind {
    Sent,
    /// An officer wrote it down for the person.
    Entered,
    Suggested(QueueCode),
    Confirmed,
    Moved {
        from: QueueCode,
        to: QueueCode,
        why: Option<Note>,
    },
    Started,
    Waiting,
    Closed(Outcome),
    Reopened,
    /// That it may end without a contact.
    Agreed,
    TakenBack,
    WithdrawalUndone,
    HandedOver,
    Took,
    /// To the colleague of this name, by another.
    Given(String),
    GaveBack,
    Contact {
        channel: LogChannel,
        direction: Direction,
        result: ContactResult,
        reason: Option<Note>,
        note: Option<Note>,
        /// What a first conversation covered.
        covered: Vec<Covered>,
    },
    Note(Note),
    Choice {
        title: String,
        action: ConsentAction,
    },
    TaskDone(String),
}

/// A case with danger, as far as its end goes.
#[derive(Clone, Debug)]
pub struct DangerEnd {
    /// The person was spoken to, or we wrote to them.
    pub reached: bool,
    /// Who agreed since it was opened last that it may end without.
    pub agreements: Vec<ClosingAgreement>,
}

/// The agreement of a second person.
#[derive(Clone, Debug)]
pub struct ClosingAgreement {
    pub by: StaffStamp,
    /// Of the reader, whose own closing it does not count for.
    pub mine: bool,
}

/// What the reader may do here (`permissions.csv`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CasePermissions {
    pub claim: bool,
    /// Give it to a colleague.
    pub assign: bool,
    pub change_queue: bool,
    pub close: bool,
    pub agree_to_close: bool,
    pub reopen: bool,
    pub contact: bool,
    pub note: bool,
    pub reveal: bool,
    pub see_contact: bool,
    pub choices: bool,
    pub request: bool,
    /// Write down a yes or a no.
    pub change_choices: bool,
    /// Say which cases are of the same person.
    pub link: bool,
    pub raise_concern: bool,
    /// Offer it to the other organisation, on some ground.
    pub hand_over: bool,
    /// Give parts of it to an outside organisation.
    pub disclose: bool,
}

/// What was typed into the forms of the page, and what was wrong with it.
#[derive(Clone, Default)]
pub struct CaseForms {
    pub queue: QueueChangeForm,
    pub contact: ContactLogForm,
    pub note: NoteForm,
    pub task: TaskForm,
    pub reopen: NoteForm,
    pub close: CloseForm,
    pub agreement: NoteForm,
    pub problems: Problems,
    /// Typed on the page of a call.
    pub call: bool,
}

impl CaseForms {
    /// Whether something is wrong with one of these fields: its form is shown open then.
    pub fn failed(&self, fields: &[&str]) -> bool {
        self.problems
            .0
            .iter()
            .any(|problem| fields.contains(&problem.field.as_str()))
    }
}

impl CaseView {
    /// Whether this reader may close it: a case with danger needs a contact, or the agreement of somebody else.
    pub fn may_end(&self) -> bool {
        self.danger.as_ref().is_none_or(|danger| {
            danger.reached || danger.agreements.iter().any(|agreement| !agreement.mine)
        })
    }

    /// Whether a call is how this person is reached: they chose it, no wish is against it, and there is a number.
    pub fn may_ring(&self) -> bool {
        self.can.see_contact
            && self.contact.has_phone
            && way_to_reach(self.person.route, &self.contact.wishes) == Some(Channel::Call)
    }

    /// Work can still be done: not closed, not taken back.
    pub fn is_open(&self) -> bool {
        self.status.is_open()
    }

    /// Nobody has confirmed the queue yet.
    pub fn is_suggested(&self) -> bool {
        matches!(self.status, Status::Submitted | Status::Suggested)
    }

    pub fn has(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }

    /// What this person is called, for headings.
    pub fn name(&self) -> String {
        self.person.name.expose().to_owned()
    }
}
