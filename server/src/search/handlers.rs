//! `/staff/search`. What is looked for is sent in the body, answered in the same breath, and kept nowhere: it is
//! in no address, no audit row, no log.

use super::store::{self, Found};
use crate::staff::StaffRequest;
use crate::staff::{StaffFor, action::Search};
use app::domain::activity::Activity;
use app::{
    domain::search::{PersonQuery, SearchQuery},
    forms::staff::SearchForm,
    staff::search::{SearchPage, SearchResults},
    ui::Problems,
};
use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;
use platform::error::Result;
use serde_json::json;

/// GET `/staff/search`
pub async fn show_search(StaffFor { staff, .. }: StaffFor<Search>) -> Result<Response> {
    render_search(
        staff,
        StatusCode::OK,
        SearchForm::default(),
        Problems::default(),
        None,
    )
    .await
}

/// POST `/staff/search`
pub async fn search_cases(StaffFor { staff, .. }: StaffFor<Search>) -> Result<Response> {
    let form = SearchForm::read(&staff.fields);
    match form.parse() {
        Ok(sought) => {
            let found = store::find(&staff, &sought).await?;
            recorded(&staff, &sought, &found).await?;
            let results = SearchResults {
                hits: found.hits,
                more: found.more,
            };
            render_search(
                staff,
                StatusCode::OK,
                form,
                Problems::default(),
                Some(results),
            )
            .await
        }
        Err(problems) => {
            render_search(
                staff,
                StatusCode::UNPROCESSABLE_ENTITY,
                form,
                problems,
                None,
            )
            .await
        }
    }
}

/// What kind of thing was looked for, and which cases were shown: never what was typed.
async fn recorded(staff: &StaffRequest, sought: &SearchQuery, found: &Found) -> Result<()> {
    let by = match sought {
        SearchQuery::Reference(_) => vec!["reference"],
        SearchQuery::Person(PersonQuery {
            name,
            phone,
            email,
            postcode,
        }) => [
            (name.is_some(), "name"),
            (phone.is_some(), "phone"),
            (email.is_some(), "email"),
            (postcode.is_some(), "postcode"),
        ]
        .into_iter()
        .filter_map(|(there, kind)| there.then_some(kind))
        .collect(),
    };
    let event = staff
        .event(Activity::AuditAndSecurity, "search.run")
        .detail(json!({ "by": by, "cases": found.ids, "more": found.more }));
    staff.audit(event).await
}

async fn render_search(
    staff: StaffRequest,
    status: StatusCode,
    form: SearchForm,
    problems: Problems,
    results: Option<SearchResults>,
) -> Result<Response> {
    let now = staff.now;
    staff
        .render(
            status,
            move || view! { <SearchPage form problems results now/> },
        )
        .await
}
