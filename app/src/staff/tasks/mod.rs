//! Tasks across cases, and all that somebody has in hand.

mod list;
mod workload;

pub use list::{TaskRow, TasksPage};
pub use workload::{WorkloadLine, WorkloadPage, WorkloadsPage};
