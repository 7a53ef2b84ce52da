//! On the case page: who wrote it down, what the person was told, and who referred them (seed F8, F9).

use crate::{
    domain::{
        assisted_entry::{DataSource, NoticeGiven, ReferralWay, SourceChannel},
        codes::YesNoNotSure,
        personal::{JobTitle, Note, PersonName},
    },
    i18n::{isolate, tr, tr_args},
    staff::{case::CaseView, date_format},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// How a case came that was not sent from the website.
#[derive(Clone, Debug)]
pub struct SourceView {
    pub channel: SourceChannel,
    /// Who wrote it down.
    pub by: String,
    pub notice: NoticeGiven,
    pub script_version: i32,
    pub referral: Option<ReferralView>,
}

/// Who gave us the information.
#[derive(Clone, Debug)]
pub struct ReferralView {
    pub source: DataSource,
    pub organisation: String,
    pub referrer: PersonName,
    pub role: JobTitle,
    pub way: ReferralWay,
    pub received_on: NaiveDate,
    pub told: YesNoNotSure,
    pub told_words: Option<Note>,
}

/// The card; nothing for what came from the website.
#[component]
pub fn EntrySourceCard(case: CaseView) -> impl IntoView {
    case.source.map(|source| {
        let SourceView {
            channel,
            by,
            notice,
            script_version,
            referral,
        } = source;
        let told = tr_args(
            &format!("assisted-entry-case-notice-{notice}"),
            &[("version", script_version.to_string())],
        );
        let referral = referral.map(referred);
        view! {
            <section class="sp-card" aria-labelledby="came-by">
                <h2 class="govuk-heading-m" id="came-by">{tr("assisted-entry-case-heading")}</h2>
                <dl class="sp-facts">
                    {fact("assisted-entry-case-channel", tr(&format!("assisted-entry-case-channel-{channel}")))}
                    {fact("assisted-entry-case-by", by)}
                    {fact("assisted-entry-case-notice", told)}
                    {referral}
                </dl>
            </section>
        }
        .into_any()
    })
}

fn referred(view: ReferralView) -> AnyView {
    let ReferralView {
        source,
        organisation,
        referrer,
        role,
        way,
        received_on,
        told,
        told_words,
    } = view;
    let who = format!("{}, {}", isolate(referrer.expose()), isolate(role.expose()));
    let came = format!(
        "{}, {}",
        tr(&format!("assisted-entry-way-{way}")),
        date_format::date(received_on)
    );
    view! {
        {fact("assisted-entry-case-source", tr(&format!("assisted-entry-source-{source}")))}
        {fact("assisted-entry-organisation", organisation)}
        {fact("assisted-entry-case-referrer", who)}
        {fact("assisted-entry-way", came)}
        {fact("assisted-entry-case-told", tr(&format!("answer-{told}")))}
        {told_words.map(|words| fact("assisted-entry-case-told-words", words.expose().to_owned()))}
    }
    .into_any()
}

fn fact(term: &'static str, value: String) -> AnyView {
    view! { <div><dt>{tr(term)}</dt><dd><bdi>{value}</bdi></dd></div> }.into_any()
}
