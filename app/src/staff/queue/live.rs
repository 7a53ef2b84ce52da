//! The island with the live count, fed with its sentences.

use super::Counts;
use crate::{
    domain::codes::QueueCode,
    islands::{QueueCount, QueueCountWords, QueueCounts},
    words::{t, ta},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// What waits, kept up to date where scripts run. Its props hold numbers and sentences, nothing personal.
#[component]
pub fn LiveCount(queue: QueueCode, counts: Counts, now: DateTime<Utc>) -> impl IntoView {
    // The browser puts the number where this stands.
    let n = [("n", "{n}".to_owned())];
    let words = QueueCountWords {
        none: t("queue-live-none"),
        waiting_one: ta("queue-live-waiting-one", &n),
        waiting_many: ta("queue-live-waiting-many", &n),
        urgent_one: ta("queue-live-urgent-one", &n),
        urgent_many: ta("queue-live-urgent-many", &n),
        arrived_one: ta("queue-live-arrived-one", &n),
        arrived_many: ta("queue-live-arrived-many", &n),
        show: t("queue-live-show"),
        old: t("queue-live-old"),
        signed_out: t("queue-live-signed-out"),
        sign_in: t("queue-live-sign-in"),
    };
    let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    view! {
        <QueueCount
            queue=queue.to_string()
            counts=QueueCounts { waiting: number(counts.nobody), urgent: number(counts.nobody_urgent), arrived: 0 }
            since=now.timestamp_millis()
            here=format!("/staff/queue/{queue}")
            sign_in="/staff/sign-in".to_owned()
            words
        />
    }
}
