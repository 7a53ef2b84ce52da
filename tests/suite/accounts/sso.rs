//! Signing in through an organisation's own directory, against a small provider that speaks OpenID Connect: it
//! describes itself, asks nobody anything, takes each code once, checks the proof of the browser (PKCE) and signs.

use crate::staff::world::World;
use app::domain::permission::Role;
use aws_lc_rs::{
    rand::SystemRandom,
    rsa::{KeyPair, KeySize},
    signature::{KeyPair as _, RSA_PKCS1_SHA256},
};
use axum::{
    Json, Router,
    extract::{Form, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use harness::{Answer, Client};
use http::{HeaderMap, StatusCode};
use platform::clock::Clock;
use platform::crypto::sha256;
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

const CLIENT: &str = "help-in-stockport";
const SECRET: &str = "made-up secret of a test";
const ROLES: &str = "Hub officers=triage_fh;Hub managers=manager_fh;Data protection=dpo_smbc";

/// The directory of a council.
struct Provider {
    base: String,
    key: KeyPair,
    /// Signs too, and is not published.
    stranger: KeyPair,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    /// Code to what was asked with it.
    codes: HashMap<String, HashMap<String, String>>,
    given: u32,
    /// Who is at the browser.
    subject: String,
    name: String,
    groups: Vec<String>,
    fault: Fault,
}

/// What the provider does wrong.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Fault {
    #[default]
    Nothing,
    StrangeKey,
    OtherAudience,
    OtherIssuer,
    OtherNonce,
    Expired,
    SaysNo,
}

type Shared = Arc<Provider>;

impl Provider {
    async fn start() -> Shared {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0))
            .await
            .unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let provider = Arc::new(Self {
            base,
            key: KeyPair::generate(KeySize::Rsa2048).unwrap(),
            stranger: KeyPair::generate(KeySize::Rsa2048).unwrap(),
            kept: Mutex::default(),
        });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(describe))
            .route("/keys", get(keys))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .with_state(Arc::clone(&provider));
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        provider
    }

    /// Somebody sits down at the browser.
    fn sits(&self, subject: &str, name: &str, groups: &[&str]) {
        let mut kept = self.kept.lock().unwrap();
        kept.subject = subject.to_owned();
        kept.name = name.to_owned();
        kept.groups = groups.iter().map(|group| (*group).to_owned()).collect();
    }

    fn fault(&self, fault: Fault) {
        self.kept.lock().unwrap().fault = fault;
    }

    fn signed(&self, claims: &Value, stranger: bool) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let head = json!({ "alg": "RS256", "kid": "one", "typ": "JWT" });
        let text = format!("{}.{}", part(&head), part(claims));
        let key = if stranger { &self.stranger } else { &self.key };
        let mut signature = vec![0; key.public_modulus_len()];
        key.sign(
            &RSA_PKCS1_SHA256,
            &SystemRandom::new(),
            text.as_bytes(),
            &mut signature,
        )
        .unwrap();
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

