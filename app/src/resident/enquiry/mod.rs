//! Asking for help: one question a page, then check, send, and what happens next.

mod access_needs;
mod check;
mod choices;
mod contact;
mod frame;
mod household;
mod message;
mod name;
mod place;
mod safety;
mod sent;
mod summary;
mod topic;

pub use access_needs::{AccessPage, language_label};
pub use check::{CheckPage, CheckView, Team, team_name};
pub use choices::{ChoicesPage, ConsentOfferView};
pub use contact::ContactPage;
pub(crate) use contact::{SafeContactFields, route_choices};
pub use frame::{Frame, QuestionPage, part_line};
pub use household::{AboutPage, AgePage, HouseholdAsks, HouseholdPage, YoungPage};
pub use message::MessagePage;
pub use name::NamePage;
pub use place::{AreaFacts, AreaPage, OutsidePage, PostcodePage};
pub use safety::{HelpNowPage, SafetyAsks, SafetyPage};
pub use sent::{RecordPage, RecordView, SentChoiceLine, SentPage, SentView};
pub use summary::{SummarySection, sections, wishes};
pub use topic::TopicPage;
