//! Lists of open work. Two statements a page; each runs along an index and costs the same at a million rows.

mod counts;
mod filter;
mod landing;
mod page;

pub use counts::{counts, still};
pub use landing::open_queues;
pub use page::{Place, flagged, next, queue};

use platform::db::Sql;

/// Every statement that is put together here: each filter, narrowed by each condition and by all at once, from the
/// top of a list and from each of its parts.
pub fn statements() -> Vec<Sql> {
    [
        page::statements(),
        counts::statements(),
        landing::statements(),
    ]
    .concat()
}