async fn describe(State(provider): State<Shared>) -> Json<Value> {
    let base = &provider.base;
    Json(json!({
        "issuer": base,
        "authorization_endpoint": format!("{base}/authorize"),
        "token_endpoint": format!("{base}/token"),
        "jwks_uri": format!("{base}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    }))
}

async fn keys(State(provider): State<Shared>) -> Json<Value> {
    let public = provider.key.public_key();
    let number = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    Json(json!({ "keys": [{
        "kty": "RSA", "use": "sig", "alg": "RS256", "kid": "one",
        "n": number(public.modulus().big_endian_without_leading_zero()),
        "e": number(public.exponent().big_endian_without_leading_zero()),
    }] }))
}

async fn authorize(
    State(provider): State<Shared>,
    Query(asked): Query<HashMap<String, String>>,
) -> Response {
    let mut kept = provider.kept.lock().unwrap();
    let back = &asked["redirect_uri"];
    let state = &asked["state"];
    assert_eq!(asked["response_type"], "code");
    assert_eq!(asked["client_id"], CLIENT);
    assert_eq!(asked["code_challenge_method"], "S256");
    assert!(asked["scope"].split(' ').any(|scope| scope == "openid"));
    if kept.fault == Fault::SaysNo {
        return Redirect::to(&format!("{back}?error=access_denied&state={state}")).into_response();
    }
    kept.given += 1;
    let code = format!("code-{}", kept.given);
    kept.codes.insert(code.clone(), asked.clone());
    Redirect::to(&format!("{back}?code={code}&state={state}")).into_response()
}

async fn token(
    State(provider): State<Shared>,
    headers: HeaderMap,
    Form(asked): Form<HashMap<String, String>>,
) -> Response {
    let no = || {
        let body = Json(json!({ "error": "invalid_grant" }));
        (StatusCode::BAD_REQUEST, body).into_response()
    };
    let mut kept = provider.kept.lock().unwrap();
    let who = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Basic "))
        .and_then(|value| base64::engine::general_purpose::STANDARD.decode(value).ok())
        .and_then(|value| String::from_utf8(value).ok());
    // Both halves come as a form would send them.
    let wanted: String = form_urlencoded::byte_serialize(SECRET.as_bytes()).collect();
    if who != Some(format!("{CLIENT}:{wanted}")) {
        return no();
    }
    // Each code once, and only with the proof of the browser that began.
    let Some(begun) = kept.codes.remove(&asked["code"]) else {
        return no();
    };
    let proof = URL_SAFE_NO_PAD.encode(sha256(asked["code_verifier"].as_bytes()));
    if proof != begun["code_challenge"] || asked["redirect_uri"] != begun["redirect_uri"] {
        return no();
    }
    let now = Clock::system().now().timestamp();
    let fault = kept.fault;
    let is = |this: Fault| fault == this;
    let claims = json!({
        "iss": if is(Fault::OtherIssuer) { "https://elsewhere.example" } else { provider.base.as_str() },
        "aud": if is(Fault::OtherAudience) { "another-site" } else { CLIENT },
        "sub": kept.subject,
        "nonce": if is(Fault::OtherNonce) { "made-up" } else { begun["nonce"].as_str() },
        "iat": now - 10,
        "exp": if is(Fault::Expired) { now - 5 } else { now + 300 },
        "preferred_username": kept.name,
        "groups": kept.groups,
    });
    let id_token = provider.signed(&claims, is(Fault::StrangeKey));
    Json(json!({
        "access_token": "nothing is asked with it",
        "token_type": "Bearer",
        "expires_in": 300,
        "id_token": id_token,
    }))
    .into_response()
}

async fn portal(provider: &Provider) -> World {
    let issuer = provider.base.clone();
    World::start_with(move |config| {
        config.sso.sso_issuer = Some(issuer);
        config.sso.sso_client_id = Some(CLIENT.to_owned());
        config.sso.sso_client_secret = Some(SECRET.to_owned().into());
        config.sso.sso_roles = Some(ROLES.to_owned());
    })
    .await
}

/// Begins at the door and goes to the provider; the address with which it leads back.
async fn to_provider(client: &mut Client) -> String {
    client.follow = false;
    let away = client.get("/staff/sso").await;
    assert_eq!(away.status(), 303, "{}", away.text());
    let address = away.header("location").unwrap().to_owned();
    client.follow = true;
    let answer = ask(&address).await;
    let (_, path) = answer.split_once("/staff/").unwrap();
    format!("/staff/{path}")
}

/// Asks the provider as a browser does; where it leads.
async fn ask(address: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let rest = address.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    let mut stream = tokio::net::TcpStream::connect(host).await.unwrap();
    let request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).await.unwrap();
    text.lines()
        .find_map(|line| line.strip_prefix("location: "))
        .unwrap_or_else(|| panic!("no way back: {text}"))
        .to_owned()
}

async fn signs_in(client: &mut Client) -> Answer {
    let back = to_provider(client).await;
    client.get(&back).await
}

#[tokio::test]
async fn whoever_the_directory_knows_comes_in_with_the_roles_that_both_give() {
    let provider = Provider::start().await;
    let world = portal(&provider).await;
    world
        .account("sso.one", &[Role::ManagerFh, Role::DpoSmbc], &[])
        .await;
    let mut client = world.app.client();
    let door = client.get("/staff/sign-in").await;
    assert!(door.says("Sign in with your council account"));
    provider.sits("person-1", "SSO.One", &["Everybody", "Hub managers"]);
    let back = to_provider(&mut client).await;
    let came = client.get(&back).await;
    assert_eq!(came.status(), 200, "{}", came.text());
    assert!(came.says("You are signed in"), "{}", came.text());
    // A page, because the cookie of staff stays at home on the way from another site.
    assert_eq!(came.header("refresh"), Some("0; url=/staff"));
    let home = client.get("/staff").await;
    assert!(home.says("Settings"), "a manager's: {}", home.text());
    // The account is a data protection officer's too; the directory does not say so today.
    assert_eq!(client.get("/staff/rights").await.status(), 404);
    assert_eq!(
        world
            .count("SELECT count(*) FROM audit_event WHERE action = 'staff.sign_in_by_sso'")
            .await,
        1
    );
    // The code works once, and so does the cookie.
    let again = client.get(&back).await;
    assert_eq!(again.status(), 422);
    assert!(again.says("took too long"), "{}", again.text());
    world.app.end().await;
}

#[tokio::test]
async fn an_answer_for_another_browser_opens_nothing() {
    let provider = Provider::start().await;
    let world = portal(&provider).await;
    world.account("sso.two", &[Role::ManagerFh], &[]).await;
    provider.sits("person-2", "sso.two", &["Hub managers"]);
    let mut hers = world.app.client();
    let back = to_provider(&mut hers).await;
    // Sent to somebody who began nothing, and to somebody who began another one.
    let mut his = world.app.client();
    let refused = his.get(&back).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.says("begun in another window"));
    to_provider(&mut his).await;
    assert_eq!(his.get(&back).await.status(), 422);
    // With the state of his own and her code: the proof is not hers.
    let own = to_provider(&mut his).await;
    let state = own.split_once("state=").unwrap().1;
    let code = back.split_once("code=").unwrap().1;
    let code = code.split('&').next().unwrap();
    let mixed = format!("/staff/sso/callback?code={code}&state={state}");
    let refused = his.get(&mixed).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.says("did not let you in"), "{}", refused.text());
    assert_eq!(world.count("SELECT count(*) FROM session").await, 0);
    world.app.end().await;
}

#[tokio::test]
async fn a_token_that_is_not_the_providers_for_this_site_now_is_refused() {
    let provider = Provider::start().await;
    let world = portal(&provider).await;
    world.account("sso.three", &[Role::ManagerFh], &[]).await;
    provider.sits("person-3", "sso.three", &["Hub managers"]);
    for fault in [
        Fault::StrangeKey,
        Fault::OtherAudience,
        Fault::OtherIssuer,
        Fault::OtherNonce,
        Fault::Expired,
        Fault::SaysNo,
    ] {
        provider.fault(fault);
        let mut client = world.app.client();
        let refused = signs_in(&mut client).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.says("did not let you in"), "{}", refused.text());
    }
    assert_eq!(world.count("SELECT count(*) FROM session").await, 0);
    assert_eq!(
        world
            .count("SELECT count(*) FROM audit_event WHERE action = 'sign_in.sso_refused'")
            .await,
        6
    );
    provider.fault(Fault::Nothing);
    let mut client = world.app.client();
    assert!(signs_in(&mut client).await.says("You are signed in"));
    world.app.end().await;
}

