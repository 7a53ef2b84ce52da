//! `/manage/enquiry/words`: three new words, for somebody whose words were seen, or who lost them and holds a link and a
//! code that came by two routes (feature A13, rule 2.2).

use super::{
    open::{Tried, by_words},
    session::{Entered, Opened},
};
use crate::{
    case::Recipient,
    enquiry::{equality_secret::EqualitySecret, passphrase},
};
use app::{
    domain::{
        activity::Activity,
        identity::ManageAction,
        passphrase::Passphrase,
        safe_contact::{Channel, may_ever, next_safe_time},
    },
    forms::manage::AccessProofForm,
    i18n::{Lang, text},
    resident::manage::{NewWordsPage, WordsReplacedPage},
    ui::{Problem, Problems},
};
use axum::{extract::State, response::Response};
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    crypto::{CryptoError, random},
    db::Sql,
    error::{AppError, Result},
    fields::Fields,
    ids::EnquiryId,
    limits::Client,
    outbox,
    outbox::Terms,
    page::Page,
};
use sea_orm::TryIntoModel;

const REPLACE_PASSPHRASE: Sql = Sql::web("SELECT app.replace_passphrase($1, $2, $3)");

/// GET `/manage/enquiry/words`
pub async fn show_new_words(State(state): State<Platform>, page: Page) -> Result<Response> {
    let Some(entered) = Entered::or_words(&state, &page, ManageAction::ReplacePassphrase).await?
    else {
        return Ok(page.see_other(super::WORDS_FIRST));
    };
    let (exit, knows) = (entered.exit(), entered.knows_words());
    entered.tx.commit().await?;
    Ok(page.ok(|| view! { <NewWordsPage knows problems=Problems::default() exit/> }))
}

/// POST `/manage/enquiry/words`. The new words stand on the answer and nowhere else, so it is no redirect.
pub async fn replace_words(
    State(state): State<Platform>,
    page: Page,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    let Some(entered) = Entered::or_words(&state, &page, ManageAction::ReplacePassphrase).await?
    else {
        return Ok(page.see_other(super::WORDS_FIRST));
    };
    let (exit, knows) = (entered.exit(), entered.knows_words());
    let (reference, enquiry) = (entered.reference()?, entered.id());
    // Hashing is slow on purpose: no transaction is open meanwhile.
    entered.tx.commit().await?;
    if !knows {
        // Without the old words nothing opens what they sealed: equality answers stay where nobody finds them.
        return issue(&state, page, client, enquiry, &EqualitySecret::random()).await;
    }
    let form = AccessProofForm {
        passphrase: fields.one("passphrase"),
        ..AccessProofForm::default()
    };
    let problems = match form.words() {
        Err(problems) => problems,
        Ok(old) => match by_words(&state, &page, client, reference, &old).await? {
            Tried::Wrong => Problem::new("passphrase", "manage-wrong-words-own").into(),
            Tried::Open(page, opened) => {
                let (proven, Opened { wrapped_secret, .. }) = *opened;
                let secret = proven.secret(&state.keys, enquiry, &wrapped_secret)?;
                return issue(&state, *page, client, enquiry, &secret).await;
            }
        },
    };
    Ok(page.unprocessable(|| view! { <NewWordsPage knows problems exit/> }))
}

/// Draws the words and puts them in the place of the old ones, with word of it and a line of the audit.
async fn issue(
    state: &Platform,
    page: Page,
    client: Client,
    enquiry: EnquiryId,
    secret: &EqualitySecret,
) -> Result<Response> {
    let bytes = random::<{ Passphrase::RANDOM_BYTES }>();
    let words = Passphrase::from_random(&bytes).ok_or(CryptoError::Failed)?;
    let row = passphrase::row(&state.hashers.words, &state.keys, enquiry, &words, secret)
        .await?
        .try_into_model()?;
    let entered = Entered::by(state, &page, ManageAction::ReplacePassphrase).await?;
    let values = [
        row.salt.into(),
        row.verifier.into(),
        row.wrapped_secret.into(),
    ];
    if !REPLACE_PASSPHRASE
        .value::<bool>(&entered.tx, values)
        .await?
    {
        // An officer wrote it down: it never had words.
        return Err(AppError::NotFound);
    }
    tell(state, &entered).await?;
    let controller = entered.controller()?;
    let event = AuditEvent::new(
        Actor::Resident,
        Activity::AuditAndSecurity,
        "manage.words_replaced",
    )
    .about(enquiry, controller)
    .reason(entered.level().code())
    .client(client);
    audit::record(&entered.tx, state.clock.now(), event).await?;
    let exit = entered.exit();
    entered.tx.commit().await?;
    let words = words.expose().split(' ').map(str::to_owned).collect();
    Ok(page.ok(|| view! { <WordsReplacedPage words exit/> }))
}

/// Word to the person's own address, where their wishes allow it: whoever did not do it is to know.
async fn tell(state: &Platform, entered: &Entered) -> Result<()> {
    let (tx, now) = (&entered.tx, state.clock.now());
    let Some(person) = Recipient::load(state, tx, entered.id()).await? else {
        return Ok(());
    };
    if person.email.is_none() || may_ever(Channel::Email, &person.wishes).is_err() {
        return Ok(());
    }
    let reference = entered.reference()?.to_string();
    let address = format!("{}/contact", state.configured.base_url);
    let message = outbox::Message {
        text: text(
            Lang::to_write_in(entered.enquiry.language.code()),
            "message-words-replaced",
            &[("reference", reference.clone()), ("address", address)],
        ),
        reference,
        former: None,
    };
    let terms = Terms {
        enquiry: entered.id(),
        kind: "words_replaced",
        purpose: None,
        not_before: next_safe_time(&person.wishes, now),
        expires: None,
    };
    outbox::enqueue(tx, &state.keys, now, terms, &message).await?;
    Ok(())
}
