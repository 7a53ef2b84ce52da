//! The question pages: one question, its answer, the next one.

use super::{
    draft::{self, Content, Draft, Lock, Prepared},
    question::Question,
};
use crate::enquiry::{
    consent_offer::published,
    exit::outside_address,
    step_request::{Asked, Stands, ended, find, typed, was_begun},
};
use crate::{enquiry::passphrase, notice::Publications, postcode::in_directory};
use app::{
    domain::reference_data::ReferenceData,
    forms::{
        FormData,
        enquiry::{
            AboutForm, AccessNeedsForm, AgeForm, Answers, AreaForm, ChoicesForm, ContactForm,
            EnquiryStep, HouseholdForm, MessageForm, NameForm, PostcodeForm, SafetyForm, TopicForm,
        },
    },
    ui::Problems,
};
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use http::StatusCode;
use platform::Platform;
use platform::{
    crypto::Hasher,
    error::{AppError, Result},
    fields::Fields,
    ids::{EnquiryId, uuid_at},
    page::Page,
};
use sea_orm::{ConnectionTrait, TryIntoModel};

/// GET `/enquiry/<step>`
pub async fn show_step(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    Path(code): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let data = page.data();
    let step = step_of(&code)?;
    let asked = Asked::query(query.as_deref());
    let begun = page.kept_cookie(query.as_deref())?;
    let found = find(&state, &state.pools.web, &page, Lock::No).await?;
    let draft = match Stands::from(found) {
        Stands::Ended => return ended(&state, page, StatusCode::OK).await,
        Stands::None if step == EnquiryStep::Topic => {
            return Ok(Question::open(step, &Answers::default(), asked).respond(page));
        }
        // Who asks about something else begins anew; the sent page stays until that is answered.
        Stands::Sent if step == EnquiryStep::Topic => {
            let answers = Answers::default();
            let question = Question {
                sent_before: true,
                ..Question::open(step, &answers, asked)
            };
            return Ok(question.respond(page));
        }
        Stands::None if was_begun(&page) => return ended(&state, page, StatusCode::OK).await,
        Stands::None => return Ok(page.see_other(EnquiryStep::Topic.path())),
        Stands::Sent => return Ok(page.see_other("/enquiry/sent")),
        Stands::Open(draft) => draft,
    };
    let answers = &draft.content.answers;
    if begun || !step.reachable(answers, data) {
        let open = EnquiryStep::first_unanswered(answers, data);
        return Ok(page.see_other(&asked.to(open)));
    }
    draft.touch(&state.pools.web, state.clock.now()).await?;
    let mut question = Question::open(step, answers, asked);
    if step == EnquiryStep::Choices {
        let controller = answers.controller(data).ok_or_else(nobody)?;
        question.published =
            Some(published(&state, &texts, &state.pools.web, answers, controller).await?);
    }
    Ok(question.respond(page))
}

/// POST `/enquiry/<step>`
pub async fn submit_step(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let data = page.data();
    let step = step_of(&code)?;
    let asked = Asked::fields(&fields);
    let typed = typed(&fields);
    let now = state.clock.now();
    let tx = state.pools.web_tx().await?;
    let found = find(&state, &tx, &page, Lock::Yes).await?;
    let mut draft = match Stands::from(found) {
        Stands::Open(draft) => draft,
        other => {
            // What follows takes a connection of its own: none may be held while waiting for it.
            tx.rollback().await?;
            return answer_without_draft(&state, page, step, asked, &typed, &other).await;
        }
    };
    let answers = &mut draft.content.answers;
    if !step.applies(answers, data) {
        let open = EnquiryStep::first_unanswered(answers, data);
        return Ok(page.see_other(&asked.to(open)));
    }
    if fields.has("carry_on") {
        return Ok(page.see_other(&next(step, answers, asked, data)));
    }
    let before = answers.clone();
    if step == EnquiryStep::Choices {
        let Some(controller) = answers.controller(data) else {
            let open = EnquiryStep::first_unanswered(answers, data);
            return Ok(page.see_other(&asked.to(open)));
        };
        let shown = published(&state, &texts, &tx, answers, controller).await?;
        let form = ChoicesForm::read(&typed);
        if let Err(problems) = form.apply(answers, controller, &shown.offered()) {
            // Shown again with nothing ticked: the words are others now.
            let blank = FormData::default();
            let question = Question {
                published: Some(shown),
                ..Question::failed(step, &before, asked, &blank, problems)
            };
            return Ok(question.respond(page));
        }
    } else if let Err(problems) = apply(&tx, step, answers, &typed, data).await? {
        return Ok(Question::failed(step, &before, asked, &typed, problems).respond(page));
    }
    answers.settle(data);
    if answers.is_outside() {
        let to = outside_address(&state, &page, answers);
        if let Some(token) = page.token() {
            draft::wipe(&tx, token.hash()).await?;
        }
        tx.commit().await?;
        return Ok(page.see_other(&to));
    }
    draft.save(&tx, now).await?;
    tx.commit().await?;
    let answers = &draft.content.answers;
    let to = match step {
        EnquiryStep::Safety if answers.needs_help_now() => asked.to_with(step, "help=now"),
        EnquiryStep::Age if answers.is_under_13() => asked.to_with(step, "help=now"),
        _ => next(step, answers, asked, data),
    };
    prepare(&state, &page, &draft).await;
    Ok(page.see_other(&to))
}

