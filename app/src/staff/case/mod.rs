//! `/staff/case/<reference>`: what must be known first at the top (rule 8.1), the rules above the
//! number, and what is sensitive behind a recorded press.

mod actions;
mod call;
mod choices;
mod closing;
mod duplicates;
mod facts;
mod model;
mod page;
mod routing;
mod rules;
mod tasks;
mod timeline;
mod top;

pub use call::{CallPage, CallView};
pub use model::{
    CaseChoiceLine, CaseForms, CasePermissions, CasePerson, CaseView, ClosingAgreement, ContactBox,
    DangerEnd, DuplicateLine, MessageView, QueueChange, RetentionEnd, StaffStamp, SuggestionView,
    TaskLine, TimelineEvent, TimelineEventKind, UnsentMessage, ViewHistory,
};
pub use page::CasePage;
pub use rules::rules as contact_rules;
pub use tasks::task_name;
