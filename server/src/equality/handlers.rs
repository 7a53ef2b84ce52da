//! The questions after sending, and the answers behind the three words.

use super::store;
use crate::enquiry::equality_secret::EqualitySecret;
use crate::{
    enquiry::{
        draft,
        draft::{Draft, Sent},
    },
    manage::{
        open::{Tried, by_words},
        session::Entered,
    },
};
use app::domain::reference_data::ReferenceData;
use app::{
    domain::{
        codes::{AboutWhom, AgeBand},
        controller::Controller,
        equality::{EqualityAnswers, EqualityQuestion, asked},
        identity::ManageAction,
    },
    forms::manage::AccessProofForm,
    resident::equality::{
        EqualityOutcome, EqualityPage, EqualityThanksPage, OwnEqualityPage, OwnEqualityView,
        words_field,
    },
    ui::{Problem, Problems},
};
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use leptos::prelude::*;
use platform::Platform;
use platform::{
    crypto::{CryptoError, DataKey, IndexKind, Place},
    error::{AppError, Result},
    fields::Fields,
    ids::EnquiryId,
    limits::Client,
    page::Page,
};

const SENT: &str = "/enquiry/sent";

/// GET `/enquiry/equality`
pub async fn show_questions(
    State(state): State<Platform>,
    page: Page,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let Some((draft, questions)) = after_sending(&state, &page).await? else {
        return Ok(page.see_other(SENT));
    };
    draft.touch(&state.pools.web, state.clock.now()).await?;
    if query.as_deref() == Some("thanks") {
        return Ok(page.ok(|| view! { <EqualityThanksPage/> }));
    }
    let key = draft.content.equality_secret.equality_key(&state.keys);
    let answers = store::load(&state, key).await?.unwrap_or_default();
    Ok(page.ok(|| view! { <EqualityPage questions answers/> }))
}

/// POST `/enquiry/equality`: incomplete answers are as good as any; none is no answer.
pub async fn save_answers(
    State(state): State<Platform>,
    page: Page,
    fields: Fields,
) -> Result<Response> {
    let Some((draft, _)) = after_sending(&state, &page).await? else {
        return Ok(page.see_other(SENT));
    };
    draft.touch(&state.pools.web, state.clock.now()).await?;
    let (Some(sent), Some(age)) = (&draft.content.sent, draft.content.answers.age_band) else {
        return Ok(page.see_other(SENT));
    };
    let answers = read_answers(page.data(), &fields, sent.controller, age);
    let key = draft.content.equality_secret.equality_key(&state.keys);
    let any = !answers.is_empty();
    store::save(&state, key, sent.controller, &answers).await?;
    Ok(page.see_other(if any {
        "/enquiry/equality?thanks"
    } else {
        SENT
    }))
}

/// The enquiry that this browser sent, and what its person is asked; `None` when nothing is.
async fn after_sending(
    state: &Platform,
    page: &Page,
) -> Result<Option<(Box<Draft>, Vec<EqualityQuestion>)>> {
    let found = draft::sent(state, page.token()).await?;
    let Some(draft) = found else { return Ok(None) };
    let answers = &draft.content.answers;
    let (Some(Sent { controller, .. }), Some(about), Some(age)) =
        (&draft.content.sent, answers.about_whom, answers.age_band)
    else {
        return Ok(None);
    };
    let questions = questions(page.data(), *controller, about, age);
    Ok((!questions.is_empty()).then_some((draft, questions)))
}

/// What is asked: nothing of anybody under 16, nor of who writes for somebody else (rule 6.2, 6.3).
fn questions(
    data: &ReferenceData,
    controller: Controller,
    about: AboutWhom,
    age: AgeBand,
) -> Vec<EqualityQuestion> {
    if about == AboutWhom::SomeoneElse {
        return Vec::new();
    }
    asked(&data.equality, controller, age)
        .into_iter()
        .cloned()
        .collect()
}

fn read_answers(
    data: &ReferenceData,
    fields: &Fields,
    controller: Controller,
    age: AgeBand,
) -> EqualityAnswers {
    EqualityAnswers::take(
        &data.equality,
        controller,
        age,
        |question| fields.get(question).map(str::trim),
        |question, option| fields.get(&words_field(question, option)),
    )
}

/// The person's own answers, as far as their enquiry says who they are.
struct Asked {
    enquiry: EnquiryId,
    reference: app::domain::reference::Reference,
    controller: Controller,
    age: AgeBand,
    questions: Vec<EqualityQuestion>,
    exit: bool,
}

