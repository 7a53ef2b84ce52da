//! Taking the whole enquiry back: what stops, what stays and why, one button (rule 9.1).

use super::ManagedCase;
use crate::{
    domain::controller::Controller,
    i18n::{time, tr, tr_args},
    resident::shell::ResidentPage,
    ui::Form,
};
use leptos::prelude::*;

/// `/manage/enquiry/withdraw`.
#[component]
pub fn WithdrawPage(case: ManagedCase) -> impl IntoView {
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
    .map(|key| view! { <li>{tr(key)}</li> })
    .collect_view();
    let record = match case.controller {
        Controller::Smbc => "withdraw-stays-record-smbc",
        Controller::Tpa => "withdraw-stays-record-tpa",
    };
    let form = tr_args(
        "withdraw-stays-form",
        &[("date", time::date(case.last_day))],
    );
    view! {
        <ResidentPage title=tr("withdraw-title") back="/manage/enquiry" exit=case.exit>
            <h1 class="govuk-heading-l">{tr("withdraw-title")}</h1>
            <p class="govuk-body">{tr("withdraw-lead")}</p>
            <div class="sp-two">
                <div>
                    <h2 class="govuk-heading-s">{tr("withdraw-stops")}</h2>
                    <ul class="govuk-list govuk-list--bullet">{stops}</ul>
                </div>
                <div>
                    <h2 class="govuk-heading-s">{tr("withdraw-stays")}</h2>
                    <ul class="govuk-list govuk-list--bullet">
                        <li>{form}</li>
                        <li>{tr(record)}</li>
                        <li>{tr("withdraw-stays-yes")}</li>
                    </ul>
                </div>
            </div>
            <p class="govuk-body">{tr("withdraw-not-delete")} " "
                <a class="govuk-link" href="/manage/enquiry/rights">{tr("withdraw-delete-link")}</a>
            </p>
            <Form action="/manage/enquiry/withdraw">
                <div class="sp-actions">
                    <button type="submit" class="govuk-button">{tr("withdraw-button")}</button>
                    <a class="govuk-link" href="/manage/enquiry">{tr("withdraw-keep")}</a>
                </div>
            </Form>
        </ResidentPage>
    }
}
