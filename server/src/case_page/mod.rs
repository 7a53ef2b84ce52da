//! The officer's page of a case: what it shows, and the acts on it.

pub mod actions;
pub mod agree;
pub mod assign;
pub mod duplicates;
pub mod reopen;
mod respond;
pub mod routing_review;
pub mod share_offer;
pub mod shares;
pub mod tasks;
mod view;
