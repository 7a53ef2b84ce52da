//! `/staff/case/<reference>/concern`: raising a safeguarding concern, what became of it, and the calls about it.

mod banner;
mod call;
mod card;
mod forms;
mod list;
mod model;
mod page;

pub use banner::ConcernBanner;
pub use card::ConcernCard;
pub use list::ConcernList;
pub use model::{
    CallLine, ConcernForms, ConcernLine, ConcernMark, ConcernPermissions, ConcernRow, ConcernView,
};
pub use page::ConcernPage;
