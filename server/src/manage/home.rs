//! `/manage/enquiry`: what is happening, and, after the three words, what is held.

use super::{
    answer,
    case::Loaded,
    open::{Tried, by_words},
    rights::load_lines,
    session::Entered,
};
use crate::notice::Publications;
use app::domain::activity::Activity;
use app::{
    domain::identity::ManageAction,
    forms::manage::AccessProofForm,
    resident::manage::HomePage,
    ui::{Problem, Problems},
};
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use entity::rights_request;
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    error::Result,
    fields::Fields,
    limits::Client,
    page::Page,
};
use sea_orm::{ColumnTrait, Condition};

/// GET `/manage/enquiry`
pub async fn show_enquiry(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    client: Client,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let said = HomeNote::of(query.as_deref());
    home(&state, &texts, page, client, Problems::default(), said).await
}

/// POST `/manage/enquiry`: the three words, to see what was given.
pub async fn unlock_answers(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    let entered = Entered::by(&state, &page, ManageAction::SeeStatus).await?;
    let reference = entered.reference()?;
    entered.tx.commit().await?;
    let form = AccessProofForm {
        passphrase: fields.one("passphrase"),
        ..AccessProofForm::default()
    };
    let problems = match form.words() {
        Ok(words) => match by_words(&state, &page, client, reference, &words).await? {
            Tried::Open(page, _) => return Ok(page.see_other("/manage/enquiry")),
            Tried::Wrong => Problem::new("passphrase", "manage-wrong-words-own").into(),
        },
        Err(problems) => problems,
    };
    home(&state, &texts, page, client, problems, HomeNote::None).await
}

/// What the page says above the enquiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum HomeNote {
    None,
    /// What was asked for needs the three words first.
    WordsFirst,
    /// Taking it back was undone.
    Undone,
}

impl HomeNote {
    fn of(query: Option<&str>) -> Self {
        match query {
            Some("words") => Self::WordsFirst,
            Some("undone") => Self::Undone,
            _ => Self::None,
        }
    }
}

async fn home(
    state: &Platform,
    texts: &Publications,
    page: Page,
    client: Client,
    problems: Problems,
    note: HomeNote,
) -> Result<Response> {
    let entered = Entered::by(state, &page, ManageAction::SeeStatus).await?;
    let loaded = Loaded::read(state, texts, &entered).await?;
    let held = if entered.may(ManageAction::SeeAnswers) {
        Some(loaded.held(&entered.enquiry)?)
    } else {
        None
    };
    let open = Condition::all().add(rights_request::Column::ClosedAt.is_null());
    let requests = load_lines(state, &entered, open).await?;
    let kept = answer::draft_request(&entered.tx).await?;
    let event = AuditEvent::new(
        Actor::Resident,
        Activity::enquiry_of(loaded.case.controller),
        "manage.look",
    )
    .about(entered.id(), loaded.case.controller)
    .reason(entered.level().code())
    .client(client);
    audit::record(&entered.tx, state.clock.now(), event).await?;
    entered.tx.commit().await?;
    // Once the words were said there is nothing to say first.
    let words_first = note == HomeNote::WordsFirst && held.is_none();
    let undone = note == HomeNote::Undone && loaded.case.moments.withdrawn.is_none();
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let Loaded { case, about, .. } = loaded;
    Ok(page.with_status(
        status,
        || view! { <HomePage case about held problems words_first requests kept undone/> },
    ))
}
