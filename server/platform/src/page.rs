//! From a handler to a page: what surrounds it, its status, its cookie.
//!
//! ```text
//! async fn topic(page: Page) -> Result<Response> {
//!     Ok(page.ok(|| view! { <TopicPage …/> }))
//! }
//! ```

use crate::{Platform, reference::CurrentSite};
use crate::{
    cookie,
    cookie::{Journey, Token},
    error::AppError,
    headers::Nonce,
};
use app::{
    domain::reference_data::ReferenceData,
    i18n::{Lang, ReaderLang, reads_translated},
    page::{PageContext, StaffContext, finish, render_within},
};
use axum::{
    body::{Body, to_bytes},
    extract::{FromRef, FromRequestParts, Request},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts};
use leptos::prelude::*;

/// The query of an address that looks whether a cookie came back.
const COOKIE_CHECK: &str = "cookie";

/// No page of ours is nearly so large, in bytes.
const LARGEST_PAGE: usize = 8 << 20;

/// The request as pages and redirects need it.
#[derive(Clone)]
pub struct Page {
    state: Platform,
    site: CurrentSite,
    /// Of the page's own words.
    lang: Lang,
    /// What the reader chose; differs where the page is in English only.
    chosen: Lang,
    path: String,
    nonce: String,
    journey: Option<Journey>,
    token: Option<Token>,
    /// The cookie to write: a fresh, a rotated or an ended one.
    write: Option<Option<Token>>,
    /// Whether a journey without a cookie gets one.
    plant: bool,
    also_clear: Vec<Journey>,
    staff: Option<StaffContext>,
}

impl Page {
    /// The page of a request outside an extractor, as the error layer needs it.
    pub fn of(
        state: &Platform,
        site: CurrentSite,
        headers: &HeaderMap,
        path: &str,
        nonce: Option<&Nonce>,
    ) -> Self {
        let journey = Journey::of_path(path);
        let token = journey.and_then(|journey| state.cookies.read(headers, journey));
        // Staff pages are in English only, frame and all.
        let chosen = match journey {
            Some(Journey::Staff) => Lang::En,
            _ => lang(headers),
        };
        let lang = if reads_translated(path) {
            chosen
        } else {
            Lang::En
        };
        Self {
            state: state.clone(),
            site,
            lang,
            chosen,
            path: path.to_owned(),
            nonce: nonce.map(|nonce| nonce.0.clone()).unwrap_or_default(),
            journey,
            token,
            write: None,
            plant: true,
            also_clear: Vec::new(),
            staff: None,
        }
    }

    /// The language of the page's own words.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The language that the reader chose, also on a page in English only: for what is sent to them.
    pub fn chosen(&self) -> Lang {
        self.chosen
    }

    /// A page that is written in every language, wherever it stands: an error.
    pub fn translated(mut self) -> Self {
        self.lang = self.chosen;
        self
    }

    /// The same page with the site as it is now, for what goes on after its request.
    #[must_use]
    pub fn with_site(self, site: CurrentSite) -> Self {
        Self { site, ..self }
    }

    /// The site as it is for this request.
    pub fn site(&self) -> &CurrentSite {
        &self.site
    }

