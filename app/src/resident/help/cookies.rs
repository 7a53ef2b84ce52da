//! What the site stores in a browser: one table, from data.

use crate::{
    i18n::tr,
    page::page_context,
    resident::shell::{ResidentPage, Width},
};
use leptos::prelude::*;
use std::sync::LazyLock;

/// One cookie of `data/cookies.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cookie {
    /// As the browser shows it on an https address; on a plain http one it has no prefix.
    pub name: String,
    /// The page says what it does under the text key `help-cookie-<code>`.
    pub code: String,
    /// For people who work here, not for residents.
    pub staff: bool,
}

/// Every cookie that the site can set.
pub fn cookies() -> &'static [Cookie] {
    static COOKIES: LazyLock<Vec<Cookie>> = LazyLock::new(|| {
        csv::Reader::from_reader(include_str!("../../../data/cookies.csv").as_bytes())
            .into_records()
            .filter_map(Result::ok)
            .map(|row| Cookie {
                name: row[0].to_owned(),
                code: row[1].to_owned(),
                staff: &row[2] == "staff",
            })
            .collect()
    });
    &COOKIES
}

fn table(caption: &'static str, staff: bool) -> impl IntoView + use<> {
    let plain = page_context().site.base_url.starts_with("http://");
    let rows = cookies()
        .iter()
        .filter(|cookie| cookie.staff == staff)
        .map(|cookie| {
            let code = &cookie.code;
            let name = match cookie.name.strip_prefix("__Host-") {
                Some(bare) if plain => bare.to_owned(),
                _ => cookie.name.clone(),
            };
            view! {
                <tr class="govuk-table__row">
                    <th scope="row" class="govuk-table__header"><bdi dir="ltr">{name}</bdi></th>
                    <td class="govuk-table__cell">{tr(&format!("help-cookie-{code}"))}</td>
                    <td class="govuk-table__cell" data-label=tr("help-cookies-ends")>
                        {tr(&format!("help-cookie-{code}-ends"))}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="govuk-table sp-stack">
            <caption class="govuk-table__caption govuk-table__caption--m">{tr(caption)}</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    <th scope="col" class="govuk-table__header">{tr("help-cookies-name")}</th>
                    <th scope="col" class="govuk-table__header">{tr("help-cookies-does")}</th>
                    <th scope="col" class="govuk-table__header">{tr("help-cookies-ends")}</th>
                </tr>
            </thead>
            <tbody class="govuk-table__body">{rows}</tbody>
        </table>
    }
}

/// `/cookies`.
#[component]
pub fn CookiesPage() -> impl IntoView {
    view! {
        <ResidentPage title=tr("help-cookies-title") back="/" width=Width::Wide>
            <div class="sp-measure">
                <h1 class="govuk-heading-xl">{tr("help-cookies-heading")}</h1>
                <p class="sp-lead">{tr("help-cookies-lead")}</p>
                <p class="govuk-body">{tr("help-cookies-need")}</p>
                <p class="govuk-body">{tr("help-cookies-none")}</p>
                {table("help-cookies-yours", false)}
                <p class="govuk-body">{tr("help-cookies-remove")}</p>
                {table("help-cookies-staff", true)}
            </div>
        </ResidentPage>
    }
}
