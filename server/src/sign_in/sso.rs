//! Signing in through an organisation's own directory: OpenID Connect, authorization code with PKCE (feature E1). The
//! account is made here by two people as any other; the directory says who somebody is and which of the account's roles
//! count.

use crate::{sign_in::password::again, staff::Training};
use anyhow::Context;
use app::domain::activity::Activity;
use app::{
    domain::{controller::Controller, permission::Role},
    forms::staff::SignInForm,
    staff::sign_in::{SsoReturnPage, TrainingPage},
    ui::{Problem, Problems},
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::NaiveDate;
use entity::Codes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use leptos::prelude::*;
use openidconnect::{
    AdditionalClaims, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl,
    Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, StandardErrorResponse,
    StandardTokenResponse, TokenResponse,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType,
        CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
        CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use platform::Platform;
use platform::{
    audit::{Actor, AuditEvent, record},
    config::Config,
    cookie::{Token, read},
    crypto,
    crypto::IndexKind,
    db::Sql,
    error::{AppError, Result},
    ids::StaffId,
    limits::{Client as Visitor, Limit},
    page::Page,
};
use sea_orm::FromQueryResult;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};
use tokio::sync::Mutex;
use uuid::Uuid;

/// How long what the provider says of itself, its keys among them, is taken for granted.
const METADATA_FRESH: Duration = Duration::from_secs(600);
/// Longest wait for the provider.
const PATIENCE: Duration = Duration::from_secs(10);

/// Every claim beside the standard ones: names and groups stand where the directory's owner put them.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct MoreClaims {
    #[serde(flatten)]
    all: BTreeMap<String, Value>,
}

impl AdditionalClaims for MoreClaims {}

type Tokens = StandardTokenResponse<
    IdTokenFields<
        MoreClaims,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

type Provider = Client<
    MoreClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The directory of an organisation.
pub struct Sso {
    issuer: IssuerUrl,
    client: ClientId,
    secret: ClientSecret,
    back: RedirectUrl,
    controller: Controller,
    name_claim: String,
    roles_claim: String,
    roles: Vec<(String, Role)>,
    http: reqwest::Client,
    metadata: Mutex<Option<(Instant, CoreProviderMetadata)>>,
}

/// Somebody whom the directory knows.
struct Person {
    name: String,
    subject: String,
    roles: Vec<Role>,
}

impl Sso {
    /// From the configuration; `None`: there is no single sign-on.
    ///
    /// # Errors
    /// A value that [`Config::refuse_unsafe`] refuses; no way to speak TLS.
    pub fn new(config: &Config) -> anyhow::Result<Option<Self>> {
        let Some(issuer) = &config.sso.sso_issuer else {
            return Ok(None);
        };
        // The same as `main` does, for a server that is started from elsewhere.
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let back = format!("{}/staff/sso/callback", config.base_url());
        Ok(Some(Self {
            issuer: IssuerUrl::new(issuer.clone()).context("PORTAL_SSO_ISSUER")?,
            client: ClientId::new(config.sso.sso_client_id.clone().unwrap_or_default()),
            secret: ClientSecret::new(
                config
                    .sso
                    .sso_client_secret
                    .as_ref()
                    .map(|secret| secret.expose().to_owned())
                    .unwrap_or_default(),
            ),
            back: RedirectUrl::new(back).context("PORTAL_BASE_URL")?,
            controller: config
                .sso
                .sso_controller
                .parse()
                .context("PORTAL_SSO_CONTROLLER")?,
            name_claim: config.sso.sso_name_claim.clone(),
            roles_claim: config.sso.sso_roles_claim.clone(),
            roles: config
                .sso
                .roles()
                .map_err(|part| anyhow::anyhow!("PORTAL_SSO_ROLES: {part}"))?,
            // A provider that leads elsewhere must not make this server ask there.
            http: reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .timeout(PATIENCE)
                .build()
                .context("the client for single sign-on")?,
            metadata: Mutex::default(),
        }))
    }

    /// Whose directory it is.
    pub fn controller(&self) -> Controller {
        self.controller
    }

