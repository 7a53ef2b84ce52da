//! `/manage` and the links: opening an enquiry, and locking it again.

use super::{
    request_link::request_link,
    session::{self, Attempt, Opened, Proved},
};
use crate::enquiry::passphrase::{Proven, SALT};
use app::domain::activity::Activity;
use app::{
    domain::{passphrase::Passphrase, reference::Reference},
    forms::manage::{AccessProof, AccessProofForm},
    resident::manage::{LinkPage, OpenEnquiryPage, OpenNotice},
    ui::{Problem, Problems},
};
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    cookie::{Journey, Token, TokenHash},
    crypto::random,
    error::Result,
    fields::Fields,
    limits::{Client, Limit},
    page::Page,
};
use sea_orm::ConnectionTrait;

const START: &str = "/manage";
const HOME: &str = "/manage/enquiry";

/// GET `/manage`
pub async fn show_open_form(page: Page, RawQuery(query): RawQuery) -> Result<Response> {
    if page.kept_cookie(query.as_deref())? {
        return Ok(page.see_other(HOME));
    }
    let note = match query.as_deref() {
        Some("over") => Some(OpenNotice::Over),
        Some("kept") => Some(OpenNotice::Kept),
        Some("left") => Some(OpenNotice::Left),
        _ => None,
    };
    Ok(page.ok(|| view! { <OpenEnquiryPage form=AccessProofForm::default() problems=Problems::default() note/> }))
}

/// POST `/manage`: a proof, or the wish for a link and a code.
pub async fn open_enquiry(
    State(state): State<Platform>,
    page: Page,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    let form = AccessProofForm::read(&fields);
    if fields.get("action") == Some("send_link") {
        return match form.reference() {
            Ok(reference) => {
                state.limits.check(Limit::Message, client)?;
                request_link(&state, page.chosen(), reference).await?;
                let note = Some(OpenNotice::Asked);
                // No redirect: the reference stays in the form for the code, and out of the address.
                Ok(page.ok(|| view! { <OpenEnquiryPage form problems=Problems::default() note/> }))
            }
            Err(problems) => Ok(again(page, form, problems)),
        };
    }
    let wrong = match form.parse() {
        Err(problems) => problems,
        Ok(AccessProof::Words(reference, words)) => {
            match by_words(&state, &page, client, reference, &words).await? {
                Tried::Open(opened, _) => return Ok(enter(&page, *opened)),
                Tried::Wrong => Problem::new("passphrase", "manage-wrong-words").into(),
            }
        }
        Ok(AccessProof::Code(reference, code)) => {
            state.limits.check(Limit::CodeTry, client)?;
            let visit = Visit::begin(&page);
            let tx = state.pools.web_tx().await?;
            let hash = visit.token.hash();
            let attempt = attempt(&state, client, reference);
            match session::open_by_code(&tx, &attempt, &code, hash).await? {
                Proved::Ok(()) => {
                    let opened = visit.settle(&state, &tx, client, "code").await?;
                    tx.commit().await?;
                    return Ok(enter(&page, opened));
                }
                Proved::Wrong => {
                    refused(&state, &tx, client, "code").await?;
                    tx.commit().await?;
                    Problem::new("code", "manage-wrong-code").into()
                }
                Proved::Expired => {
                    tx.commit().await?;
                    Problem::new("code", "manage-code-expired").into()
                }
            }
        }
    };
    Ok(again(page, form, wrong))
}

/// On to the enquiry, with the cookie of the visit that was opened from this page.
fn enter(from: &Page, opened: Page) -> Response {
    let to = opened.after_begin(from.token().is_some(), START, HOME);
    opened.see_other(&to)
}

/// The page again, as it was. The proof itself is not kept.
fn again(page: Page, form: AccessProofForm, problems: Problems) -> Response {
    page.unprocessable(|| view! { <OpenEnquiryPage form problems note=None/> })
}

/// What trying three words led to.
pub(crate) enum Tried {
    /// The page now carries a new session's cookie.
    Open(Box<Page>, Box<(Proven, Opened)>),
    /// Also for an enquiry that does not exist.
    Wrong,
}

/// Tries three words. An unknown reference costs the same work.
///
/// # Errors
/// Too many tries; the database; hashing.
pub(crate) async fn by_words(
    state: &Platform,
    page: &Page,
    client: Client,
    reference: Reference,
    words: &Passphrase,
) -> Result<Tried> {
    state.limits.check(Limit::PassphraseTry, client)?;
    let salt = session::salt(&state.pools.web, reference).await?;
    let salt: [u8; SALT] = salt
        .and_then(|salt| salt.try_into().ok())
        .unwrap_or_else(random);
    // Slow on purpose, so outside the transaction.
    let proven = Proven::by(&state.hashers.words, &state.keys, words, salt).await?;
    let visit = Visit::begin(page);
    let tx = state.pools.web_tx().await?;
    let hash = visit.token.hash();
    let verifier = proven.verifier.clone();
    let attempt = attempt(state, client, reference);
    let tried = match session::open_by_words(&tx, &attempt, verifier, hash).await? {
        Proved::Ok(opened) => {
            let page = visit.settle(state, &tx, client, "passphrase").await?;
            Tried::Open(Box::new(page), Box::new((proven, opened)))
        }
        Proved::Wrong | Proved::Expired => {
            refused(state, &tx, client, "passphrase").await?;
            Tried::Wrong
        }
    };
    tx.commit().await?;
    Ok(tried)
}

