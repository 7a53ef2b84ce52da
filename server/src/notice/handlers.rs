//! The pages of the notices.

use super::store::Notices;
use crate::notice::Publications;
use app::{
    domain::{
        notice::{Notice, NoticeVersion, tidy_code},
        time::london_date,
    },
    notice_markers::RetentionWords,
    resident::{
        easy::{EasyPage, EasyReadPage},
        notices::{CheckPage, CodeCheck, CodePage, ComparePage, NoticePage, PrivacyPage},
    },
    ui::{Problem, Problems},
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use chrono::NaiveDate;
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::{
    error::{AppError, Result},
    page::Page,
};
use serde::Deserialize;

/// What all these pages load.
struct Loaded {
    notices: Notices,
    today: NaiveDate,
    retention: RetentionWords,
}

impl Loaded {
    async fn of(state: &Platform, texts: &Publications, page: &Page) -> Result<Self> {
        let now = state.clock.now();
        Ok(Self {
            notices: texts.notices(&state.pools.web).await?,
            today: london_date(now),
            retention: RetentionWords::new(page.lang(), &page.data().retention, now),
        })
    }

    fn current(&self, notice: Notice) -> Result<NoticeVersion> {
        self.notices
            .current(notice, self.today)
            .cloned()
            .ok_or(AppError::NotFound)
    }

    /// A version by its number as it stands in an address: `1`, never `01` or `+1`.
    fn version(&self, notice: Notice, number: &str) -> Result<NoticeVersion> {
        let wanted: u32 = number.parse().map_err(|_| AppError::NotFound)?;
        if wanted.to_string() != number {
            return Err(AppError::NotFound);
        }
        self.notices
            .version(notice, wanted, self.today)
            .cloned()
            .ok_or(AppError::NotFound)
    }

    /// The version in force, if it is another.
    fn newer(&self, version: &NoticeVersion) -> Option<NoticeVersion> {
        self.notices
            .current(version.notice, self.today)
            .filter(|current| current.version != version.version)
            .cloned()
    }
}

fn notice(slug: &str) -> Result<Notice> {
    slug.parse().map_err(|_| AppError::NotFound)
}

/// `/privacy`
pub async fn list_notices(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
) -> Result<Response> {
    let loaded = Loaded::of(&state, &texts, &page).await?;
    let versions: Vec<NoticeVersion> = Notice::ALL
        .into_iter()
        .map(|notice| loaded.current(notice))
        .collect::<Result<_>>()?;
    let retention = loaded.retention;
    Ok(page.ok(|| view! { <PrivacyPage versions retention/> }))
}

/// `/privacy/<notice>`: the version in force.
pub async fn show_notice(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    Path(slug): Path<String>,
) -> Result<Response> {
    let notice = notice(&slug)?;
    let loaded = Loaded::of(&state, &texts, &page).await?;
    let version = loaded.current(notice)?;
    let retention = loaded.retention;
    Ok(page.ok(|| view! { <NoticePage version replaced_by=None retention/> }))
}

/// `/privacy/<notice>/<version>`: for ever.
pub async fn show_version(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response> {
    let notice = notice(&slug)?;
    let loaded = Loaded::of(&state, &texts, &page).await?;
    let version = loaded.version(notice, &number)?;
    let replaced_by = loaded.newer(&version);
    let retention = loaded.retention;
    Ok(page.ok(|| view! { <NoticePage version replaced_by retention/> }))
}

/// `/privacy/<notice>/compare/<a>/<b>`
pub async fn compare_versions(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    Path((slug, old, new)): Path<(String, String, String)>,
) -> Result<Response> {
    let notice = notice(&slug)?;
    let loaded = Loaded::of(&state, &texts, &page).await?;
    let old = loaded.version(notice, &old)?;
    let new = loaded.version(notice, &new)?;
    Ok(page.ok(|| view! { <ComparePage old new/> }))
}

/// What the page that asks for a code sends.
#[derive(Deserialize)]
pub struct Typed {
    code: Option<String>,
}

/// `/privacy/check`: asks for the code of a printed copy, and leads to the answer.
pub async fn show_code_form(page: Page, Query(typed): Query<Typed>) -> Response {
    let Some(typed) = typed.code else {
        return page.ok(|| view! { <CodePage typed=String::new() problems=Problems::default()/> });
    };
    match tidy_code(&typed) {
        Some(code) => page.see_other(&format!("/privacy/check/{code}")),
        None => {
            let problems = Problem::new("code", "notices-code-none").into();
            page.unprocessable(|| view! { <CodePage typed problems/> })
        }
    }
}

/// `/privacy/check/<code>`: current, or replaced by which and when.
pub async fn check_code(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    Path(typed): Path<String>,
) -> Result<Response> {
    let loaded = Loaded::of(&state, &texts, &page).await?;
    let found =
        tidy_code(&typed).and_then(|code| loaded.notices.by_code(&code, loaded.today).cloned());
    let Some(version) = found else {
        let problems = Problem::new("code", "notices-code-unknown").into();
        return Ok(page.with_status(
            StatusCode::NOT_FOUND,
            || view! { <CodePage typed problems/> },
        ));
    };
    let next = loaded.notices.next(&version, loaded.today).cloned();
    let check = match (next, loaded.newer(&version)) {
        (Some(by), Some(newest)) => CodeCheck::Replaced {
            old: version,
            by,
            newest,
        },
        _ => CodeCheck::Current(version),
    };
    Ok(page.ok(|| view! { <CheckPage check/> }))
}

/// `/easy-read`: asking for help.
pub async fn show_easy_start(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
) -> Result<Response> {
    easy(&state, &texts, page, EasyPage::Start).await
}

/// `/easy-read/manage`: coming back.
pub async fn show_easy_manage(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
) -> Result<Response> {
    easy(&state, &texts, page, EasyPage::Manage).await
}

/// `/easy-read/<notice>`
pub async fn show_easy_notice(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    Path(slug): Path<String>,
) -> Result<Response> {
    easy(&state, &texts, page, EasyPage::Notice(notice(&slug)?)).await
}

/// The days on these pages are those of the rules in force, as on the notices.
async fn easy(
    state: &Platform,
    texts: &Publications,
    page: Page,
    shown: EasyPage,
) -> Result<Response> {
    let loaded = Loaded::of(state, texts, &page).await?;
    let in_force = match shown {
        EasyPage::Notice(notice) => Some(loaded.current(notice)?),
        EasyPage::Start | EasyPage::Manage => None,
    };
    let retention = loaded.retention;
    Ok(page.ok(|| view! { <EasyReadPage page=shown retention in_force/> }))
}
