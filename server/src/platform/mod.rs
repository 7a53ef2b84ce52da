//! What every slice stands on. Nothing here knows an enquiry's rules.

pub mod assets;
pub mod audit;
pub mod clock;
pub mod config;
pub mod cookie;
pub mod crypto;
pub mod db;
pub mod error;
pub mod fields;
pub mod guard;
pub mod headers;
pub mod health;
pub mod ids;
pub mod jobs;
pub mod limits;
pub mod mail;
pub mod migrate;
pub mod observe;
pub mod origin;
pub mod outbox;
pub mod page;
pub mod postgres;
pub mod serve;
pub mod tidy;