fn attempt(state: &Platform, client: Client, reference: Reference) -> Attempt<'_> {
    Attempt {
        keys: &state.keys,
        now: state.clock.now(),
        client,
        reference,
    }
}

/// A visit about to begin: always with a new cookie, so that one planted before is worth nothing, and
/// the session before it ends.
struct Visit {
    page: Page,
    token: Token,
    before: Option<TokenHash>,
}

impl Visit {
    fn begin(page: &Page) -> Self {
        let mut page = page.clone();
        let before = page.token().map(Token::hash);
        let token = page.rotate();
        Self {
            page,
            token,
            before,
        }
    }

    /// Writes down that it began; the page carries the new cookie.
    async fn settle(
        self,
        state: &Platform,
        tx: &impl ConnectionTrait,
        client: Client,
        proof: &'static str,
    ) -> Result<Page> {
        if let Some(before) = self.before {
            session::move_drafts(tx, before, self.token.hash()).await?;
            session::end(tx, before).await?;
        }
        let event = AuditEvent::new(Actor::Resident, Activity::AuditAndSecurity, "manage.open")
            .reason(proof)
            .client(client);
        audit::record(tx, state.clock.now(), event).await?;
        Ok(self.page)
    }
}

async fn refused(
    state: &Platform,
    tx: &impl ConnectionTrait,
    client: Client,
    proof: &'static str,
) -> Result<()> {
    let event = AuditEvent::new(Actor::Visitor, Activity::AuditAndSecurity, "manage.refused")
        .reason(proof)
        .client(client);
    audit::record(tx, state.clock.now(), event).await
}

/// GET `/manage/link/<token>`: shows a button and uses nothing up, however often a mail program asks.
pub async fn show_link(
    State(state): State<Platform>,
    Path(token): Path<String>,
    page: Page,
) -> Result<Response> {
    let tx = state.pools.web_tx().await?;
    let live = match Token::parse(&token) {
        Some(token) => session::link_live(&tx, &token).await?,
        None => false,
    };
    tx.commit().await?;
    Ok(link_page(page, live))
}

fn link_page(page: Page, live: bool) -> Response {
    let action = page.path().to_owned();
    if live {
        page.ok(|| view! { <LinkPage live action/> })
    } else {
        page.with_status(StatusCode::NOT_FOUND, || view! { <LinkPage live action/> })
    }
}

/// POST `/manage/link/<token>`: uses the link.
pub async fn open_by_link(
    State(state): State<Platform>,
    Path(token): Path<String>,
    page: Page,
    client: Client,
) -> Result<Response> {
    state.limits.check(Limit::CodeTry, client)?;
    let Some(link) = Token::parse(&token) else {
        return Ok(link_page(page, false));
    };
    let visit = Visit::begin(&page);
    let tx = state.pools.web_tx().await?;
    if !session::open_by_link(&tx, &link, visit.token.hash()).await? {
        tx.commit().await?;
        // Pressed twice: the first press opened it (input F21).
        if session::is_open(&state, &page).await? {
            return Ok(page.see_other(HOME));
        }
        let tx = state.pools.web_tx().await?;
        refused(&state, &tx, client, "link").await?;
        tx.commit().await?;
        return Ok(link_page(page, false));
    }
    let opened = visit.settle(&state, &tx, client, "link").await?;
    tx.commit().await?;
    Ok(enter(&page, opened))
}

/// POST `/enquiry/sent`: the page after sending leads in once, without typing the three words that it shows.
pub async fn open_from_sent_page(
    State(state): State<Platform>,
    page: Page,
    client: Client,
    headers: HeaderMap,
) -> Result<Response> {
    let sent_page = page.token().map(Token::hash);
    let page = page.with_journey(&headers, Journey::Manage);
    let visit = Visit::begin(&page);
    let tx = state.pools.web_tx().await?;
    let opened = match sent_page {
        Some(sent_page) => session::open_by_sent_page(&tx, sent_page, visit.token.hash()).await?,
        None => false,
    };
    if !opened {
        tx.commit().await?;
        // Pressed twice, it leads to the visit that is open; without one, to the words.
        return Ok(page.see_other(HOME));
    }
    let page = visit.settle(&state, &tx, client, "sent_page").await?;
    tx.commit().await?;
    Ok(page.see_other(HOME))
}

/// POST `/manage/leave`: locks the enquiry.
pub async fn leave_enquiry(State(state): State<Platform>, mut page: Page) -> Result<Response> {
    if let Some(token) = page.token() {
        let tx = state.pools.web_tx().await?;
        session::end(&tx, token.hash()).await?;
        tx.commit().await?;
    }
    page.end();
    let mut response = page.see_other("/manage?left");
    // What the browser kept of the pages goes, too: Back shows nothing.
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\""),
    );
    Ok(response)
}
