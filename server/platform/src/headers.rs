//! The headers that every answer carries, errors and static files included.

use crate::Platform;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use http::{HeaderName, HeaderValue, header};

/// The nonce of one answer's content security policy.
#[derive(Clone)]
pub struct Nonce(pub String);

const RESIDENT_SCRIPTS: &str = "'self'";

/// Mints the nonce, then sets the headers on whatever comes back.
pub async fn set(State(state): State<Platform>, mut request: Request, next: Next) -> Response {
    let staff = request.uri().path().starts_with("/staff");
    let nonce = STANDARD_NO_PAD.encode(crate::crypto::random::<16>());
    request.extensions_mut().insert(Nonce(nonce.clone()));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    if state.cookies.secure {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
    let policy = if staff {
        // Islands are WebAssembly; without 'wasm-unsafe-eval' the browser would not compile them.
        policy(&format!("'self' 'nonce-{nonce}' 'wasm-unsafe-eval'"))
    } else {
        policy(RESIDENT_SCRIPTS)
    };
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// `same-origin`, not `no-referrer`: with the latter a form would say `Origin: null`.
const FIXED: [(&str, &str); 7] = [
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-robots-tag", "noindex, nofollow"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

fn policy(scripts: &str) -> String {
    format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}