    /// The reference tables in force for this request.
    pub fn data(&self) -> &'static ReferenceData {
        self.site.data()
    }

    /// The path of the request.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The address after an act that begins a visit, for a browser that came without a cookie, although the
    /// page with the form gave it one: `start` looks whether it has one now ([`Page::kept_cookie`], input F10).
    pub fn after_begin(&self, came_with: bool, start: &'static str, next: &str) -> String {
        if came_with {
            next.to_owned()
        } else {
            format!("{start}?{COOKIE_CHECK}")
        }
    }

    /// Whether this is the look of [`Page::after_begin`], and a cookie is there.
    ///
    /// # Errors
    /// The browser keeps no cookies.
    pub fn kept_cookie(&self, query: Option<&str>) -> Result<bool, AppError> {
        match (query, &self.token) {
            (Some(COOKIE_CHECK), None) => Err(AppError::CookiesBlocked),
            (Some(COOKIE_CHECK), Some(_)) => Ok(true),
            _ => Ok(false),
        }
    }

    /// The journey's cookie as the browser sent it.
    pub fn token(&self) -> Option<&Token> {
        self.token.as_ref()
    }

    /// A new value for the journey's cookie: after a sign-in, so that one planted before is worth nothing.
    pub fn rotate(&mut self) -> Token {
        let token = Token::random();
        self.token = Some(token.clone());
        self.write = Some(Some(token.clone()));
        token
    }

    /// As [`Page::rotate`], with a value that says of itself that something was begun under it.
    pub fn rotate_marked(&mut self) -> Token {
        let token = Token::random_marked();
        self.token = Some(token.clone());
        self.write = Some(Some(token.clone()));
        token
    }

    /// Takes the journey's cookie away.
    pub fn end(&mut self) {
        self.token = None;
        self.write = Some(None);
    }

    /// Takes another journey's cookie away too, as "Exit this page" does.
    pub fn end_also(&mut self, journey: Journey) {
        self.also_clear.push(journey);
    }

    /// Gives a page outside the three journeys the form token of one.
    pub fn with_journey(mut self, headers: &HeaderMap, journey: Journey) -> Self {
        self.journey = Some(journey);
        self.token = self.state.cookies.read(headers, journey);
        self
    }

    /// A page that writes no cookie, such as an error: it must not plant a new one over a live session.
    pub fn without_cookie(mut self) -> Self {
        self.plant = false;
        self
    }

    /// Says who is signed in, for the bar at the top of staff pages.
    pub fn signed_in(mut self, staff: StaffContext) -> Self {
        self.staff = Some(staff);
        self
    }

    /// 200 with a page.
    pub fn ok<V: IntoView>(self, view: impl FnOnce() -> V) -> Response {
        self.with_status(StatusCode::OK, view)
    }

    /// 422 with the same page, the values kept and an error summary.
    pub fn unprocessable<V: IntoView>(self, view: impl FnOnce() -> V) -> Response {
        self.with_status(StatusCode::UNPROCESSABLE_ENTITY, view)
    }

    /// A page with a status.
    pub fn with_status<V: IntoView>(
        mut self,
        status: StatusCode,
        view: impl FnOnce() -> V,
    ) -> Response {
        let context = self.context();
        let html = render_within(ReaderLang(self.chosen), context, view);
        self.finish((status, html_headers(), html).into_response())
    }

    /// A part of a page, for one that is there already.
    pub fn fragment<V: IntoView>(mut self, view: impl FnOnce() -> V) -> String {
        let context = self.context();
        render_within(ReaderLang(self.chosen), context, view)
    }

    /// A staff page that holds islands: rendered with what they need to wake up in the browser.
    pub async fn with_islands<V: IntoView + 'static>(
        mut self,
        status: StatusCode,
        provide: impl Fn() + Clone + Send + Sync + 'static,
        view: impl Fn() -> V + Clone + Send + Sync + 'static,
    ) -> Response {
        start_executor();
        let context = self.context();
        let nonce = context.nonce.clone();
        let handler = leptos_axum::render_app_async_with_context(
            move || {
                app::page::provide(context.clone());
                provide_context(leptos::nonce::Nonce::from_value(nonce.clone()));
                provide();
            },
            view,
        );
        let mut request = Request::new(Body::empty());
        if let Ok(uri) = self.path.parse() {
            *request.uri_mut() = uri;
        }
        let (mut parts, body) = handler(request).await.into_response().into_parts();
        let Ok(html) = to_bytes(body, LARGEST_PAGE).await else {
            return AppError::internal(anyhow::anyhow!(
                "a page with islands could not be rendered"
            ))
            .into_response();
        };
        parts.status = status;
        parts.headers = headers_of(html_headers());
        let html = finish(whole(&String::from_utf8_lossy(&html)));
        self.finish(Response::from_parts(parts, Body::from(html)))
    }

    /// 303: the answer to every POST that succeeded.
    pub fn see_other(self, to: &str) -> Response {
        let location = HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/"));
        self.finish((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
    }

    /// An answer of another kind (a download), with the page's cookie and caching.
    pub fn finish(self, mut response: Response) -> Response {
        let headers = response.headers_mut();
        // What belongs to a journey is personal: it must not come back after "Exit this page" (rule 8.4).
        let caching = if self.journey.is_some() || self.staff.is_some() {
            "no-store"
        } else {
            "no-cache"
        };
        headers
            .entry(header::CACHE_CONTROL)
            .or_insert(HeaderValue::from_static(caching));
        if let (Some(journey), Some(write)) = (self.journey, &self.write) {
            let cookie = match write {
                Some(token) => self.state.cookies.set(journey, token),
                None => self.state.cookies.clear(journey),
            };
            headers.append(header::SET_COOKIE, cookie);
        }
        for journey in self.also_clear {
            headers.append(header::SET_COOKIE, self.state.cookies.clear(journey));
        }
        response
    }

    /// What the page's components ask of their surroundings. A journey without a cookie gets one here,
    /// because every page of it may hold a form; no row is made until its first POST.
    pub fn context(&mut self) -> PageContext {
        if self.plant && self.journey.is_some() && self.token.is_none() && self.write.is_none() {
            self.rotate();
        }
        let form_token = self
            .token
            .as_ref()
            .map(|token| self.state.keys.form_token(token.expose()))
            .unwrap_or_default();
        PageContext {
            lang: self.lang,
            site: self.site.shared(),
            path: self.path.clone(),
            form_token,
            nonce: self.nonce.clone(),
            staff: self.staff.clone(),
        }
    }
}

impl<S> FromRequestParts<S> for Page
where
    S: Sync,
    Platform: FromRef<S>,
{
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let site = CurrentSite::from_request_parts(parts, state).await?;
        Ok(Self::of(
            &Platform::from_ref(state),
            site,
            &parts.headers,
            parts.uri.path(),
            parts.extensions.get::<Nonce>(),
        ))
    }
}

