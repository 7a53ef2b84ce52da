//! `/feedback`, and below it the one link that is sent to whoever agreed to be asked.

use super::store;
use app::{
    domain::time::london_date,
    forms::feedback::{Feedback, FeedbackForm},
    resident::feedback::{FeedbackPage, FeedbackThanksPage, InvitationOverPage},
    ui::Problems,
};
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use leptos::prelude::*;
use platform::Platform;
use platform::{
    cookie::{Journey, Token},
    error::Result,
    fields::Fields,
    limits::{Client, Limit},
    page::Page,
};

/// Where the form of everybody is.
const PAGE: &str = "/feedback";
const THANKS: &str = "/feedback?thanks";

/// The form proves with the cookie of an enquiry that it was shown here. What is stored knows nothing of it.
fn with_token(page: Page, headers: &HeaderMap) -> Page {
    page.with_journey(headers, Journey::Enquiry)
}

/// GET `/feedback`
pub async fn show_feedback(page: Page, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    if query.as_deref() == Some("thanks") {
        return page.ok(|| view! { <FeedbackThanksPage/> });
    }
    let page = with_token(page, &headers);
    form(
        page,
        PAGE.to_owned(),
        FeedbackForm::default(),
        Problems::default(),
    )
}

/// POST `/feedback`
pub async fn send_feedback(
    State(state): State<Platform>,
    page: Page,
    headers: HeaderMap,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    match read(&fields) {
        Ok(said) => {
            state.limits.check(Limit::Feedback, client)?;
            keep(&state, said).await?;
            Ok(page.see_other(THANKS))
        }
        Err((typed, problems)) => Ok(form(
            with_token(page, &headers),
            PAGE.to_owned(),
            typed,
            problems,
        )),
    }
}

/// GET `/feedback/<token>`
pub async fn show_invited_feedback(
    State(state): State<Platform>,
    page: Page,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response> {
    let tx = state.pools.web_tx().await?;
    let live = match Token::parse(&token) {
        Some(token) => store::invited(&tx, token.hash()).await?,
        None => false,
    };
    tx.commit().await?;
    if !live {
        return Ok(over(page));
    }
    let action = page.path().to_owned();
    Ok(form(
        with_token(page, &headers),
        action,
        FeedbackForm::default(),
        Problems::default(),
    ))
}

/// POST `/feedback/<token>`: once.
pub async fn send_invited_feedback(
    State(state): State<Platform>,
    page: Page,
    headers: HeaderMap,
    client: Client,
    Path(token): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let Some(token) = Token::parse(&token) else {
        return Ok(over(page));
    };
    let said = match read(&fields) {
        Ok(said) => said,
        Err((typed, problems)) => {
            let action = page.path().to_owned();
            return Ok(form(with_token(page, &headers), action, typed, problems));
        }
    };
    state.limits.check(Limit::Feedback, client)?;
    let tx = state.pools.web_tx().await?;
    let mine = store::use_up(&tx, token.hash()).await?;
    tx.commit().await?;
    if !mine {
        return Ok(over(page));
    }
    // A transaction of its own: rows of one transaction can be told to belong together.
    keep(&state, said).await?;
    Ok(page.see_other(THANKS))
}

fn read(fields: &Fields) -> std::result::Result<Feedback, (FeedbackForm, Problems)> {
    let form = FeedbackForm::read(fields);
    form.parse().map_err(|problems| (form, problems))
}

async fn keep(state: &Platform, said: Feedback) -> Result<()> {
    let tx = state.pools.web_tx().await?;
    store::keep(&tx, said, london_date(state.clock.now())).await?;
    tx.commit().await?;
    Ok(())
}

fn form(page: Page, action: String, form: FeedbackForm, problems: Problems) -> Response {
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let invited = action != PAGE;
    page.with_status(
        status,
        move || view! { <FeedbackPage form problems action invited/> },
    )
}

fn over(page: Page) -> Response {
    page.with_status(StatusCode::NOT_FOUND, || view! { <InvitationOverPage/> })
}
