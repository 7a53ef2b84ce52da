//! The words for a reply, kept under Settings.

pub mod reply;
