//! Between the organisations: offering a case, giving parts of it to others, and the desk where hand-overs
//! arrive (feature D5).

mod inbox;
mod offer;
mod share_form;
mod shares;

pub use inbox::{HandoverInbox, HandoverInboxPage, OfferedHandover, PendingApproval};
pub use offer::{HandoverOfferPage, HandoverOfferView};
pub use share_form::{ShareHead, SharePage};
pub use shares::{HandedOver, HandoverOrigin, ShareLine, Shares};
