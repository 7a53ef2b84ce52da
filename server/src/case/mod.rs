//! The case that every feature of staff stands on: finding it, asking whether this person may, its key, its record.

pub mod access;
pub mod audit;
pub mod contact_log;
pub mod facts;
pub mod permission;
pub mod person;
mod recipient;
pub mod store;
pub mod tasks;

pub use crate::staff::action::{
    AgreeToClose, Assign, ChangeQueue, Claim, Close, CloseConcern, LinkDuplicate, MakeRequest,
    OpenEnquiry, RaiseConcern, RecordContact, Reopen, RevealFreeText, SeeContactDetails,
    ShareForSafeguarding, WriteNote,
};
pub use permission::CaseFor;
pub use recipient::Recipient;