    async fn provider(&self) -> anyhow::Result<Provider> {
        let mut kept = self.metadata.lock().await;
        let metadata = match kept.as_ref() {
            Some((at, metadata)) if at.elapsed() < METADATA_FRESH => metadata.clone(),
            _ => {
                let metadata =
                    CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http)
                        .await
                        .context("the provider's own description")?;
                *kept = Some((Instant::now(), metadata.clone()));
                metadata
            }
        };
        Ok(
            Client::from_provider_metadata(
                metadata,
                self.client.clone(),
                Some(self.secret.clone()),
            )
            .set_redirect_uri(self.back.clone()),
        )
    }

    /// Where a browser with this token is sent.
    async fn address(&self, token: &Token) -> anyhow::Result<String> {
        let verifier = PkceCodeVerifier::new(derived(token, "verifier"));
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        let (state, nonce) = (derived(token, "state"), derived(token, "nonce"));
        let (url, _, _) = self
            .provider()
            .await?
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state.clone()),
                move || Nonce::new(nonce.clone()),
            )
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        Ok(url.into())
    }

    /// Who came back with a code.
    async fn person(&self, token: &Token, code: String) -> anyhow::Result<Person> {
        let provider = self.provider().await?;
        let tokens = provider
            .exchange_code(AuthorizationCode::new(code))?
            .set_pkce_verifier(PkceCodeVerifier::new(derived(token, "verifier")))
            .request_async(&self.http)
            .await
            .map_err(|_| anyhow::anyhow!("the provider takes no such code"))?;
        let id_token = tokens.id_token().context("no identity token")?;
        let nonce = Nonce::new(derived(token, "nonce"));
        let claims = id_token
            .claims(&provider.id_token_verifier(), &nonce)
            .context("the identity token")?;
        // A standard claim is read out of the known ones, any other out of the rest.
        let more = &claims.additional_claims().all;
        let name = match self.name_claim.as_str() {
            "preferred_username" => claims.preferred_username().map(|name| name.to_string()),
            "email" => claims
                .email()
                .filter(|_| claims.email_verified() == Some(true))
                .map(|email| email.to_string()),
            other => more.get(other).and_then(Value::as_str).map(str::to_owned),
        };
        let groups: Vec<&str> = match more.get(&self.roles_claim) {
            Some(Value::Array(groups)) => groups.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(group)) => vec![group.as_str()],
            _ => Vec::new(),
        };
        let mut roles: Vec<Role> = self
            .roles
            .iter()
            .filter(|(group, _)| groups.contains(&group.as_str()))
            .map(|(_, role)| *role)
            .collect();
        roles.sort_unstable_by_key(|role| role.code());
        roles.dedup();
        Ok(Person {
            name: name
                .context("no claim with the name")?
                .trim()
                .to_lowercase(),
            subject: claims.subject().to_string(),
            roles,
        })
    }
}

/// What this browser alone can know, made from its cookie: nothing has to be kept here while somebody is away.
fn derived(token: &Token, what: &str) -> String {
    URL_SAFE_NO_PAD.encode(crypto::sha256(
        format!("single sign-on {what} {}", token.expose()).as_bytes(),
    ))
}

/// GET `/staff/sso`: to the provider.
pub async fn start_sso(
    State(state): State<Platform>,
    State(sso): State<Option<Arc<Sso>>>,
    page: Page,
    visitor: Visitor,
) -> Result<Response> {
    let sso = sso.as_deref().ok_or(AppError::NotFound)?;
    state.limits.check(Limit::SignIn, visitor)?;
    let token = Token::random();
    match sso.address(&token).await {
        Ok(address) => {
            let mut response = page.see_other(&address);
            let cookie = state.cookies.sso(Some(&token));
            response.headers_mut().append(header::SET_COOKIE, cookie);
            Ok(response)
        }
        Err(error) => {
            tracing::warn!(%error, "single sign-on");
            Ok(door(&state, Some(sso), page, "sign-in-error-sso-away"))
        }
    }
}

/// What the provider says when it leads back.
#[derive(Deserialize)]
pub struct Answer {
    code: Option<String>,
    state: Option<String>,
}

