//! Between the organisations: offering a case, giving parts of it to others, and the desk where hand-overs
//! arrive (D5).

mod case;
mod form;
mod inbox;
mod offer;

pub use case::{Came, HandedOver, ShareLine, Shares};
pub use form::{ShareHead, SharePage};
pub use inbox::{Inbox, InboxPage, Offered, ToAgree};
pub use offer::{OfferPage, OfferView};
