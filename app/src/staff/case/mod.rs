//! `/staff/case/<reference>`: what must be known first at the top (dossier 8.1), the rules above the
//! number, and what is sensitive behind a recorded press.

mod acts;
mod alike;
mod call;
mod choices;
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
    AlikeLine, Can, CaseView, ChoiceLine, ContactBox, Event, EventKind, Forms, Keep, Look,
    MessageView, Opened, Person, QueueChange, SuggestionView, TaskLine, Unsent,
};
pub use page::CasePage;
pub use rules::rules as contact_rules;
pub use tasks::task_name;
