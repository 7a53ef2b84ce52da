//! Only on a trial site: what was sent, to read it; the clock, to set it.

mod clock;

use crate::state::AppState;
use app::dev::{MailPage, SentMail};
use axum::{Router, extract::State, response::Response, routing::get};
use leptos::prelude::*;
use platform::Platform;
use platform::{config::Mode, error::Result, page::Page};
use std::path::Path;

/// Mails shown at most.
const SHOWN: usize = 100;

/// `/dev/clock` on a trial site, and `/dev/mail` on one that sends into a folder; no address at all elsewhere.
pub fn routes(state: &AppState) -> Router<AppState> {
    if state.config.site.mode != Mode::Demo {
        return Router::new();
    }
    let routes = Router::new().route(clock::PATH, get(clock::show_clock).post(clock::set_clock));
    if state.mailer.folder().is_some() {
        routes.route("/dev/mail", get(mail))
    } else {
        routes
    }
}

async fn mail(State(state): State<Platform>, page: Page) -> Result<Response> {
    let mails = match state.mailer.folder() {
        Some(folder) => read(folder).await.map_err(anyhow::Error::from)?,
        None => Vec::new(),
    };
    Ok(page.ok(|| view! { <MailPage mails/> }))
}

/// The newest first: the names of the files are ids in the order of time.
async fn read(folder: &Path) -> std::io::Result<Vec<SentMail>> {
    let mut names = Vec::new();
    let mut entries = match tokio::fs::read_dir(folder).await {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(cause),
    };
    while let Some(entry) = entries.next_entry().await? {
        if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "txt")
        {
            names.push(entry.path());
        }
    }
    names.sort();
    let mut mails = Vec::new();
    for path in names.into_iter().rev().take(SHOWN) {
        mails.extend(parse(&tokio::fs::read_to_string(path).await?));
    }
    Ok(mails)
}

fn parse(text: &str) -> Option<SentMail> {
    let (head, body) = text.split_once("\n\n")?;
    let line = |name: &str| {
        head.lines()
            .find_map(|line| line.strip_prefix(name))
            .unwrap_or_default()
            .to_owned()
    };
    Some(SentMail {
        to: line("To: "),
        subject: line("Subject: "),
        lines: body.trim_end().lines().map(str::to_owned).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_read_as_it_was_written() {
        let mail =
            parse("To: a@example.org\nSubject: BCD-234-FGH\n\nOne line.\n\nAnother.\n").unwrap();
        assert_eq!(
            (mail.to.as_str(), mail.subject.as_str()),
            ("a@example.org", "BCD-234-FGH")
        );
        assert_eq!(mail.lines, ["One line.", "", "Another."]);
    }
}
