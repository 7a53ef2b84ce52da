//! Signing in.

use crate::{
    domain::entered_text::read_code,
    forms::FormData,
    ui::{Problem, Problems},
};
use zeroize::Zeroizing;

/// Digits of a one-time code.
pub const CODE_DIGITS: usize = 6;

/// More than any name or password of ours has (15 to 128); longer input is not worth hashing.
const LONGEST: usize = 256;

/// The form as it came. Only the name is ever shown again.
#[derive(Default)]
pub struct SignInForm {
    pub name: String,
    pub password: Zeroizing<String>,
    pub code: Zeroizing<String>,
}

/// What signing in needs. Whether it is right is not known yet.
pub struct SignIn {
    /// Lower case, as accounts are named.
    pub name: String,
    pub password: Zeroizing<String>,
    pub proof: SecondFactor,
}

/// What shows that somebody holds more than a password.
pub enum SecondFactor {
    /// Six digits of the app.
    Code(Zeroizing<String>),
    /// A recovery code: works once, without the app.
    Recovery(Zeroizing<String>),
}

/// Letters and digits of a recovery code, without its hyphens.
pub const RECOVERY_LETTERS: usize = 12;

impl SecondFactor {
    /// Six digits, or twelve letters and digits; what parts them does not count.
    fn parse(typed: &str) -> Option<Self> {
        if let Some(code) = super::account::one_time_code(typed) {
            return Some(Self::Code(code));
        }
        let bare = Zeroizing::new(read_code(typed));
        (bare.len() == RECOVERY_LETTERS && bare.bytes().all(|b| b.is_ascii_alphanumeric()))
            .then_some(Self::Recovery(bare))
    }
}

impl SignInForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            name: data.one("name"),
            password: Zeroizing::new(data.one("password")),
            code: Zeroizing::new(data.one("code")),
        }
    }

    /// Checks that everything was filled in.
    ///
    /// # Errors
    /// Every field that is empty or cannot be right.
    pub fn parse(&self) -> Result<SignIn, Problems> {
        let name = self.name.trim().to_lowercase();
        let proof = SecondFactor::parse(&self.code);
        let mut problems = Problems::default();
        if name.is_empty() || name.len() > LONGEST {
            problems.push(Problem::new("name", "sign-in-error-name"));
        }
        if self.password.is_empty() || self.password.len() > LONGEST * 4 {
            problems.push(Problem::new("password", "sign-in-error-password"));
        }
        if proof.is_none() {
            problems.push(Problem::new("code", "sign-in-error-code"));
        }
        match proof {
            Some(proof) if problems.is_empty() => Ok(SignIn {
                name,
                password: self.password.clone(),
                proof,
            }),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str, password: &str, code: &str) -> SignInForm {
        SignInForm {
            name: name.into(),
            password: Zeroizing::new(password.into()),
            code: Zeroizing::new(code.into()),
        }
    }

    #[test]
    fn names_are_lower_case_and_codes_may_have_spaces() {
        for code in ["123 456", "123-456", "123456\t", "۱۲۳۴۵۶"] {
            let parsed = form(" J.Specimen ", "a long password", code).parse();
            let parsed = parsed.ok().unwrap();
            assert_eq!(parsed.name, "j.specimen");
            assert!(matches!(parsed.proof, SecondFactor::Code(code) if code.as_str() == "123456"));
        }
    }

    #[test]
    fn a_recovery_code_takes_the_place_of_the_code() {
        for typed in [
            "ABCD-EFGH-2345",
            " abcd efgh 2345 ",
            "ABCD–EFGH–2345\t",
            "ABCD.EFGH.۲۳۴۵",
        ] {
            let parsed = form("j.specimen", "a long password", typed).parse();
            assert!(matches!(
                parsed.ok().unwrap().proof,
                SecondFactor::Recovery(_)
            ));
        }
        assert!(
            form("j.specimen", "a long password", "ABCD-EFGH")
                .parse()
                .is_err()
        );
    }

    #[test]
    fn everything_that_is_missing_is_told_at_once() {
        let problems = form("", "", "12345").parse().err().unwrap();
        let fields: Vec<&str> = problems.0.iter().map(|p| p.field.as_str()).collect();
        assert_eq!(fields, ["name", "password", "code"]);
    }
}
