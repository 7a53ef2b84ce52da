//! Lists that go on over several pages: each page begins after the last row of the one before, so that the
//! thousandth costs what the first does.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ColumnTrait, Value,
    sea_query::{Expr, ExprTrait},
};
use serde::Deserialize;
use std::fmt;
use uuid::Uuid;

/// What a list is ordered by, besides the id of its rows.
pub trait CursorKey: Sized {
    /// As it stands in an address.
    fn encode(&self) -> String;

    /// Reads what [`CursorKey::encode`] writes; `None` for anything else.
    fn decode(text: &str) -> Option<Self>;
}

impl CursorKey for DateTime<Utc> {
    fn encode(&self) -> String {
        self.timestamp_micros().to_string()
    }

    fn decode(text: &str) -> Option<Self> {
        DateTime::from_timestamp_micros(text.parse().ok()?)
    }
}

impl CursorKey for NaiveDate {
    fn encode(&self) -> String {
        self.to_string()
    }

    fn decode(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

/// The place in a list after which the next page begins: key and id of the last row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor<K> {
    pub key: K,
    pub id: Uuid,
}

impl<K: CursorKey> Cursor<K> {
    /// Reads what [`fmt::Display`] writes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (key, id) = text.rsplit_once('.')?;
        Some(Self {
            key: K::decode(key)?,
            id: id.parse().ok()?,
        })
    }
}

impl<K: Into<Value>> Cursor<K> {
    /// The rows of the next page, of a list with the highest key first.
    pub fn before(self, key: impl ColumnTrait, id: impl ColumnTrait) -> Expr {
        let columns = [
            Expr::col(key.as_column_ref()),
            Expr::col(id.as_column_ref()),
        ];
        Expr::tuple(columns).lt(Expr::tuple([Expr::val(self.key), Expr::val(self.id)]))
    }
}

impl<K: CursorKey> fmt::Display for Cursor<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.key.encode(), self.id.simple())
    }
}

/// The query of a list's address.
#[derive(Deserialize)]
pub struct CursorQuery {
    after: Option<String>,
}

impl CursorQuery {
    /// Where the page begins; at the top also when what stands there is no place in a list.
    pub fn cursor<K: CursorKey>(&self) -> Option<Cursor<K>> {
        self.after.as_deref().and_then(Cursor::parse)
    }
}

/// One page of a list.
pub struct ListPage<T, K> {
    pub rows: Vec<T>,
    /// Where the next one begins, if there is one.
    pub next: Option<Cursor<K>>,
}

impl<T, K> ListPage<T, K> {
    /// Of rows that were read with a limit of [`limit`]`(size)`.
    pub fn new(mut rows: Vec<T>, size: usize, cursor: impl FnOnce(&T) -> Cursor<K>) -> Self {
        let more = rows.len() > size;
        rows.truncate(size);
        let next = rows.last().filter(|_| more).map(cursor);
        Self { rows, next }
    }
}

/// Rows to read for a page of this size: one more tells whether there is a next page.
pub const fn limit(size: usize) -> u64 {
    size as u64 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_list_survives_its_address() {
        let at = Cursor {
            key: DateTime::from_timestamp_micros(1_763_740_000_123_456).unwrap(),
            id: Uuid::from_u128(7),
        };
        assert_eq!(Cursor::parse(&at.to_string()), Some(at));
        let on = Cursor {
            key: NaiveDate::from_ymd_opt(2026, 11, 18).unwrap(),
            id: Uuid::from_u128(7),
        };
        assert_eq!(Cursor::parse(&on.to_string()), Some(on));
        for wrong in ["", "2026-11-18", "2026-13-18.7", "x.y", "5.not-an-id"] {
            assert_eq!(Cursor::<NaiveDate>::parse(wrong), None, "{wrong}");
            assert_eq!(Cursor::<DateTime<Utc>>::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn one_row_more_than_a_page_holds_tells_that_there_is_a_next_one() {
        let cursor = |id: &u128| Cursor {
            key: NaiveDate::MIN,
            id: Uuid::from_u128(*id),
        };
        let full = ListPage::new(vec![1, 2], 2, cursor);
        assert_eq!((full.rows, full.next), (vec![1, 2], None));
        let page = ListPage::new(vec![1, 2, 3], 2, cursor);
        assert_eq!((page.rows, page.next), (vec![1, 2], Some(cursor(&2))));
        assert_eq!(limit(2), 3);
    }
}
