//! The three cookies that carry a secret, and the secret itself.
//!
//! The value is 256 random bits; the database holds its SHA-256 only (OWASP ASVS V7.2.3).

use crate::crypto;
use app::i18n::Lang;
use http::{HeaderMap, HeaderValue, header};
use zeroize::Zeroizing;

/// Seconds for which a chosen language is remembered: a year (`cookies.csv`).
const LANGUAGE_SECONDS: u32 = 365 * 24 * 60 * 60;

/// Seconds in which somebody comes back from the provider of a single sign-on.
const SSO_SECONDS: u32 = 600;

/// Which cookie a path belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Journey {
    /// Filling in an enquiry.
    Enquiry,
    /// Coming back to one.
    Manage,
    /// Staff.
    Staff,
}

impl Journey {
    pub const ALL: [Journey; 3] = [Journey::Enquiry, Journey::Manage, Journey::Staff];

    /// The journey of a path, if it belongs to one.
    pub fn of_path(path: &str) -> Option<Journey> {
        let first = path
            .trim_start_matches('/')
            .split('/')
            .next()
            .unwrap_or_default();
        match first {
            "enquiry" => Some(Journey::Enquiry),
            // Asking without an enquiry at hand is the same visit as asking with one.
            "manage" | "rights" | "complaint" => Some(Journey::Manage),
            "staff" => Some(Journey::Staff),
            _ => None,
        }
    }

    /// The cookie's name without prefix.
    pub fn name(self) -> &'static str {
        match self {
            Journey::Enquiry => "enq",
            Journey::Manage => "manage",
            Journey::Staff => "staff",
        }
    }

    /// A staff cookie never comes along from another site; the others do when a link is followed.
    fn same_site(self) -> &'static str {
        match self {
            Journey::Enquiry | Journey::Manage => "Lax",
            Journey::Staff => "Strict",
        }
    }
}

/// Last signs of a marked value: each follows in the alphabet on one that 256 bits in base64url can end with.
const MARKED_ENDS: &[u8] = b"BFJNRVZdhlptx159";

/// A secret cookie or link value: 256 random bits as base64url. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(Zeroizing<String>);

impl Token {
    /// A new one from the system's secure source.
    pub fn random() -> Self {
        Self(Zeroizing::new(crypto::random_token()))
    }

    /// A new one that says of itself that a row was made under it, also once the row is gone. 256 bits leave two of the last
    /// sign over; one of them says it.
    pub fn random_marked() -> Self {
        let mut text = crypto::random_token();
        let next = text
            .pop()
            .and_then(|last| char::from_u32(u32::from(last) + 1));
        text.extend(next);
        Self(Zeroizing::new(text))
    }

    /// Whether it is one of [`Token::random_marked`].
    pub fn is_marked(&self) -> bool {
        self.0
            .as_bytes()
            .last()
            .is_some_and(|last| MARKED_ENDS.contains(last))
    }

    /// One that somebody sent; `None` unless it has the form of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let shaped = text.len() == 43
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        shaped.then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// The value itself, to put into a cookie or a link.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What the database holds.
    pub fn hash(&self) -> TokenHash {
        TokenHash(crypto::sha256(self.0.as_bytes()))
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// SHA-256 of a [`Token`]: finds the row, opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TokenHash(pub [u8; 32]);

impl TokenHash {
    /// For a `bytea` column.
    pub fn to_vec(self) -> Vec<u8> {
        self.0.to_vec()
    }

    /// Lower-case hex, as `app.manage` takes it.
    pub fn to_hex(self) -> String {
        hex::encode(self.0)
    }
}

/// How cookies are written at this base address.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    /// The base address is https: cookies are `__Host-…; Secure`.
    pub secure: bool,
}

impl Cookies {
    /// The name in use, with the prefix where the address allows it.
    pub fn name(self, journey: Journey) -> String {
        let prefix = if self.secure { "__Host-" } else { "" };
        format!("{prefix}{}", journey.name())
    }

    /// The `Set-Cookie` that gives a journey its value. A session cookie: it goes with the browser window.
    pub fn set(self, journey: Journey, token: &Token) -> HeaderValue {
        self.header(journey, token.expose(), "")
    }

    /// The `Set-Cookie` that takes it away.
    pub fn clear(self, journey: Journey) -> HeaderValue {
        self.header(journey, "", "; Max-Age=0")
    }

    /// The value that the browser sent for a journey.
    pub fn read(self, headers: &HeaderMap, journey: Journey) -> Option<Token> {
        let name = self.name(journey);
        read(headers, &name).and_then(Token::parse)
    }

