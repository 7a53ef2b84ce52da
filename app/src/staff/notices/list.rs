//! `/staff/notices`: what is published, what is being written, and what is wrong with the published notices.

use super::{Defect, NOTICES, VersionRow, defects};
use crate::{
    domain::notice::Notice,
    i18n::tr,
    staff::{
        components::Organisation,
        review::{OpenDraftCard, ReviewView, VersionStatus, done_banner},
        shell::StaffPage,
    },
    ui::{ErrorSummary, Problems},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// The notice of one organisation.
#[component]
pub fn NoticesPage(
    notice: Notice,
    versions: Vec<VersionRow>,
    /// The draft that is open.
    draft: Option<ReviewView>,
    /// What was just done, as a text key.
    done: Option<&'static str>,
    defects: Vec<Defect>,
    /// Partners without a notice of their own in the settings, or no partners at all (seed T2).
    partners_missing: bool,
    problems: Problems,
    now: DateTime<Utc>,
) -> impl IntoView {
    let failed = !problems.is_empty();
    let controller = notice.controller();
    view! {
        <StaffPage title=tr("notice-draft-title") error=failed current="home-nav-notices">
            <ErrorSummary problems/>
            {done_banner(done)}
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr("notice-draft-title")}</h1>
                    <p class="sp-small">
                        <Organisation controller text=tr(&format!("controller-{controller}"))/>
                        " "
                        {tr(notice.title())}
                    </p>
                </div>
            </div>
            <OpenDraftCard
                draft
                title=tr("review-draft")
                none=tr("notice-draft-none")
                start=tr("notice-draft-start")
                action=NOTICES
                now
            />
            {version_list(versions, now)}
            {defects::card(defects, partners_missing)}
        </StaffPage>
    }
}

/// The versions, newest first.
fn version_list(versions: Vec<VersionRow>, now: DateTime<Utc>) -> AnyView {
    let rows = versions
        .into_iter()
        .rev()
        .map(|row| {
            let VersionRow {
                version,
                status,
                approved,
            } = row;
            let approved = approved.map_or_else(
                || tr("notice-draft-shipped"),
                |approved| approved.line(now),
            );
            let line = super::version_line(version.version, version.from);
            // What is to come has no public address yet.
            let line = if status == VersionStatus::Upcoming {
                line.into_any()
            } else {
                view! { <a class="govuk-link" href=version.href()>{line}</a> }.into_any()
            };
            let substance = version
                .substance
                .then(|| view! { <p>{tr("notice-draft-of-substance")}</p> });
            view! {
                <li>
                    <p>{line} " " {status.tag()} " " <span class="sp-code">{version.check_code.clone()}</span></p>
                    {substance}
                    <p class="sp-soft">{approved}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="versions">
            <h2 class="govuk-heading-m" id="versions">{tr("review-versions")}</h2>
            <ul class="sp-log">{rows}</ul>
        </section>
    }
    .into_any()
}
