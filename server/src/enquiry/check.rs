//! "Check your answers, then send".

use super::{
    draft::{Draft, Lock},
    step::{nobody, prepared},
};
use crate::enquiry::{
    consent_offer::{Published, published},
    step_request::{Asked, Stands, ended, find, was_begun},
    submit,
};
use crate::notice::Publications;
use app::{
    domain::{
        ids::NoticeVersionId, notice::Notice, reference_data::ReferenceData, routing::other_team,
    },
    forms::enquiry::{Answers, EnquiryStep, Receiver},
    resident::enquiry::{CheckPage, CheckView, Frame, Team, sections},
    routing_reason,
    ui::{Problem, Problems},
};
use axum::{extract::State, response::Response};
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::{
    crypto,
    error::{AppError, Result},
    fields::Fields,
    limits::{Client, Limit},
    page::Page,
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// What the buttons of the page say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Send,
    /// After the warning about a number in the text (feature A14).
    SendAnyway,
    SwitchTeam,
}

impl Action {
    fn of(fields: &Fields) -> Option<Self> {
        match fields.get("action")?.trim() {
            "send" => Some(Self::Send),
            "send_anyway" => Some(Self::SendAnyway),
            "switch_team" => Some(Self::SwitchTeam),
            _ => None,
        }
    }
}

/// GET `/enquiry/check`
pub async fn show_check(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
) -> Result<Response> {
    let data = page.data();
    let db = &state.pools.web;
    let draft = match Stands::from(find(&state, db, &page, Lock::No).await?) {
        Stands::Open(draft) => draft,
        Stands::Sent => return Ok(page.see_other("/enquiry/sent")),
        Stands::Ended => return ended(&state, page, StatusCode::OK).await,
        Stands::None if was_begun(&page) => return ended(&state, page, StatusCode::OK).await,
        Stands::None => return Ok(page.see_other(EnquiryStep::Topic.path())),
    };
    let answers = &draft.content.answers;
    let open = EnquiryStep::first_unanswered(answers, data);
    if open != EnquiryStep::Check {
        return Ok(page.see_other(open.path()));
    }
    draft.touch(db, state.clock.now()).await?;
    let receiver = answers.receiver(data).ok_or_else(nobody)?;
    let shown = published(&state, &texts, db, answers, receiver.controller).await?;
    Ok(respond(
        page,
        answers,
        &receiver,
        &shown,
        Problems::default(),
    ))
}

/// POST `/enquiry/check`: sends, or switches the team.
pub async fn submit_enquiry(
    State(state): State<Platform>,
    client: Client,
    page: Page,
    texts: Publications,
    fields: Fields,
) -> Result<Response> {
    let data = page.data();
    // Twice at most: the words were not hashed beforehand only if that failed or never came to it.
    for _ in 0..2 {
        let tx = state.pools.web_tx().await?;
        let mut draft = match Stands::from(find(&state, &tx, &page, Lock::Yes).await?) {
            Stands::Open(draft) => draft,
            // A copy of what was sent gets the same answer as the first.
            Stands::Sent => return Ok(page.see_other("/enquiry/sent")),
            Stands::Ended | Stands::None => {
                tx.rollback().await?;
                return ended(&state, page, StatusCode::CONFLICT).await;
            }
        };
        let open = EnquiryStep::first_unanswered(&draft.content.answers, data);
        if open != EnquiryStep::Check {
            return Ok(page.see_other(open.path()));
        }
        let action = Action::of(&fields);
        if action == Some(Action::SwitchTeam) {
            let to = switch(&mut draft, data);
            draft.save(&tx, state.clock.now()).await?;
            tx.commit().await?;
            return Ok(page.see_other(&to));
        }
        let answers = &draft.content.answers;
        let receiver = answers.receiver(data).ok_or_else(nobody)?;
        let shown = published(&state, &texts, &tx, answers, receiver.controller).await?;
        if let Some(problem) = refused(action, &fields, answers, &receiver, &shown) {
            return Ok(respond(page, answers, &receiver, &shown, problem.into()));
        }
        if let Some(problem) = notice_changed(&texts, &tx, &fields, &shown).await? {
            return Ok(respond(page, answers, &receiver, &shown, problem.into()));
        }
        if draft.content.prepared.is_none() {
            let content = draft.content.clone();
            tx.rollback().await?;
            state.limits.check(Limit::Prepare, client)?;
            let prepared = prepared(&state, &state.hashers.sending, &content).await?;
            let tx = state.pools.web_tx().await?;
            if let Stands::Open(mut draft) =
                Stands::from(find(&state, &tx, &page, Lock::Yes).await?)
            {
                draft.content.prepared.get_or_insert(prepared);
                draft.save(&tx, state.clock.now()).await?;
                tx.commit().await?;
            }
            continue;
        }
        let sender = submit::Sender {
            client,
            lang: page.lang(),
        };
        submit::send(&state, &texts, tx, sender, *draft, receiver, shown).await?;
        return Ok(page.see_other("/enquiry/sent"));
    }
    Err(AppError::internal(anyhow::anyhow!(
        "a draft lost what was prepared for it"
    )))
}

