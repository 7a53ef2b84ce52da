//! What happens: handlers and stores by feature, standing on the crate `platform`; the `portal` binary's commands in
//! `cli`.
//!
//! Modules, from the ground up. A module may use those above it in this list, never those below; a test reads the
//! imports (`tests/suite/house`).

// What staff and cases are.
pub mod case;
pub mod consent;
pub mod postcode;
pub mod staff;

// What features stand on.
pub mod notice;
pub mod receipt;
pub mod routing_seed;
pub mod settings;
pub mod wording;

// What residents do.
pub mod enquiry;
pub mod pages;

// What staff do.
pub mod accounts;
pub mod assisted_entry;
pub mod case_page;
pub mod concern;
pub mod consents_by_staff;
pub mod emergency_access;
pub mod feedback;
pub mod handover;
pub mod live;
pub mod reply_templates;
pub mod review;
pub mod rights;
pub mod search;
pub mod sign_in;
pub mod worklist;

// What residents do when they come back: they see what staff did.
pub mod equality;
pub mod manage;

// What leaves, and what starts everything.
pub mod cleanup;
pub mod cli;
pub mod delivery;
pub mod demo;
pub mod dev;
pub mod jobs;
pub mod router;
pub mod state;
