//! Asking for help: one question a page, then check, send, and what happens next.

mod check;
mod choices;
mod contact;
mod frame;
mod place;
mod safety;
mod sent;
mod summary;
mod topic;
mod who;
mod words;

pub use check::{CheckPage, CheckView, Team, team_name};
pub use choices::{ChoicesPage, OfferWords};
pub use contact::ContactPage;
pub(crate) use contact::{Wishes, route_choices};
pub use frame::{Frame, QuestionPage, part_line};
pub use place::{AreaFacts, AreaPage, OutsidePage, PostcodePage};
pub use safety::{HelpNowPage, SafetyAsks, SafetyPage};
pub use sent::{ChoiceLine, RecordPage, RecordView, SentPage, SentView};
pub use summary::{Section, sections, wishes};
pub use topic::TopicPage;
pub use who::{AboutPage, AgePage, HouseholdAsks, HouseholdPage, YoungPage};
pub use words::{AccessPage, MessagePage, NamePage, language_label};
