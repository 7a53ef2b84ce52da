//! What came back, as a person reads it.

use axum::body::Bytes;
use http::{HeaderMap, StatusCode};
use regex::Regex;
use std::sync::LazyLock;

/// An answer of the portal.
#[derive(Clone, Debug)]
pub struct Answer {
    path: String,
    status: StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
}

/// A form on a page, with what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    pub action: Option<String>,
    /// Hidden fields, typed values and ticked boxes.
    pub fields: Vec<(String, String)>,
    /// Names and values of all radios and checkboxes, ticked or not.
    pub choices: Vec<(String, String)>,
    /// Names of the places to type in.
    pub inputs: Vec<String>,
}

impl Answer {
    pub(crate) fn new(path: String, status: StatusCode, headers: HeaderMap, bytes: Bytes) -> Self {
        Self {
            path,
            status,
            headers,
            bytes,
        }
    }

    /// The path that was asked for last, after redirects.
    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The page's source.
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// What a person reads: no tags, single spaces.
    pub fn text(&self) -> String {
        static TAG: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?s)<(script|style|title)\b.*?</(script|style|title)>|<!--.*?-->|<[^>]*>")
                .expect("a pattern")
        });
        let html = self.html();
        let bare = TAG.replace_all(&html, " ");
        unescape(&bare)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    pub fn title(&self) -> String {
        between(&self.html(), "<title>", "</title>")
            .map(|text| unescape(&text))
            .unwrap_or_default()
    }

    /// The page's one `h1`.
    pub fn heading(&self) -> String {
        static H1: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"(?s)<h1[^>]*>(.*?)</h1>").expect("a pattern"));
        static TAG: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"<[^>]*>").expect("a pattern"));
        let html = self.html();
        let inner = H1
            .captures(&html)
            .map(|found| found[1].to_owned())
            .unwrap_or_default();
        unescape(&TAG.replace_all(&inner, ""))
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Whether a person can read this on the page.
    pub fn says(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// Every address the page links to.
    pub fn links(&self) -> Vec<String> {
        static HREF: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r#"<a\b[^>]*\bhref="([^"]*)""#).expect("a pattern"));
        HREF.captures_iter(&self.html())
            .map(|found| unescape(&found[1]))
            .collect()
    }

    /// All forms of the page that are sent by POST.
    pub fn forms(&self) -> Vec<Form> {
        static FORM: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"(?s)<form\b([^>]*)>(.*?)</form>").expect("a pattern"));
        FORM.captures_iter(&self.html())
            .filter(|found| {
                attribute(&found[1], "method")
                    .is_some_and(|method| method.eq_ignore_ascii_case("post"))
            })
            .map(|found| form(&found[1], &found[2]))
            .collect()
    }

    /// The page's main form: the first inside `<main>`, else the last of the page.
    pub fn form(&self) -> Option<Form> {
        let html = self.html();
        let main = between(&html, "<main", "</main>").map(|inner| Self {
            bytes: Bytes::from(inner),
            ..self.clone()
        });
        main.and_then(|main| main.forms().into_iter().next())
            .or_else(|| self.forms().pop())
    }

    /// The form whose action ends so.
    pub fn form_to(&self, action: &str) -> Option<Form> {
        self.forms().into_iter().find(|form| {
            form.action
                .as_deref()
                .is_some_and(|to| to.ends_with(action))
        })
    }
}

fn form(head: &str, inner: &str) -> Form {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?s)<input\b([^>]*)>|<textarea\b([^>]*)>(.*?)</textarea>|<select\b([^>]*)>(.*?)</select>").expect("a pattern")
    });
    static OPTION: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"<option\b([^>]*)>").expect("a pattern"));
    let mut out = Form {
        action: attribute(head, "action").filter(|action| !action.is_empty()),
        ..Form::default()
    };
    for found in FIELD.captures_iter(inner) {
        if let Some(input) = found.get(1).map(|all| all.as_str()) {
            let Some(name) = attribute(input, "name") else {
                continue;
            };
            let value = attribute(input, "value");
            match attribute(input, "type").as_deref() {
                Some("radio" | "checkbox") => {
                    let value = value.unwrap_or_else(|| "on".to_owned());
                    if has(input, "checked") {
                        out.fields.push((name.clone(), value.clone()));
                    }
                    out.choices.push((name, value));
                }
                Some("submit" | "button") => {}
                Some("hidden") => out.fields.push((name, value.unwrap_or_default())),
                _ => {
                    out.inputs.push(name.clone());
                    out.fields.push((name, value.unwrap_or_default()));
                }
            }
        } else if let Some(area) = found.get(2).map(|all| all.as_str()) {
            let Some(name) = attribute(area, "name") else {
                continue;
            };
            let text = found
                .get(3)
                .map(|text| unescape(text.as_str()))
                .unwrap_or_default();
            out.inputs.push(name.clone());
            out.fields
                .push((name, text.trim_start_matches('\n').to_owned()));
        } else if let (Some(select), Some(options)) = (found.get(4), found.get(5)) {
            let Some(name) = attribute(select.as_str(), "name") else {
                continue;
            };
            let all: Vec<&str> = OPTION
                .captures_iter(options.as_str())
                .filter_map(|option| option.get(1))
                .map(|option| option.as_str())
                .collect();
            let chosen = all
                .iter()
                .find(|option| has(option, "selected"))
                .or(all.first());
            out.fields.push((
                name.clone(),
                chosen
                    .and_then(|option| attribute(option, "value"))
                    .unwrap_or_default(),
            ));
            out.choices.extend(
                all.iter()
                    .filter_map(|option| Some((name.clone(), attribute(option, "value")?))),
            );
            out.inputs.push(name);
        }
    }
    out
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    static PAIR: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"([a-zA-Z-]+)(?:="([^"]*)")?"#).expect("a pattern"));
    PAIR.captures_iter(tag)
        .find(|pair| &pair[1] == name)
        .map(|pair| {
            pair.get(2)
                .map(|value| unescape(value.as_str()))
                .unwrap_or_default()
        })
}

fn has(tag: &str, name: &str) -> bool {
    attribute(tag, name).is_some()
}

fn between(html: &str, from: &str, to: &str) -> Option<String> {
    let start = html.find(from)? + from.len();
    let end = html[start..].find(to)? + start;
    Some(html[start..end].to_owned())
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