    /// The cookie that remembers a language for a year. No secret: it says nothing about anybody.
    pub fn language(self, lang: Lang) -> HeaderValue {
        let secure = if self.secure { "; Secure" } else { "" };
        let text = format!(
            "lang={}; Path=/; Max-Age={LANGUAGE_SECONDS}; HttpOnly; SameSite=Lax{secure}",
            lang.code()
        );
        HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
    }

    /// The name of the cookie of a single sign-on in progress.
    pub fn sso_name(self) -> &'static str {
        if self.secure { "__Host-sso" } else { "sso" }
    }

    /// The cookie of a single sign-on in progress: ten minutes, and it comes along when the provider leads back.
    /// Without a value it is taken away.
    pub fn sso(self, token: Option<&Token>) -> HeaderValue {
        let secure = if self.secure { "; Secure" } else { "" };
        let name = self.sso_name();
        let (value, age) = token.map_or(("", 0), |token| (token.expose(), SSO_SECONDS));
        let text = format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
        let mut header =
            HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""));
        header.set_sensitive(true);
        header
    }

    fn header(self, journey: Journey, value: &str, rest: &str) -> HeaderValue {
        let secure = if self.secure { "; Secure" } else { "" };
        let text = format!(
            "{}={value}; Path=/; HttpOnly; SameSite={}{secure}{rest}",
            self.name(journey),
            journey.same_site()
        );
        let mut header =
            HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""));
        header.set_sensitive(true);
        header
    }
}

/// The value of a named cookie. When a name comes twice the first counts, as in browsers.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_by_address_and_journey() {
        let token = Token::parse(&"a".repeat(43)).unwrap();
        let value = "a".repeat(43);
        let text = |secure, journey| {
            Cookies { secure }
                .set(journey, &token)
                .to_str()
                .unwrap()
                .to_owned()
        };
        assert_eq!(
            text(true, Journey::Enquiry),
            format!("__Host-enq={value}; Path=/; HttpOnly; SameSite=Lax; Secure")
        );
        assert_eq!(
            text(true, Journey::Manage),
            format!("__Host-manage={value}; Path=/; HttpOnly; SameSite=Lax; Secure")
        );
        assert_eq!(
            text(true, Journey::Staff),
            format!("__Host-staff={value}; Path=/; HttpOnly; SameSite=Strict; Secure")
        );
        assert_eq!(
            text(false, Journey::Staff),
            format!("staff={value}; Path=/; HttpOnly; SameSite=Strict")
        );
    }

    #[test]
    fn the_language_is_remembered_for_a_year() {
        let text = |secure| {
            Cookies { secure }
                .language(Lang::Ur)
                .to_str()
                .unwrap()
                .to_owned()
        };
        let plain = "lang=ur; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax";
        assert_eq!(text(false), plain);
        assert_eq!(text(true), format!("{plain}; Secure"));
    }

    #[test]
    fn a_value_of_another_shape_is_no_token() {
        assert!(Token::parse("").is_none());
        assert!(Token::parse(&"a".repeat(42)).is_none());
        assert!(Token::parse(&"é".repeat(43)).is_none());
        assert!(Token::parse(Token::random().expose()).is_some());
    }

    #[test]
    fn a_marked_value_is_told_from_others_and_is_as_long() {
        for _ in 0..64 {
            let marked = Token::random_marked();
            assert!(marked.is_marked() && Token::parse(marked.expose()).is_some());
            assert!(!Token::random().is_marked());
        }
    }

    #[test]
    fn cookies_are_read_by_their_exact_name() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::COOKIE,
            HeaderValue::from_static("xenq=1; enq=2; __Host-enq=3"),
        );
        assert_eq!(read(&headers, "enq"), Some("2"));
        assert_eq!(read(&headers, "__Host-enq"), Some("3"));
        assert_eq!(read(&headers, "manage"), None);
    }

    #[test]
    fn paths_belong_to_journeys_by_whole_segments() {
        assert_eq!(Journey::of_path("/enquiry/topic"), Some(Journey::Enquiry));
        assert_eq!(Journey::of_path("/manage"), Some(Journey::Manage));
        assert_eq!(
            Journey::of_path("/staff/queue/FH-CEN"),
            Some(Journey::Staff)
        );
        assert_eq!(Journey::of_path("/staffing"), None);
        assert_eq!(Journey::of_path("/"), None);
    }

    #[test]
    fn a_token_is_not_printed() {
        assert_eq!(format!("{:?}", Token::random()), "Token(…)");
    }
}
