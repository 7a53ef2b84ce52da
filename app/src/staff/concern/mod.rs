//! `/staff/case/<reference>/concern`: raising a safeguarding concern, what became of it, and the calls about it.

mod card;
mod forms;
mod model;
mod page;

pub use card::{ConcernBanner, ConcernCard, ConcernList};
pub use model::{
    CallLine, ConcernForms, ConcernLine, ConcernMark, ConcernPermissions, ConcernRow, ConcernView,
};
pub use page::ConcernPage;