#[tokio::test]
async fn the_directory_gives_nobody_what_two_people_here_did_not() {
    let provider = Provider::start().await;
    let world = portal(&provider).await;
    world.account("sso.four", &[Role::ManagerFh], &[]).await;
    let mut client = world.app.client();
    for (name, groups) in [
        ("nobody.here", vec!["Hub managers"]),
        ("sso.four", vec![]),
        ("sso.four", vec!["Data protection"]),
        ("sso.four", vec!["hub managers"]),
    ] {
        provider.sits("person-4", name, &groups);
        let refused = signs_in(&mut client).await;
        assert_eq!(refused.status(), 422);
        assert!(
            refused.says("You have no account here"),
            "{}",
            refused.text()
        );
    }
    // Once somebody's, never another's by the name alone.
    provider.sits("person-4", "sso.four", &["Hub managers"]);
    assert!(signs_in(&mut client).await.says("You are signed in"));
    provider.sits("person-5", "sso.four", &["Hub managers"]);
    let mut other = world.app.client();
    assert!(signs_in(&mut other).await.says("You have no account here"));
    // Renamed in the directory, the person is still the same.
    provider.sits("person-4", "four.married", &["Hub managers"]);
    let mut later = world.app.client();
    assert!(signs_in(&mut later).await.says("You are signed in"));
    // An account that has ended opens nothing, nor does one whose training has run out.
    world
        .app
        .execute("UPDATE staff SET training_completed_on = '2020-01-01' WHERE name = 'sso.four'")
        .await;
    let mut untrained = world.app.client();
    let refused = signs_in(&mut untrained).await;
    assert_eq!(refused.status(), 403);
    world
        .app
        .execute("UPDATE staff SET ended_at = now(), training_completed_on = '2026-11-01' WHERE name = 'sso.four'")
        .await;
    assert_eq!(world.count("SELECT count(*) FROM staff_sso").await, 0);
    let mut ended = world.app.client();
    assert!(signs_in(&mut ended).await.says("You have no account here"));
    world.app.end().await;
}

#[tokio::test]
async fn a_provider_that_is_away_leaves_the_other_ways_in() {
    let world = World::start_with(|config| {
        config.sso.sso_issuer = Some("http://127.0.0.1:9".to_owned());
        config.sso.sso_client_id = Some(CLIENT.to_owned());
        config.sso.sso_client_secret = Some(SECRET.to_owned().into());
        config.sso.sso_roles = Some(ROLES.to_owned());
    })
    .await;
    let mut client = world.app.client();
    let away = client.get("/staff/sso").await;
    assert_eq!(away.status(), 422);
    assert!(
        away.says("does not answer") && away.says("One-time code"),
        "{}",
        away.text()
    );
    world.app.end().await;
    let world = World::start().await;
    let mut client = world.app.client();
    assert_eq!(client.get("/staff/sso").await.status(), 404);
    assert!(!client.get("/staff/sign-in").await.says("council account"));
    world.app.end().await;
}