/// GET `/staff/sso/callback`
pub async fn finish_sso(
    State(state): State<Platform>,
    State(sso): State<Option<Arc<Sso>>>,
    Query(answer): Query<Answer>,
    headers: HeaderMap,
    page: Page,
    visitor: Visitor,
) -> Result<Response> {
    let sso = sso.as_deref().ok_or(AppError::NotFound)?;
    state.limits.check(Limit::SignIn, visitor)?;
    let token = read(&headers, state.cookies.sso_name()).and_then(Token::parse);
    let response = match (token, answer.state) {
        (Some(token), Some(told))
            if crypto::same(told.as_bytes(), derived(&token, "state").as_bytes()) =>
        {
            came(&state, sso, page, visitor, &token, answer.code).await?
        }
        _ => door(&state, Some(sso), page, "sign-in-error-sso-late"),
    };
    // Whatever came of it, it works once.
    let mut response = response;
    let cookie = state.cookies.sso(None);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

const SSO_ACCOUNT: Sql =
    Sql::staff("SELECT id, training_completed_on, roles FROM app.sso_account($1, $2, $3, $4)");
const OPEN_SESSION: Sql = Sql::staff("SELECT app.open_session_by_sso($1, $2, $3, $4, $5)");

#[derive(FromQueryResult)]
struct Account {
    id: Uuid,
    training_completed_on: Option<NaiveDate>,
    roles: Codes<Role>,
}

async fn came(
    state: &Platform,
    sso: &Sso,
    mut page: Page,
    visitor: Visitor,
    token: &Token,
    code: Option<String>,
) -> Result<Response> {
    let Some(code) = code else {
        audit(state, visitor, None, "sign_in.sso_refused").await?;
        return Ok(door(state, Some(sso), page, "sign-in-error-sso-refused"));
    };
    let person = match sso.person(token, code).await {
        Ok(person) => person,
        Err(error) => {
            tracing::warn!(%error, "single sign-on");
            audit(state, visitor, None, "sign_in.sso_refused").await?;
            return Ok(door(state, Some(sso), page, "sign-in-error-sso-refused"));
        }
    };
    let subject = state.keys.blind_index(IndexKind::Proof, &person.subject)?;
    let tx = state.pools.sign_in_tx().await?;
    let values = [
        sso.controller.code().into(),
        person.name.into(),
        sso.issuer.to_string().into(),
        subject.clone().into(),
    ];
    let found: Option<Account> = SSO_ACCOUNT.one(&tx, values).await?;
    tx.commit().await?;
    let counts = |account: &Account| -> Vec<String> {
        person
            .roles
            .iter()
            .filter(|role| account.roles.contains(role))
            .map(ToString::to_string)
            .collect()
    };
    let Some((account, roles)) = found
        .map(|account| {
            let roles = counts(&account);
            (account, roles)
        })
        .filter(|(_, roles)| !roles.is_empty())
    else {
        audit(state, visitor, None, "sign_in.sso_nobody").await?;
        return Ok(door(state, Some(sso), page, "sign-in-error-sso-nobody"));
    };
    let id = StaffId(account.id);
    let now = state.clock.now();
    if Training::of(account.training_completed_on, now) == Training::RunOut {
        audit(state, visitor, Some(id), "sign_in.training_run_out").await?;
        let completed_on = account.training_completed_on;
        return Ok(page.with_status(
            StatusCode::FORBIDDEN,
            move || view! { <TrainingPage completed_on/> },
        ));
    }
    // A new cookie: one that was planted before is worth nothing.
    let fresh = page.rotate();
    let tx = state.pools.staff_tx(id).await?;
    let values = [
        id.0.into(),
        sso.issuer.to_string().into(),
        subject.into(),
        roles.into(),
        fresh.hash().to_vec().into(),
    ];
    if !OPEN_SESSION.value::<bool>(&tx, values).await? {
        tx.rollback().await?;
        page.end();
        audit(state, visitor, None, "sign_in.sso_nobody").await?;
        return Ok(door(state, Some(sso), page, "sign-in-error-sso-nobody"));
    }
    let event = event(visitor, Some(id), "staff.sign_in_by_sso");
    record(&tx, now, event).await?;
    tx.commit().await?;
    let mut response = page.ok(|| view! { <SsoReturnPage/> });
    let on = HeaderValue::from_static("0; url=/staff");
    response.headers_mut().insert(header::REFRESH, on);
    Ok(response)
}

/// The door with what went wrong.
fn door(state: &Platform, sso: Option<&Sso>, page: Page, problem: &'static str) -> Response {
    let problems: Problems = Problem::new("name", problem).into();
    again(state, sso, page, SignInForm::default(), problems)
}

fn event(visitor: Visitor, who: Option<StaffId>, action: &'static str) -> AuditEvent {
    AuditEvent::new(
        who.map_or(Actor::Visitor, Actor::Staff),
        Activity::AuditAndSecurity,
        action,
    )
    .client(visitor)
    .detail(json!({}))
}

async fn audit(
    state: &Platform,
    visitor: Visitor,
    who: Option<StaffId>,
    action: &'static str,
) -> Result<()> {
    let tx = match who {
        Some(id) => state.pools.staff_tx(id).await?,
        None => state.pools.sign_in_tx().await?,
    };
    record(&tx, state.clock.now(), event(visitor, who, action)).await?;
    Ok(tx.commit().await?)
}
