//! The pages that show the privacy notices, and what other pages say in short.
//!
//! What depends on configuration or on a live rule (numbers, partners, dates) is filled in when it is shown.

mod check;
mod compare;
mod page;

pub use check::{CheckPage, CodeCheck, CodePage};
pub use compare::{ComparePage, Comparison, Difference, compared, differences};
pub use page::{NoticePage, NoticeSummary, PrivacyPage};

#[cfg(test)]
mod tests;
