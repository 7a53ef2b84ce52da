//! What an officer works through: where they land, the queues, saved lists, assigning, workload.

pub mod assign;
pub mod home;
pub mod lists;
pub mod queue;
pub mod saved_lists;
pub mod tasks;
pub mod workload;