impl Asked {
    async fn by(state: &Platform, page: &Page) -> Result<Self> {
        // One proof is enough to come here: the three words are asked for below in any case.
        let entered = Entered::by(state, page, ManageAction::SeeStatus).await?;
        let row = &entered.enquiry;
        let controller: Controller = *row.controller;
        let about: AboutWhom = *row.about_whom;
        let age: AgeBand = *row.age_band;
        let questions = questions(page.data(), controller, about, age);
        let asked = Self {
            enquiry: entered.id(),
            reference: entered.reference()?,
            controller,
            age,
            questions,
            exit: entered.exit(),
        };
        entered.tx.commit().await?;
        if asked.questions.is_empty() {
            return Err(AppError::NotFound);
        }
        Ok(asked)
    }
}

/// GET `/manage/enquiry/equality`: the three words are asked for each time, because the way to the
/// answers is kept nowhere.
pub async fn show_own_answers(
    State(state): State<Platform>,
    page: Page,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let Asked { exit, .. } = Asked::by(&state, &page).await?;
    let done = match query.as_deref() {
        Some("saved") => Some(EqualityOutcome::Saved),
        Some("deleted") => Some(EqualityOutcome::Deleted),
        _ => None,
    };
    let own = OwnEqualityView::Locked {
        done,
        problems: Problems::default(),
    };
    Ok(page.ok(|| view! { <OwnEqualityPage own exit/> }))
}

/// POST `/manage/enquiry/equality`: the three words show or delete; the page they showed saves or deletes.
pub async fn change_own_answers(
    State(state): State<Platform>,
    page: Page,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    let asked = Asked::by(&state, &page).await?;
    if let Some(secret) = held(&state, &page, asked.enquiry, &fields.one("held")) {
        let key = secret.equality_key(&state.keys);
        if fields.get("action") == Some("delete") {
            store::delete(&state, key).await?;
            return Ok(page.see_other("/manage/enquiry/equality?deleted"));
        }
        let answers = read_answers(page.data(), &fields, asked.controller, asked.age);
        store::save(&state, key, asked.controller, &answers).await?;
        return Ok(page.see_other("/manage/enquiry/equality?saved"));
    }
    let form = AccessProofForm {
        passphrase: fields.one("passphrase"),
        ..AccessProofForm::default()
    };
    let problems = match form.words() {
        Err(problems) => problems,
        Ok(words) => match by_words(&state, &page, client, asked.reference, &words).await? {
            Tried::Wrong => Problem::new("passphrase", "manage-wrong-words-own").into(),
            Tried::Open(page, opened) => {
                let (proven, opened) = *opened;
                let secret = proven.secret(&state.keys, opened.enquiry, &opened.wrapped_secret)?;
                let key = secret.equality_key(&state.keys);
                if fields.get("action") == Some("delete") {
                    store::delete(&state, key).await?;
                    return Ok(page.see_other("/manage/enquiry/equality?deleted"));
                }
                let own = OwnEqualityView::Open {
                    questions: asked.questions,
                    answers: store::load(&state, key).await?,
                    held: hold(&state, &page, opened.enquiry, &secret)?,
                };
                let exit = asked.exit;
                return Ok(page.ok(|| view! { <OwnEqualityPage own exit/> }));
            }
        },
    };
    let own = OwnEqualityView::Locked {
        done: None,
        problems,
    };
    let exit = asked.exit;
    Ok(page.unprocessable(|| view! { <OwnEqualityPage own exit/> }))
}

/// The secret for the page that shows the answers: sealed under this session's cookie, of which the
/// database holds the hash only. It is in the page and nowhere else.
fn hold(
    state: &Platform,
    page: &Page,
    enquiry: EnquiryId,
    secret: &EqualitySecret,
) -> Result<String> {
    let key = held_key(state, page)?;
    Ok(hex::encode(key.seal(held_place(enquiry), secret.expose())?))
}

fn held(state: &Platform, page: &Page, enquiry: EnquiryId, field: &str) -> Option<EqualitySecret> {
    let sealed = hex::decode(field)
        .ok()
        .filter(|sealed| !sealed.is_empty())?;
    let bytes = held_key(state, page)
        .ok()?
        .open(held_place(enquiry), &sealed)
        .ok()?;
    EqualitySecret::from_bytes(&bytes)
}

fn held_key(state: &Platform, page: &Page) -> Result<DataKey, CryptoError> {
    let token = page.token().ok_or(CryptoError::Failed)?;
    let text = format!("held {}", token.expose());
    let bytes = state.keys.blind_index(IndexKind::Proof, &text)?;
    let bytes = bytes.try_into().map_err(|_| CryptoError::Failed)?;
    Ok(DataKey::from_bytes(bytes, 1))
}

fn held_place(enquiry: EnquiryId) -> Place<'static> {
    Place::new("equality_page", enquiry, "held")
}
