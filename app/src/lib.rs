//! The rules and the face of the portal. No database, no network, no clock.
//!
//! The browser build compiles only `islands`; everything else is for the server.

// A page is one type, as deep as its markup; the compiler walks all of it.
#![recursion_limit = "256"]

#[cfg(feature = "ssr")]
pub mod dev;
#[cfg(feature = "ssr")]
pub mod domain;
#[cfg(feature = "ssr")]
pub mod forms;
#[cfg(feature = "ssr")]
pub mod i18n;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod notice_markers;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod resident;
#[cfg(feature = "ssr")]
pub mod routing_reason;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod staff;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod text_rules;
#[cfg(feature = "ssr")]
pub mod ui;
