//! A receipt for what was agreed or taken back: anyone who has its code can check it. It names nobody.

use crate::{
    domain::{
        consent::ConsentChannel,
        controller::Controller,
        time::{london_date, london_time},
    },
    i18n::{comma_list, english_text, time, tr, tr_args},
    resident::shell::ResidentPage,
    ui::Ltr,
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// What a check of a receipt found.
#[derive(Clone, Debug)]
pub enum ReceiptCheck {
    /// Signed by us, and unchanged.
    Genuine(ReceiptRecord),
    /// Signed with a key that is not here any more.
    OldKey(ReceiptRecord),
    /// What is stored is not what was signed: nobody said it, so it is not shown.
    Altered,
}

/// What a receipt says.
#[derive(Clone, Debug)]
pub struct ReceiptRecord {
    pub controller: Controller,
    pub issued_at: DateTime<Utc>,
    /// Address of the notice version that was in force.
    pub notice_href: String,
    pub notice_version: u32,
    pub events: Vec<ReceiptEvent>,
}

/// One thing that was agreed or taken back.
#[derive(Clone, Debug)]
pub struct ReceiptEvent {
    /// Given; else taken back.
    pub on: bool,
    pub at: DateTime<Utc>,
    pub channel: ConsentChannel,
    pub title: String,
    pub who: String,
    pub what: String,
    pub not_shared: String,
    /// The exact names shown.
    pub recipients: Vec<String>,
}

fn when(at: DateTime<Utc>) -> String {
    tr_args(
        "receipt-when",
        &[
            ("date", time::date(london_date(at))),
            ("time", time::clock(london_time(at))),
        ],
    )
}

/// `/receipt/<code>`.
#[component]
pub fn ReceiptPage(code: String, checked: ReceiptCheck) -> impl IntoView {
    let (verdict, record) = match checked {
        ReceiptCheck::Genuine(record) => (
            verdict(true, "receipt-genuine", "receipt-genuine-how"),
            Some(record),
        ),
        ReceiptCheck::OldKey(record) => (
            verdict(false, "receipt-old", "receipt-old-how"),
            Some(record),
        ),
        ReceiptCheck::Altered => (
            verdict(false, "receipt-altered", "receipt-altered-how"),
            None,
        ),
    };
    let file = view! {
        <p class="govuk-body sp-noprint">
            <a class="govuk-link" href=format!("/receipt/{code}.json")>{tr("receipt-file")}</a> " " {tr("receipt-file-how")}
        </p>
    };
    view! {
        <ResidentPage title=tr("receipt-title")>
            <p class="sp-part">{tr("receipt-code")} " " <Ltr text=code/></p>
            <h1 class="govuk-heading-l">{tr("receipt-title")}</h1>
            {verdict}
            {record.map(|record| view! { {decision_lines(record)} {file} })}
            <p class="govuk-body">{tr("receipt-names-nobody")}</p>
            <p class="govuk-body">
                {tr("receipt-change")} " " <a class="govuk-link" href="/manage">{tr("receipt-change-link")}</a>
            </p>
        </ResidentPage>
    }
}

fn verdict(good: bool, head: &str, how: &str) -> AnyView {
    let (class, head_class) = if good {
        ("sp-done", "sp-done__head")
    } else {
        ("sp-note sp-note--warn", "sp-note__head")
    };
    view! {
        <div class=class role="status">
            <p class=head_class>{tr(head)}</p>
            <p class="govuk-body">{tr(how)}</p>
        </div>
    }
    .into_any()
}

fn decision_lines(record: ReceiptRecord) -> AnyView {
    let ReceiptRecord {
        controller,
        issued_at,
        notice_href,
        notice_version,
        events,
    } = record;
    let events = events.into_iter().map(event).collect_view();
    view! {
        {events}
        <dl class="sp-facts">
            <div><dt>{tr("receipt-organisation")}</dt><dd>{tr(&format!("controller-{controller}"))}</dd></div>
            <div><dt>{tr("receipt-issued")}</dt><dd>{when(issued_at)}</dd></div>
            <div>
                <dt>{tr("receipt-notice")}</dt>
                <dd>
                    <a class="govuk-link" href=notice_href>
                        {tr_args("receipt-notice-version", &[("version", notice_version.to_string())])}
                    </a>
                </dd>
            </div>
        </dl>
    }
    .into_any()
}

fn event(event: ReceiptEvent) -> AnyView {
    let ReceiptEvent {
        on,
        at,
        channel,
        title,
        who,
        what,
        not_shared,
        recipients,
    } = event;
    let head = if on {
        "receipt-given"
    } else {
        "receipt-withdrawn"
    };
    view! {
        <section class="sp-card">
            <h2 class="govuk-heading-m">{tr(head)}</h2>
            <p class="govuk-body"><strong>{english_text(title)}</strong></p>
            <dl class="sp-facts">
                <div><dt>{tr("receipt-at")}</dt><dd>{when(at)}</dd></div>
                <div><dt>{tr("receipt-how")}</dt><dd>{tr(&format!("receipt-how-{channel}"))}</dd></div>
                <div><dt>{tr("receipt-named")}</dt><dd>{comma_list(&recipients)}</dd></div>
                <div><dt>{tr("wording-who")}</dt><dd>{english_text(who)}</dd></div>
                <div><dt>{tr("wording-what")}</dt><dd>{english_text(what)}</dd></div>
                <div><dt>{tr("wording-not")}</dt><dd>{english_text(not_shared)}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

/// A code that is not one of ours: the page says so, and with what to compare it.
#[component]
pub fn UnknownReceiptPage() -> impl IntoView {
    view! {
        <ResidentPage title=tr("receipt-unknown-title")>
            <h1 class="govuk-heading-l">{tr("receipt-unknown-title")}</h1>
            <p class="govuk-body">{tr("receipt-unknown")}</p>
            <p class="govuk-body">{tr("receipt-unknown-next")} " " <a class="govuk-link" href="/contact">{tr("manage-contact-link")}</a></p>
        </ResidentPage>
    }
}