/// Islands and what they ask are rendered by tasks of the runtime that is there: said to Leptos once.
pub fn start_executor() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        // Refused only when somebody has said so before, which is as good.
        let _ = any_spawner::Executor::init_tokio();
    });
}

/// What leptos streams, as a plain page: with the document type that `app` adds elsewhere, and without the two
/// inline scripts behind `</html>`, which hand over resources that none of our pages has.
fn whole(streamed: &str) -> String {
    let end = streamed
        .rfind("</html>")
        .map_or(streamed.len(), |at| at + "</html>".len());
    format!("<!doctype html>\n{}", &streamed[..end])
}

/// The language: the `lang` cookie, then what the browser prefers, then English.
fn lang(headers: &HeaderMap) -> Lang {
    let cookie = cookie::read(headers, "lang").and_then(Lang::from_code);
    let preferred = || {
        let accepted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        preferred(accepted)
    };
    cookie.or_else(preferred).unwrap_or_default()
}

/// The language that comes first by weight among those we have.
fn preferred(accepted: &str) -> Option<Lang> {
    let mut found: Vec<(f32, Lang)> = accepted
        .split(',')
        .filter_map(|part| {
            let mut pieces = part.split(';');
            let code = pieces.next()?.trim();
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q=")?.parse::<f32>().ok())
                .unwrap_or(1.0);
            let lang =
                Lang::from_code(code).or_else(|| Lang::from_code(code.split('-').next()?))?;
            (weight > 0.0).then_some((weight, lang))
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.first().map(|(_, lang)| *lang)
}

fn html_headers() -> [(header::HeaderName, HeaderValue); 1] {
    [(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    )]
}

fn headers_of(pairs: [(header::HeaderName, HeaderValue); 1]) -> HeaderMap {
    pairs.into_iter().collect()
}

#[cfg(test)]
mod tests;
