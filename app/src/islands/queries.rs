//! What islands may ask of the server, and how it may answer.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// An answer that is on its way.
pub type QueryFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, QueryError>> + Send + 'a>>;

/// What the server puts into the Leptos context of such a request.
pub type SharedStaffQueries = Arc<dyn StaffQueries>;

/// What an island may ask, for one signed-in person.
///
/// The server makes one per request, from the session that came with it, and hands it over as
/// [`SharedStaffQueries`] in the Leptos context of the request. Asking must not count as work:
/// a page left open may not keep its session alive.
pub trait StaffQueries: Send + Sync {
    /// What a list shows now. Refused where this person may not see the queue. It is a look, and recorded.
    fn queue_update(&self, asked: QueueQuery) -> QueryFuture<'_, QueueUpdate>;

    /// Who else has a case open, and whether it has changed. Says that this person still has it open, and
    /// whether they are writing. Refused where they may not open it.
    fn case_update(&self, reference: String, writing: bool) -> QueryFuture<'_, CaseUpdate>;
}

/// Which list, and what of it stands on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueQuery {
    /// A code of `queues.csv`.
    pub queue: String,
    /// The query of the page's address: what is shown and narrowed.
    pub query: String,
    /// References of the rows on the page.
    pub shown: Vec<String>,
}

/// A list as it is now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueUpdate {
    pub counts: QueueCounts,
    /// The filters with their numbers and the table, as the page itself holds them.
    pub html: String,
    /// References of those shown that stand in the list no more, on no page of it.
    pub gone: Vec<String>,
}

/// How much work waits in one queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueCounts {
    /// Enquiries that nobody has taken yet, urgent ones included.
    pub waiting: u32,
    /// Those of them that are urgent.
    pub urgent: u32,
}

/// What goes on in one case at this moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseUpdate {
    /// Names of colleagues who have it open.
    pub here: Vec<String>,
    /// Names of those who are writing.
    pub writing: Vec<String>,
    /// Rises with every change by a person.
    pub version: i32,
}

/// Why there is no answer. Codes without free text: what an error says is never put on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QueryError {
    /// The session has ended.
    SignedOut,
    /// This person may not see it.
    Refused,
    /// The server, or the way to it, is not well. Asking again later is right.
    NotNow,
}

impl FromServerFnError for QueryError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::NotNow
    }
}