/// Switches the team. The choices are asked again, because they named another organisation.
fn switch(draft: &mut Draft, data: &ReferenceData) -> String {
    let answers = &mut draft.content.answers;
    let before = answers.switched_from;
    answers.switch_team(data);
    let asked = Asked {
        from_check: true,
        ..Asked::default()
    };
    if answers.switched_from != before && answers.may_be_offered_choices() {
        asked.to(EnquiryStep::Choices)
    } else {
        asked.to(EnquiryStep::Check)
    }
}

/// Why nothing is sent yet.
fn refused(
    action: Option<Action>,
    fields: &Fields,
    answers: &Answers,
    receiver: &Receiver,
    shown: &Published,
) -> Option<Problem> {
    let (_, mark) = marks(answers, receiver, shown);
    if fields.get("shown") != Some(mark.as_str()) {
        return Some(Problem::new("who", "errors-enquiry-changed"));
    }
    match action {
        None | Some(Action::SwitchTeam) => Some(Problem::new("who", "errors-enquiry-changed")),
        Some(Action::Send) if answers.number_found() => {
            Some(Problem::new("message", "errors-enquiry-number"))
        }
        Some(Action::Send | Action::SendAnyway) => None,
    }
}

/// A notice that came into force since the page was shown: it is read before anything is sent under it.
async fn notice_changed(
    texts: &Publications,
    tx: &impl ConnectionTrait,
    fields: &Fields,
    shown: &Published,
) -> Result<Option<Problem>> {
    let seen = fields.get("notice_version").unwrap_or_default();
    if seen == shown.notice.id.to_string() {
        return Ok(None);
    }
    let notices = texts.notices(tx).await?;
    let before = Uuid::parse_str(seen)
        .ok()
        .and_then(|id| notices.by_id(NoticeVersionId(id)))
        .map_or(0, |version| version.version);
    let changes: Vec<String> = notices
        .all(Notice::of(shown.controller))
        .into_iter()
        .filter(|version| version.version > before && version.version <= shown.notice.version)
        .flat_map(|version| version.text.changes.iter().cloned())
        .collect();
    Ok(Some(if before == 0 || changes.is_empty() {
        Problem::new("who", "errors-enquiry-notice-new")
    } else {
        Problem::new("who", "errors-enquiry-notice-changed").with("changes", changes.join(" "))
    }))
}

/// What stood on the page: the notice version, and a mark of the answers and of who gets them. They come
/// back with the form, so that what is kept is what was seen, also with a second window open.
fn marks(answers: &Answers, receiver: &Receiver, shown: &Published) -> (String, String) {
    let Receiver {
        suggestion,
        controller,
        queue,
        switched,
    } = receiver;
    let seen = serde_json::json!({
        "answers": answers,
        "rule": suggestion.rule,
        "table": suggestion.table_version,
        "flags": suggestion.flags,
        "controller": controller,
        "queue": queue,
        "switched": switched,
    });
    (
        shown.notice.id.to_string(),
        crypto::sha256_hex(seen.to_string().as_bytes()),
    )
}

fn respond(
    page: Page,
    answers: &Answers,
    receiver: &Receiver,
    shown: &Published,
    problems: Problems,
) -> Response {
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let (lang, data) = (page.lang(), page.data());
    let (notice_version, mark) = marks(answers, receiver, shown);
    let suggested = receiver.suggestion.controller;
    let other = match (suggested, receiver.switched) {
        // Switched already: the other team is the suggested one.
        (Some(suggested), true) => receiver.suggestion.queue.map(|queue| (suggested, queue)),
        (Some(suggested), false) => {
            other_team(data, suggested, answers.area()).map(|queue| (suggested.other(), queue))
        }
        (None, _) => None,
    };
    let team = Team {
        controller: receiver.controller,
        queue: receiver.queue,
        reason: routing_reason::resident(lang, &receiver.suggestion.reason),
        switched: receiver.switched,
        other: other.filter(|_| answers.may_switch_team()),
        notice_href: shown.notice.href(),
        notice_version,
        shown: mark,
    };
    let said_yes = answers.may_be_offered_choices().then(|| {
        let ticked = answers
            .choices
            .as_ref()
            .map(|choices| choices.ticked.as_slice());
        shown.titles(ticked.unwrap_or_default())
    });
    let frame = Frame::of(EnquiryStep::Check, false, answers, data).with(problems);
    let number_found = answers.number_found();
    let answers = answers.clone();
    page.with_status(status, move || {
        // Inside, because labels are in the language of the page.
        let view = CheckView {
            sections: sections(&answers, data, true),
            said_yes,
            team,
            number_found,
        };
        view! { <CheckPage frame view/> }
    })
}
