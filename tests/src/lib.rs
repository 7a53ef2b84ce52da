//! The harness: the real router, a real Postgres cloned per test, a real mail conversation, a person's client.
//!
//! ```ignore
//! #[tokio::test]
//! async fn the_start_page_is_there() {
//!     let app = App::start().await;
//!     let mut person = app.client();
//!     assert_eq!(person.get("/").await.status(), 200);
//!     app.end().await;
//! }
//! ```
//!
//! [`App::end`] fails the test when a message was left unsent, or when a canary ([`canary`]) turned up in the
//! log, in an address or in a mail's head.

mod answer;
mod app;
mod client;
mod database;
mod log;
pub mod raw;
mod smtp;

pub use answer::{Answer, Form};
pub use app::{App, Builder};
pub use client::Client;
pub use database::{Database, cluster_url};
pub use smtp::{Mail, MailServer, Mood};

/// Every personal text that a test types holds this, so that it can be looked for where it must not be.
pub const CANARY: &str = "Zxqcanary";

/// A personal text of the named kind that the harness will look for.
pub fn canary(kind: &str) -> String {
    format!("{CANARY} {kind}")
}
