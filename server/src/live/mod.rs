//! Pages that are kept up to date: what changed ([`poll`]) is told to whoever watches ([`stream`]), and
//! what they then see they ask for under their own name ([`answers`]). An event holds nothing itself.

pub mod answers;
mod broadcaster;
pub mod poll;
mod presence;
pub mod stream;

pub use broadcaster::{Hub, STREAMS_EACH};
