//! What islands may ask of the server, and how it may answer.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// An answer that is on its way.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, CannotTell>> + Send + 'a>>;

/// What the server puts into the Leptos context of such a request.
pub type Asked = Arc<dyn StaffQuestions>;

/// What an island may ask, for one signed-in person.
///
/// The server makes one per request, from the session that came with it, and hands it over as
/// [`Asked`] in the Leptos context of the request. Asking must not count as work:
/// a page left open may not keep its session alive.
pub trait StaffQuestions: Send + Sync {
    /// Counts of a queue's open work. `queue` is a code of `queues.csv`; `since` is an instant in
    /// milliseconds since 1970 UTC. Refused where this person may not see the queue.
    fn queue_counts<'a>(&'a self, queue: &'a str, since: i64) -> Answer<'a, QueueCounts>;
}

/// How much work waits in one queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueCounts {
    /// Enquiries that nobody has taken yet, urgent ones included.
    pub waiting: u32,
    /// Those of them that are urgent.
    pub urgent: u32,
    /// Enquiries that came into the queue after the instant asked about.
    pub arrived: u32,
}

/// Why there is no answer. Codes without free text: what an error says is never put on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CannotTell {
    /// The session has ended.
    SignedOut,
    /// This person may not see it.
    Refused,
    /// The server, or the way to it, is not well. Asking again later is right.
    NotNow,
}

impl FromServerFnError for CannotTell {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::NotNow
    }
}
