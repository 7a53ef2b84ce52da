//! A person with a browser without scripts: cookies, forms, hidden fields, redirects.

use crate::{Answer, CANARY, Form};
use axum::{Router, body::Body, extract::ConnectInfo};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, header};
use http_body_util::BodyExt;
use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
};
use tower::ServiceExt;

/// No journey of ours redirects more often.
const MOST_REDIRECTS: usize = 5;

/// A person's browser.
#[derive(Clone)]
pub struct Client {
    router: Router,
    base_url: String,
    cookies: BTreeMap<String, String>,
    headers: HeaderMap,
    address: IpAddr,
    visited: Arc<Mutex<Vec<String>>>,
    /// Follows 303 by itself; on at first.
    pub follow: bool,
    /// Keeps the cookies that it gets; on at first.
    keeps_cookies: bool,
}

impl Client {
    pub(crate) fn new(router: Router, base_url: String, visited: Arc<Mutex<Vec<String>>>) -> Self {
        Self {
            router,
            base_url,
            cookies: BTreeMap::new(),
            headers: HeaderMap::new(),
            address: IpAddr::from([127, 0, 0, 1]),
            visited,
            follow: true,
            keeps_cookies: true,
        }
    }

    /// Sends a header along from now on.
    pub fn header(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_str(value).expect("a header value"),
        );
        self
    }

    /// Stops sending a header.
    pub fn without_header(&mut self, name: &'static str) -> &mut Self {
        self.headers.remove(name);
        self
    }

    /// Comes from another address.
    pub fn from_address(&mut self, address: &str) -> &mut Self {
        self.address = address.parse().expect("an address");
        self
    }

    /// The cookie of this name.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Puts a cookie into the jar, as an attacker might.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Empties the jar.
    pub fn forget(&mut self) {
        self.cookies.clear();
    }

    /// Keeps no cookie from now on.
    pub fn block_cookies(&mut self) -> &mut Self {
        self.forget();
        self.keeps_cookies = false;
        self
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    /// Sends fields as they are, without any hidden ones.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        // The writer must be gone before the wait: it may not travel between threads.
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.send(Method::POST, path, Some(body)).await
    }

    /// Opens the page, fills in its form and sends it with its hidden fields. Follows the answer.
    pub async fn fill(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.get(path).await;
        self.submit(&page, fields).await
    }

    /// Fills in the page's main form and sends it.
    pub async fn submit(&mut self, page: &Answer, fields: &[(&str, &str)]) -> Answer {
        let form = page
            .form()
            .unwrap_or_else(|| panic!("no form on {}: {}", page.path(), page.text()));
        self.submit_form(page, &form, fields).await
    }

    /// Fills in one form of a page: the fields named replace what stands in it.
    pub async fn submit_form(
        &mut self,
        page: &Answer,
        form: &Form,
        fields: &[(&str, &str)],
    ) -> Answer {
        let named: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
        let kept = form
            .fields
            .iter()
            .filter(|(name, _)| !named.contains(&name.as_str()));
        let all: Vec<(&str, &str)> = kept
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .chain(fields.iter().copied())
            .collect();
        let action = form
            .action
            .clone()
            .unwrap_or_else(|| page.path().to_owned());
        self.post(&action, &all).await
    }

    /// Sends any request. The body, if there is one, is a form.
    pub async fn send(&mut self, method: Method, path: &str, body: Option<String>) -> Answer {
        let mut answer = self.once(method, path, body).await;
        let mut hops = 0;
        while self.follow && answer.status() == 303 {
            hops += 1;
            assert!(hops <= MOST_REDIRECTS, "{path} redirects without end");
            let to = answer
                .header("location")
                .expect("a redirect says where")
                .to_owned();
            if to.starts_with("http") && !to.starts_with(&self.base_url) {
                break;
            }
            let to = to.strip_prefix(&self.base_url).unwrap_or(&to).to_owned();
            answer = self.once(Method::GET, &to, None).await;
        }
        answer
    }

    async fn once(&mut self, method: Method, path: &str, body: Option<String>) -> Answer {
        self.visited
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(path.to_owned());
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost:3000");
        if !self.cookies.is_empty() {
            let line: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header(header::COOKIE, line.join("; "));
        }
        if body.is_some() && !self.headers.contains_key(header::CONTENT_TYPE) {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let mut request = request
            .body(Body::from(body.unwrap_or_default()))
            .expect("a request");
        request.headers_mut().extend(self.headers.clone());
        request
            .extensions_mut()
            .insert(ConnectInfo(SocketAddr::new(self.address, 50_000)));
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("the router always answers");
        let (parts, body) = response.into_parts();
        for line in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(line.to_str().expect("a cookie is text"));
        }
        let bytes = body
            .collect()
            .await
            .expect("the body can be read")
            .to_bytes();
        let answer = Answer::new(path.to_owned(), parts.status, parts.headers, bytes);
        assert!(
            !answer.title().contains(CANARY),
            "the title of {path} tells something personal: {}",
            answer.title()
        );
        answer
    }

    fn keep(&mut self, line: &str) {
        let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
        let Some((name, value)) = pair.split_once('=') else {
            return;
        };
        if !self.keeps_cookies {
            return;
        }
        if attributes.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}
