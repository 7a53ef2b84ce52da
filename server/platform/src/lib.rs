//! What every feature stands on. It names none of them.

pub mod assets;
pub mod audit;
pub mod clock;
pub mod config;
pub mod cookie;
pub mod crypto;
pub mod csrf;
pub mod db;
pub mod error;
pub mod fields;
pub mod headers;
pub mod health;
pub mod ids;
pub mod limits;
pub mod mail;
pub mod middleware;
pub mod migrate;
pub mod outbox;
pub mod page;
pub mod paging;
pub mod postgres;
pub mod reference;
pub mod serve;
pub mod state;
pub mod telemetry;
pub mod text_file;

pub use state::Platform;
