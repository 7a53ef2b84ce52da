//! What a Rust source imports, read without a compiler: `use` and `pub use` trees, and paths that are written out.

/// A path that a source names.
#[derive(Debug, PartialEq, Eq)]
pub struct Import {
    /// Counted from 1.
    pub line: usize,
    /// Its parts: `crate::case::store` is `["crate", "case", "store"]`.
    pub path: Vec<String>,
    /// By what name the source knows it.
    pub name: String,
    /// The modules of the same file in which it stands.
    pub inside: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    /// `::`
    Step,
    Sign(char),
}

/// Every path that a source names, tests left out. Paths of one part are left out as well: they name nothing outside.
pub fn imports(source: &str) -> Vec<Import> {
    let tokens = without_tests(tokens(source));
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        found: Vec::new(),
        inside: Vec::new(),
    };
    reader.read();
    reader.found
}

/// Words and signs with their lines; comments, strings and characters are none.
fn tokens(source: &str) -> Vec<(usize, Token)> {
    let text: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < text.len() {
        let end = skipped(&text, at).unwrap_or(at);
        if end > at {
            line += text[at..end].iter().filter(|sign| **sign == '\n').count();
            at = end;
        } else if is_word(text[at]) {
            let length = text[at..].iter().take_while(|sign| is_word(**sign)).count();
            found.push((line, Token::Word(text[at..at + length].iter().collect())));
            at += length;
        } else if text[at] == ':' && text.get(at + 1) == Some(&':') {
            found.push((line, Token::Step));
            at += 2;
        } else {
            line += usize::from(text[at] == '\n');
            if !text[at].is_whitespace() {
                found.push((line, Token::Sign(text[at])));
            }
            at += 1;
        }
    }
    found
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// Where a comment, a string or a character ends that begins here.
fn skipped(text: &[char], at: usize) -> Option<usize> {
    let starts = |mark: &str| text[at..].iter().copied().take(mark.len()).eq(mark.chars());
    let after = |from: usize, mark: &str| {
        let mark: Vec<char> = mark.chars().collect();
        (from..text.len())
            .find(|start| text[*start..].starts_with(&mark))
            .map_or(text.len(), |start| start + mark.len())
    };
    if starts("//") {
        return Some(after(at, "\n"));
    }
    if starts("/*") {
        return Some(after_block(text, at));
    }
    let prefix = ["br", "cr", "r", "b", "c", ""]
        .into_iter()
        .find(|prefix| starts(prefix) && !(at > 0 && is_word(text[at - 1])))?;
    let open = at + prefix.len();
    if prefix.ends_with('r') {
        let fences = text[open..].iter().take_while(|sign| **sign == '#').count();
        return (text.get(open + fences) == Some(&'"'))
            .then(|| after(open + fences + 1, &format!("\"{}", "#".repeat(fences))));
    }
    match text.get(open) {
        Some('"') => Some(after_quoted(text, open + 1, '"')),
        // A lifetime has no second quote behind its first letter.
        Some('\'') if text.get(open + 1) == Some(&'\\') || text.get(open + 2) == Some(&'\'') => {
            Some(after_quoted(text, open + 1, '\''))
        }
        _ => None,
    }
}

fn after_block(text: &[char], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0_usize);
    while at < text.len() {
        match (text[at], text.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn after_quoted(text: &[char], from: usize, quote: char) -> usize {
    let mut at = from;
    while at < text.len() && text[at] != quote {
        at += if text[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(text.len())
}

/// Takes out every item below `#[cfg(test)]`.
fn without_tests(tokens: Vec<(usize, Token)>) -> Vec<(usize, Token)> {
    let mark = [
        Token::Sign('#'),
        Token::Sign('['),
        Token::Word("cfg".to_owned()),
        Token::Sign('('),
        Token::Word("test".to_owned()),
        Token::Sign(')'),
        Token::Sign(']'),
    ];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let marked = tokens[at..].len() >= mark.len()
            && mark
                .iter()
                .zip(&tokens[at..])
                .all(|(mark, (_, token))| mark == token);
        if marked {
            at = after_item(&tokens, at + mark.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// Where an item ends: behind its semicolon or its block.
fn after_item(tokens: &[(usize, Token)], from: usize) -> usize {
    let mut depth = 0_usize;
    for (at, (_, token)) in tokens.iter().enumerate().skip(from) {
        match token {
            Token::Sign('{' | '(' | '[') => depth += 1,
            Token::Sign(close @ ('}' | ')' | ']')) => {
                depth = depth.saturating_sub(1);
                if depth == 0 && *close == '}' {
                    return at + 1;
                }
            }
            Token::Sign(';') if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

struct Reader<'a> {
    tokens: &'a [(usize, Token)],
    at: usize,
    found: Vec<Import>,
    /// The modules that are open, each with the depth of its block.
    inside: Vec<(String, usize)>,
}

impl Reader<'_> {
    fn token(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead).map(|(_, token)| token)
    }

    fn word(&self, ahead: usize) -> Option<String> {
        match self.token(ahead) {
            Some(Token::Word(word)) => Some(word.clone()),
            _ => None,
        }
    }

    fn sign(&self, sign: char) -> bool {
        self.token(0) == Some(&Token::Sign(sign))
    }

    fn read(&mut self) {
        let mut depth = 0_usize;
        while self.at < self.tokens.len() {
            match self.token(0) {
                Some(Token::Word(word)) if word == "use" => {
                    self.at += 1;
                    self.tree(&[]);
                }
                Some(Token::Word(word)) if word == "mod" => {
                    if let Some(name) = self.word(1)
                        && self.token(2) == Some(&Token::Sign('{'))
                    {
                        self.inside.push((name, depth));
                    }
                    self.at += 1;
                }
                Some(Token::Word(_)) => self.written_out(),
                Some(Token::Sign('{')) => {
                    depth += 1;
                    self.at += 1;
                }
                Some(Token::Sign('}')) => {
                    depth = depth.saturating_sub(1);
                    self.inside.retain(|(_, opened)| *opened < depth);
                    self.at += 1;
                }
                // A path that begins with its separator has no first part here.
                Some(Token::Step) if self.word(1).is_some() => self.at += 2,
                _ => self.at += 1,
            }
        }
    }

    /// `a::b`, and what follows: a name, an alias, a star, or a list of further trees.
    fn tree(&mut self, prefix: &[String]) {
        let mut path = prefix.to_vec();
        if self.token(0) == Some(&Token::Step) {
            self.at += 1;
        }
        let line = self.tokens.get(self.at).map_or(0, |(line, _)| *line);
        while let Some(word) = self.word(0) {
            path.push(word);
            self.at += 1;
            if self.token(0) != Some(&Token::Step) {
                break;
            }
            self.at += 1;
        }
        if self.sign('{') {
            self.at += 1;
            while self.at < self.tokens.len() && !self.sign('}') {
                self.tree(&path);
                if self.sign(',') {
                    self.at += 1;
                }
            }
            self.at += 1;
            return;
        }
        if self.sign('*') {
            self.at += 1;
        }
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let mut name = path.last().cloned().unwrap_or_default();
        if self.word(0).is_some_and(|word| word == "as") {
            name = self.word(1).unwrap_or(name);
            self.at += 2;
        }
        // What is no tree at all must not hold the reader up.
        if path.len() == prefix.len() && !self.sign(',') && !self.sign('}') {
            self.at += 1;
        }
        self.push(line, path, name);
    }

    /// A path in the code itself.
    fn written_out(&mut self) {
        let line = self.tokens[self.at].0;
        let mut path = Vec::new();
        while let Some(word) = self.word(0) {
            path.push(word);
            self.at += 1;
            if self.token(0) != Some(&Token::Step) {
                break;
            }
            self.at += 1;
        }
        let name = path.last().cloned().unwrap_or_default();
        self.push(line, path, name);
    }

    fn push(&mut self, line: usize, path: Vec<String>, name: String) {
        if path.len() > 1 {
            self.found.push(Import {
                line,
                path,
                name,
                inside: self.inside.iter().map(|(name, _)| name.clone()).collect(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::imports;

    fn paths(source: &str) -> Vec<(usize, String)> {
        imports(source)
            .into_iter()
            .map(|import| (import.line, import.path.join("::")))
            .collect()
    }

    fn path(line: usize, path: &str) -> (usize, String) {
        (line, path.to_owned())
    }

    #[test]
    fn a_tree_over_several_lines_is_its_single_paths() {
        let source = "use crate::{\n    case::{self, store::by_id as find},\n    staff::*,\n};\npub(crate) use super::view;";
        assert_eq!(
            paths(source),
            [
                path(2, "crate::case"),
                path(2, "crate::case::store::by_id"),
                path(3, "crate::staff"),
                path(5, "super::view"),
            ]
        );
        assert_eq!(imports(source)[1].name, "find");
    }

    #[test]
    fn a_path_in_the_code_counts_and_one_in_a_comment_or_string_does_not() {
        let source = r###"
            // crate::comment::here
            /* crate::block /* crate::inner */ crate::still */
            fn quoted<'a>() -> &'a str { "crate::text \" crate::more" }
            fn raw() -> char { let _ = r#"crate::raw "# ; let _ = b"crate::bytes"; '"' }
            fn named(x: Vec<crate::case::Case>) { crate::staff::names(x); }
        "###;
        assert_eq!(
            paths(source),
            [path(6, "crate::case::Case"), path(6, "crate::staff::names")]
        );
    }

    #[test]
    fn tests_are_left_out() {
        let source = "use crate::a::A;\n#[cfg(test)]\nuse crate::b::B;\n#[cfg(test)]\nmod tests {\n    use crate::c::C;\n}\nuse crate::d::D;";
        assert_eq!(
            paths(source),
            [path(1, "crate::a::A"), path(8, "crate::d::D")]
        );
    }

    #[test]
    fn the_modules_around_an_import_are_known() {
        let source =
            "mod outer { mod inner { use super::a::A; } use super::b::B; } use super::c::C;";
        let inside: Vec<String> = imports(source)
            .iter()
            .map(|import| import.inside.join("::"))
            .collect();
        assert_eq!(inside, ["outer::inner", "outer", ""]);
    }

    #[test]
    fn a_restricted_visibility_names_nothing() {
        assert!(paths("pub(crate) fn a() {} pub(super) struct B; extern crate alloc;").is_empty());
    }
}
