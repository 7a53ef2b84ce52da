//! The only code of this crate that runs in a browser, each island with its reason.
//!
//! Staff pages alone hold islands, and every one of them is readable text before its script
//! arrives, or without it. What an island may ask of the server is [`StaffQuestions`]; its props
//! stand in the page for all to read, so they hold sentences and codes and nothing personal.
//! Islands do not hold one another: the loader (`app/public/staff.js`) wakes each by itself.

mod questions;
mod queue_count;

pub use questions::{Answer, Asked, CannotTell, QueueCounts, StaffQuestions};
pub use queue_count::{
    AskQueueCounts, QueueCount, QueueCountProps, QueueCountWords, ask_queue_counts,
};
