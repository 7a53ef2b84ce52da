//! Asking for help, as a person does it.

mod drafts;
mod errors;
mod inputs;
mod journey;
mod kept;
mod outside;
mod people;
mod sending;
mod team;
pub mod walk;
