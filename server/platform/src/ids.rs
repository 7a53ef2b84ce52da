//! Ids: one type each, made time-ordered.

pub use app::domain::ids::{DraftId, EnquiryId, StaffId};

use crate::crypto::random;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::cell::Cell;
use uuid::{Builder, Uuid};

/// Random bits of a version 7 UUID: 12 before the variant, 62 behind it.
const RANDOM_BITS: u32 = 74;

/// The largest step between two ids of one millisecond.
const STEP: u128 = 1 << 32;

thread_local! {
    /// Millisecond and random bits of the last id made on this thread.
    static LAST: Cell<(u64, u128)> = const { Cell::new((0, 0)) };
}

/// A time-ordered UUID (version 7) for a row made at `at`. Ids made on one thread within one millisecond rise
/// too, so that rows of one transaction keep their order. No secret: see [`crate::cookie::Token`] for those.
pub fn uuid_at(at: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
    let fresh = u128::from_be_bytes(random());
    let bits = LAST.with(|last| {
        let (before, bits) = last.get();
        let bits = if before == millis {
            bits + 1 + fresh % STEP
        } else {
            // The top bit stays free, so that no number of ids in a millisecond runs over.
            fresh >> (u128::BITS - RANDOM_BITS + 1)
        };
        last.set((millis, bits));
        bits
    });
    let mut tail = [0; 10];
    tail[..2].copy_from_slice(&((bits >> 62) as u16).to_be_bytes());
    tail[2..].copy_from_slice(&((bits as u64) & (u64::MAX >> 2)).to_be_bytes());
    Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
}

/// The lowest id that a row made at `at` can have: finds rows by time through their primary key.
pub fn lowest_at(at: DateTime<Utc>) -> Uuid {
    let millis = u128::try_from(at.timestamp_millis()).unwrap_or(0);
    Uuid::from_u128(millis << 80)
}

/// A message that leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OutboxId(pub Uuid);

impl From<OutboxId> for Uuid {
    fn from(id: OutboxId) -> Self {
        id.0
    }
}

impl std::fmt::Display for OutboxId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_made_later_sort_later() {
        let at = DateTime::from_timestamp(1_800_000_000, 5_000_000).unwrap();
        assert!(uuid_at(at) < uuid_at(at + chrono::TimeDelta::milliseconds(2)));
        let many: Vec<_> = (0..10_000).map(|_| uuid_at(at)).collect();
        assert!(
            many.is_sorted() && many.iter().all(|id| id.get_version_num() == 7),
            "in one millisecond too"
        );
        assert!(many.windows(2).all(|two| two[0] != two[1]));
        assert!(
            uuid_at(at - chrono::TimeDelta::days(1)) < many[0],
            "an earlier clock gives earlier ids"
        );
        assert!(lowest_at(at) < uuid_at(at));
        assert!(uuid_at(at - chrono::TimeDelta::milliseconds(2)) < lowest_at(at));
    }
}
