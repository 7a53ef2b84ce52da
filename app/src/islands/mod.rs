//! The only code of this crate that runs in a browser, each island with its reason.
//!
//! Staff pages alone hold islands, and every one of them is readable text before its script
//! arrives, or without it. What an island may ask of the server is [`StaffQueries`]; its props
//! stand in the page for all to read, so they hold sentences and codes and nothing personal.
//! Islands do not hold one another: the loader (`app/public/staff.js`) wakes each by itself.

mod case_live;
mod preferences;
mod queries;
mod queue_live;
mod rows;
mod shortcuts;
mod sound;
mod stream;

pub use case_live::{CaseLive, CaseLiveProps, CaseLiveText, FetchCaseUpdate, fetch_case_update};
pub use queries::{
    CaseUpdate, QueryError, QueryFuture, QueueCounts, QueueQuery, QueueUpdate, SharedStaffQueries,
    StaffQueries,
};
pub use queue_live::{
    FetchQueueUpdate, QueueLive, QueueLiveProps, QueueLiveText, fetch_queue_update,
};
pub use shortcuts::{Shortcuts, ShortcutsProps, ShortcutsText};
