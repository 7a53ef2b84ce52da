//! Taking the whole enquiry back: what stops, what stays and why, one button (dossier 9.1).

use super::Case;
use crate::{
    domain::{controller::Controller, time::plain_date},
    resident::shell::ResidentPage,
    ui::FormToken,
    words::{t, ta},
};
use leptos::prelude::*;

/// `/manage/enquiry/withdraw`.
#[component]
pub fn WithdrawPage(case: Case) -> impl IntoView {
    let stops = [
        Some("withdraw-stops-work"),
        Some("withdraw-stops-messages"),
        case.choices
            .iter()
            .any(|choice| choice.on)
            .then_some("withdraw-stops-choices"),
    ]
    .into_iter()
    .flatten()
    .map(|key| view! { <li>{t(key)}</li> })
    .collect_view();
    let record = match case.controller {
        Controller::Smbc => "withdraw-stays-record-smbc",
        Controller::Tpa => "withdraw-stays-record-tpa",
    };
    let form = ta(
        "withdraw-stays-form",
        &[("date", plain_date(case.last_day))],
    );
    view! {
        <ResidentPage title=t("withdraw-title") back="/manage/enquiry" exit=case.exit>
            <h1 class="govuk-heading-l">{t("withdraw-title")}</h1>
            <p class="govuk-body">{t("withdraw-lead")}</p>
            <div class="sp-two">
                <div>
                    <h2 class="govuk-heading-s">{t("withdraw-stops")}</h2>
                    <ul class="govuk-list govuk-list--bullet">{stops}</ul>
                </div>
                <div>
                    <h2 class="govuk-heading-s">{t("withdraw-stays")}</h2>
                    <ul class="govuk-list govuk-list--bullet">
                        <li>{form}</li>
                        <li>{t(record)}</li>
                        <li>{t("withdraw-stays-yes")}</li>
                    </ul>
                </div>
            </div>
            <p class="govuk-body">{t("withdraw-not-delete")} " "
                <a class="govuk-link" href="/manage/enquiry/rights">{t("withdraw-delete-link")}</a>
            </p>
            <form method="post" action="/manage/enquiry/withdraw">
                <FormToken/>
                <div class="sp-actions">
                    <button type="submit" class="govuk-button">{t("withdraw-button")}</button>
                    <a class="govuk-link" href="/manage/enquiry">{t("withdraw-keep")}</a>
                </div>
            </form>
        </ResidentPage>
    }
}
