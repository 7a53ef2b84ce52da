//! The island that keeps a list up to date, fed with its sentences, and what it is answered with.

use super::{Chips, QueueFilter, QueueRow, QueueTab, QueueTabCounts, RowsTable, list_address};
use crate::{
    domain::codes::QueueCode,
    i18n::{tr, tr_args},
    islands::{QueueCounts, QueueLive, QueueLiveText},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// What waits, kept up to date where scripts run. Its props hold numbers, codes and sentences, nothing personal.
#[component]
pub fn LiveList(
    queue: QueueCode,
    tab: QueueTab,
    filter: QueueFilter,
    /// Where the rows begin, unless at the first.
    after: Option<String>,
    counts: QueueTabCounts,
) -> impl IntoView {
    // The browser puts the number where this stands.
    let n = [("n", "{n}".to_owned())];
    let words = QueueLiveText {
        none: tr("queue-live-none"),
        waiting_one: tr_args("queue-live-waiting-one", &n),
        waiting_many: tr_args("queue-live-waiting-many", &n),
        urgent_one: tr_args("queue-live-urgent-one", &n),
        urgent_many: tr_args("queue-live-urgent-many", &n),
        new_one: tr_args("queue-live-new-one", &n),
        new_many: tr_args("queue-live-new-many", &n),
        show: tr("queue-live-show"),
        gone: tr("queue-live-gone"),
        old: tr("queue-live-old"),
        signed_out: tr("queue-live-signed-out"),
        sign_in: tr("queue-live-sign-in"),
        sound: tr("queue-live-sound"),
    };
    let here = list_address(
        queue,
        tab,
        &filter,
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
pub fn numbers(counts: &QueueTabCounts) -> QueueCounts {
    let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    QueueCounts {
        waiting: number(counts.all_nobody),
        urgent: number(counts.all_nobody_urgent),
    }
}

/// The parts of the page that change, as the page holds them.
#[component]
pub fn LiveListFragment(
    queue: QueueCode,
    tab: QueueTab,
    filter: QueueFilter,
    counts: QueueTabCounts,
    rows: Vec<QueueRow>,
    now: DateTime<Utc>,
    can_claim: bool,
    tick: bool,
) -> impl IntoView {
    view! {
        <Chips queue tab filter counts/>
        <RowsTable rows now caption=tr("queue-caption") can_claim with_queue=false tick/>
    }
}
