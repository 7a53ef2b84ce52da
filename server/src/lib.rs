//! What happens: handlers and stores by slice, standing on `platform`; the `portal` binary's commands in `cli`.

pub mod accounts;
pub mod cli;
pub mod concern;
pub mod consent;
pub mod demo;
pub mod dev;
pub mod enquiry;
pub mod entity;
pub mod entry;
pub mod equality;
pub mod feedback;
pub mod glass;
pub mod handover;
pub mod live;
pub mod manage;
pub mod notice;
pub mod pages;
pub mod platform;
pub mod postcode;
pub mod receipt;
pub mod rights;
pub mod router;
pub mod search;
pub mod staff;
pub mod state;
pub mod triage;
