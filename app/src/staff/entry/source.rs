//! On the case page: who wrote it down, what the person was told, and who referred them (F8, F9).

use crate::{
    domain::{
        codes::YesNoNotSure,
        entry::{DataSource, NoticeGiven, ReferralWay, SourceChannel},
        personal::{JobTitle, Note, PersonName},
    },
    staff::{case::CaseView, when},
    words::{t, ta},
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
pub fn CameBy(case: CaseView) -> impl IntoView {
    case.source.map(|source| {
        let SourceView {
            channel,
            by,
            notice,
            script_version,
            referral,
        } = source;
        let told = ta(
            &format!("entry-case-notice-{notice}"),
            &[("version", script_version.to_string())],
        );
        let referral = referral.map(referred);
        view! {
            <section class="sp-card" aria-labelledby="came-by">
                <h2 class="govuk-heading-m" id="came-by">{t("entry-case-heading")}</h2>
                <dl class="sp-facts">
                    {fact("entry-case-channel", t(&format!("entry-case-channel-{channel}")))}
                    {fact("entry-case-by", by)}
                    {fact("entry-case-notice", told)}
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
    let who = format!("{}, {}", referrer.expose(), role.expose());
    let came = format!(
        "{}, {}",
        t(&format!("entry-way-{way}")),
        when::date(received_on)
    );
    view! {
        {fact("entry-case-source", t(&format!("entry-source-{source}")))}
        {fact("entry-organisation", organisation)}
        {fact("entry-case-referrer", who)}
        {fact("entry-way", came)}
        {fact("entry-case-told", t(&format!("answer-{told}")))}
        {told_words.map(|words| fact("entry-case-told-words", words.expose().to_owned()))}
    }
    .into_any()
}

fn fact(term: &'static str, value: String) -> AnyView {
    view! { <div><dt>{t(term)}</dt><dd><bdi>{value}</bdi></dd></div> }.into_any()
}
