//! The only code of this crate that runs in a browser, each island with its reason.
//!
//! Staff pages alone hold islands, and every one of them is readable text before its script
//! arrives, or without it. What an island may ask of the server is [`StaffQuestions`]; its props
//! stand in the page for all to read, so they hold sentences and codes and nothing personal.
//! Islands do not hold one another: the loader (`app/public/staff.js`) wakes each by itself.

mod case_live;
mod kept;
mod questions;
mod queue_live;
mod rows;
mod shortcuts;
mod sound;
mod stream;

pub use case_live::{AskCaseNow, CaseLive, CaseLiveProps, CaseLiveWords, ask_case_now};
pub use questions::{
    Answer, Asked, CannotTell, CaseNow, QueueAsk, QueueCounts, QueueNow, StaffQuestions,
};
pub use queue_live::{AskQueueNow, QueueLive, QueueLiveProps, QueueLiveWords, ask_queue_now};
pub use shortcuts::{Shortcuts, ShortcutsProps, ShortcutsWords};
