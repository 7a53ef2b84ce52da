//! Pages that stand by themselves: start, help, contact, statements, and two small files for machines.

pub mod address;
pub mod language;

use app::resident::{
    help::{
        AccessibilityPage, BeforePage, ContactPage, CookiesPage, EmergencyPage, SafeOnlinePage,
    },
    start::StartPage,
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Days, NaiveTime, SecondsFormat, Utc};
use http::header;
use leptos::prelude::*;
use platform::Platform;
use platform::page::Page;
use platform::reference::CurrentSite;

/// Days for which `security.txt` says it can be trusted: less than a year, as RFC 9116 advises.
const SECURITY_TXT_DAYS: u64 = 180;

/// `/`
pub async fn show_start(page: Page) -> Response {
    page.ok(|| view! { <StartPage/> })
}

/// `/emergency`
pub async fn show_emergency(page: Page) -> Response {
    page.ok(|| view! { <EmergencyPage/> })
}

/// `/enquiry/before-you-start`
pub async fn show_before_you_start(page: Page) -> Response {
    page.ok(|| view! { <BeforePage/> })
}

/// `/help/staying-safe-online`
pub async fn show_safe_online(page: Page) -> Response {
    page.ok(|| view! { <SafeOnlinePage/> })
}

/// `/contact`
pub async fn show_contact(page: Page) -> Response {
    page.ok(|| view! { <ContactPage/> })
}

/// `/accessibility`
pub async fn show_accessibility(page: Page) -> Response {
    page.ok(|| view! { <AccessibilityPage/> })
}

/// `/cookies`
pub async fn show_cookies(page: Page) -> Response {
    page.ok(|| view! { <CookiesPage/> })
}

/// `/.well-known/security.txt`: whom to tell about a hole (RFC 9116).
pub async fn show_security_txt(State(state): State<Platform>, site: CurrentSite) -> Response {
    plain(security_text(&site, state.clock.now()))
}

/// `/robots.txt`
pub async fn show_robots_txt() -> Response {
    plain(include_str!("../../../app/public/robots.txt").to_owned())
}

fn plain(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// The `security` contact if configured, and always the contact page; expires a whole number of days
/// after today's midnight, so that it is the same text all day.
fn security_text(site: &app::site::Site, now: DateTime<Utc>) -> String {
    let expires = (now.date_naive() + Days::new(SECURITY_TXT_DAYS))
        .and_time(NaiveTime::MIN)
        .and_utc()
        .to_rfc3339_opts(SecondsFormat::Secs, true);
    let own = site
        .contact("security")
        .and_then(|contact| contact.href())
        .map(|href| format!("Contact: {href}\n"))
        .unwrap_or_default();
    let base = &site.base_url;
    format!(
        "{own}Contact: {base}/contact\nExpires: {expires}\nPreferred-Languages: en\nCanonical: {base}/.well-known/security.txt\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_txt_runs_out_half_a_year_after_today() {
        let site = app::site::Site {
            base_url: "https://help.example".into(),
            ..Default::default()
        };
        let now = DateTime::parse_from_rfc3339("2026-11-21T13:00:00Z")
            .unwrap()
            .to_utc();
        let text = security_text(&site, now);
        assert!(text.contains("\nExpires: 2027-05-20T00:00:00Z\n"), "{text}");
        assert!(text.starts_with("Contact: https://help.example/contact\n"));
        assert!(text.contains("Canonical: https://help.example/.well-known/security.txt"));
    }
}
