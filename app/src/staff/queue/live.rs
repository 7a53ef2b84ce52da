//! The island that keeps a list up to date, fed with its sentences, and what it is answered with.

use super::{Chips, Counts, Narrow, QueueRow, RowsTable, Show, address};
use crate::{
    domain::codes::QueueCode,
    islands::{QueueCounts, QueueLive, QueueLiveWords},
    words::{t, ta},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// What waits, kept up to date where scripts run. Its props hold numbers, codes and sentences, nothing personal.
#[component]
pub fn LiveList(
    queue: QueueCode,
    show: Show,
    narrow: Narrow,
    /// Where the rows begin, unless at the first.
    after: Option<String>,
    counts: Counts,
) -> impl IntoView {
    // The browser puts the number where this stands.
    let n = [("n", "{n}".to_owned())];
    let words = QueueLiveWords {
        none: t("queue-live-none"),
        waiting_one: ta("queue-live-waiting-one", &n),
        waiting_many: ta("queue-live-waiting-many", &n),
        urgent_one: ta("queue-live-urgent-one", &n),
        urgent_many: ta("queue-live-urgent-many", &n),
        new_one: ta("queue-live-new-one", &n),
        new_many: ta("queue-live-new-many", &n),
        show: t("queue-live-show"),
        gone: t("queue-live-gone"),
        old: t("queue-live-old"),
        signed_out: t("queue-live-signed-out"),
        sign_in: t("queue-live-sign-in"),
        sound: t("queue-live-sound"),
    };
    let here = address(
        queue,
        show,
        &narrow,
        after.as_deref().map(|after| ("after", after)),
    );
    let query = here.split_once('?').map(|(_, query)| query.to_owned());
    view! {
        <QueueLive
            queue=queue.to_string()
            query=query.unwrap_or_default()
            counts=numbers(&counts)
            sign_in="/staff/sign-in".to_owned()
            words
        />
    }
}

/// The numbers of the sentence.
pub fn numbers(counts: &Counts) -> QueueCounts {
    let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    QueueCounts {
        waiting: number(counts.all_nobody),
        urgent: number(counts.all_nobody_urgent),
    }
}

/// The parts of the page that change, as the page holds them.
#[component]
pub fn ListNow(
    queue: QueueCode,
    show: Show,
    narrow: Narrow,
    counts: Counts,
    rows: Vec<QueueRow>,
    now: DateTime<Utc>,
    can_claim: bool,
    tick: bool,
) -> impl IntoView {
    view! {
        <Chips queue show narrow counts/>
        <RowsTable rows now caption=t("queue-caption") can_claim with_queue=false tick/>
    }
}