/// An answer that belongs to no open draft: the first one, a copy of a sent one, or one that came too late.
async fn answer_without_draft(
    state: &Platform,
    page: Page,
    step: EnquiryStep,
    asked: Asked,
    typed: &FormData,
    stands: &Stands,
) -> Result<Response> {
    match (stands, step) {
        // A new enquiry after a sent one has a row of its own; the sent one runs out by itself.
        (Stands::None | Stands::Sent, EnquiryStep::Topic) => begin(state, page, asked, typed).await,
        (Stands::Sent, _) => Ok(page.see_other("/enquiry/sent")),
        _ => ended(state, page, StatusCode::CONFLICT).await,
    }
}

/// The first answer makes the row.
async fn begin(
    state: &Platform,
    mut page: Page,
    asked: Asked,
    typed: &FormData,
) -> Result<Response> {
    let data = page.data();
    let mut content = Content::new()?;
    if let Err(problems) = TopicForm::read(typed).apply(&mut content.answers, data) {
        let answers = Answers::default();
        return Ok(
            Question::failed(EnquiryStep::Topic, &answers, asked, typed, problems).respond(page),
        );
    }
    content.answers.settle(data);
    let came_with = page.token().is_some();
    // Under a fresh cookie: one that somebody planted before is worth nothing from here on.
    let token = page.rotate_marked();
    draft::start(
        &state.pools.web,
        &state.keys,
        &token,
        &content,
        state.clock.now(),
    )
    .await?;
    let next = next(EnquiryStep::Topic, &content.answers, Asked::default(), data);
    let to = page.after_begin(came_with, EnquiryStep::Topic.path(), &next);
    Ok(page.see_other(&to))
}

/// Reads what was typed into the answers; the inner error is the person's, the outer one ours.
async fn apply(
    db: &impl ConnectionTrait,
    step: EnquiryStep,
    answers: &mut Answers,
    typed: &FormData,
    data: &ReferenceData,
) -> Result<Result<(), Problems>> {
    Ok(match step {
        EnquiryStep::Topic => TopicForm::read(typed).apply(answers, data),
        EnquiryStep::Safety => SafetyForm::read(typed).apply(answers, data),
        EnquiryStep::About => AboutForm::read(typed).apply(answers),
        EnquiryStep::Household => HouseholdForm::read(typed).apply(answers, data),
        EnquiryStep::Age => AgeForm::read(typed).apply(answers),
        EnquiryStep::Postcode => {
            let form = PostcodeForm::read(typed);
            let entry = in_directory(db, &form.result(data)).await?;
            form.apply(answers, data, &entry)
        }
        EnquiryStep::Area => AreaForm::read(typed).apply(answers, data),
        EnquiryStep::Name => NameForm::read(typed).apply(answers),
        EnquiryStep::Contact => ContactForm::read(typed).apply(answers),
        EnquiryStep::Access => AccessNeedsForm::read(typed).apply(answers),
        EnquiryStep::Message => MessageForm::read(typed).apply(answers),
        // These two have handlers of their own.
        EnquiryStep::Choices | EnquiryStep::Check => Ok(()),
    })
}

/// Where to go after an answer: on, or back to the check page once nothing is open.
fn next(step: EnquiryStep, answers: &Answers, asked: Asked, data: &ReferenceData) -> String {
    if asked.from_check {
        asked.to(EnquiryStep::first_unanswered(answers, data))
    } else {
        step.next(answers, data).path().to_owned()
    }
}

/// Hashes the three words before the last page, outside any transaction, so that sending is quick and
/// fifty copies of it do not hash fifty times. If it fails now, sending does it.
async fn prepare(state: &Platform, page: &Page, draft: &Draft) {
    let ready =
        EnquiryStep::first_unanswered(&draft.content.answers, page.data()) >= EnquiryStep::Choices;
    if !ready || draft.content.prepared.is_some() {
        return;
    }
    // Without a turn, sending does it.
    if let Err(cause) = try_prepare(state, page, &draft.content).await
        && !matches!(cause, AppError::Unavailable(_))
    {
        tracing::warn!(%cause, "the words could not be hashed beforehand");
    }
}

async fn try_prepare(state: &Platform, page: &Page, content: &Content) -> Result<()> {
    let prepared = prepared(state, &state.hashers.drafts, content).await?;
    let tx = state.pools.web_tx().await?;
    if let Stands::Open(mut draft) = Stands::from(find(state, &tx, page, Lock::Yes).await?)
        && draft.content.prepared.is_none()
    {
        draft.content.prepared = Some(prepared);
        draft.save(&tx, state.clock.now()).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The row `passphrase` of the enquiry to be.
pub(crate) async fn prepared(
    state: &Platform,
    hasher: &Hasher,
    content: &Content,
) -> Result<Prepared> {
    let enquiry = EnquiryId(uuid_at(state.clock.now()));
    let row = passphrase::row(
        hasher,
        &state.keys,
        enquiry,
        &content.words,
        &content.equality_secret,
    )
    .await?;
    let row = row.try_into_model()?;
    Ok(Prepared {
        enquiry,
        salt: row.salt,
        verifier: row.verifier,
        wrapped_secret: row.wrapped_secret,
    })
}

fn step_of(code: &str) -> Result<EnquiryStep> {
    code.parse().map_err(|_| AppError::NotFound)
}

/// Every page before the choices is answered, so somebody is responsible.
pub(crate) fn nobody() -> AppError {
    AppError::internal(anyhow::anyhow!(
        "answers without an organisation reached the last pages"
    ))
}
