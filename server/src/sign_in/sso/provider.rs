//! The directory of an organisation, as an OpenID Connect provider.

use anyhow::Context;
use app::domain::{controller::Controller, permission::Role};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
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
use platform::{config::Config, cookie::Token, crypto};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};
use tokio::sync::Mutex;

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
pub(super) struct Person {
    pub(super) name: String,
    pub(super) subject: String,
    pub(super) roles: Vec<Role>,
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

    /// The address that its tokens carry.
    pub(super) fn issuer(&self) -> &str {
        self.issuer.as_str()
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
    pub(super) async fn address(&self, token: &Token) -> anyhow::Result<String> {
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
    pub(super) async fn person(&self, token: &Token, code: String) -> anyhow::Result<Person> {
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
pub(super) fn derived(token: &Token, what: &str) -> String {
    URL_SAFE_NO_PAD.encode(crypto::sha256(
        format!("single sign-on {what} {}", token.expose()).as_bytes(),
    ))
}
