//! What comments and documents say, line by line.

use super::checkout::{files, text};

/// Documents that speak of what was, or that are the table itself.
const LEFT_OUT: [&str; 3] = ["docs/renames.md", "docs/requirements.md", "CHANGELOG.md"];

/// A comment, or a line of a document.
pub struct Remark {
    pub path: String,
    /// Counted from 1.
    pub line: usize,
    pub text: String,
}

impl Remark {
    /// Where it stands, for a message.
    pub fn place(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }
}

/// Every comment of the source, and every line of the documents.
pub fn remarks() -> Vec<Remark> {
    let mut found = Vec::new();
    for path in files() {
        let Some(mark) = mark(&path) else { continue };
        let Some(text) = text(&path) else { continue };
        for (line, text) in (1..).zip(text.lines()) {
            if let Some(text) = comment(text, mark) {
                found.push(Remark {
                    path: path.clone(),
                    line,
                    text: text.to_owned(),
                });
            }
        }
    }
    found
}

/// The sign with which a comment begins; empty where every line counts.
fn mark(path: &str) -> Option<&'static str> {
    if LEFT_OUT.contains(&path) {
        return None;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.').map(|(_, end)| end) {
        Some("md") => Some(""),
        Some("rs" | "js" | "mjs" | "scss") => Some("//"),
        Some("sql") => Some("--"),
        Some("sh" | "toml" | "ftl") => Some("#"),
        _ if name == "Makefile" || path.starts_with("scripts/") => Some("#"),
        _ => None,
    }
}

/// What stands behind the sign, unless the sign stands in a string.
fn comment<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    line.match_indices(mark)
        .map(|(at, _)| line.split_at(at))
        .find(|(before, _)| before.ends_with(char::is_whitespace) || before.is_empty())
        .filter(|(before, _)| before.matches('"').count() % 2 == 0)
        .map(|(_, comment)| comment)
}

#[test]
fn a_comment_is_found_and_a_string_is_none() {
    assert_eq!(comment("let a = 1; // why", "//"), Some("// why"));
    assert_eq!(comment(r#"let a = " // no";"#, "//"), None);
    assert_eq!(comment(r#"open("http://host")"#, "//"), None);
    assert_eq!(
        comment("every line of a document", ""),
        Some("every line of a document")
    );
}
