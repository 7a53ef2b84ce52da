//! Signing in.

use crate::ui::{Problem, Problems};
use zeroize::Zeroizing;

/// Digits of a one-time code.
pub const CODE_DIGITS: usize = 6;

/// More than any name or password of ours has (`field_register.csv`: 15 to 128); longer input is not worth hashing.
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
    /// Six digits.
    pub code: Zeroizing<String>,
}

impl SignInForm {
    /// Checks that everything was filled in.
    ///
    /// # Errors
    /// Every field that is empty or cannot be right.
    pub fn parse(&self) -> Result<SignIn, Problems> {
        let name = self.name.trim().to_lowercase();
        let code: String = self.code.chars().filter(|c| !c.is_whitespace()).collect();
        let mut problems = Problems::default();
        if name.is_empty() || name.len() > LONGEST {
            problems.push(Problem::new("name", "sign-in-error-name"));
        }
        if self.password.is_empty() || self.password.len() > LONGEST * 4 {
            problems.push(Problem::new("password", "sign-in-error-password"));
        }
        if code.len() != CODE_DIGITS || !code.bytes().all(|b| b.is_ascii_digit()) {
            problems.push(Problem::new("code", "sign-in-error-code"));
        }
        if problems.is_empty() {
            Ok(SignIn {
                name,
                password: self.password.clone(),
                code: Zeroizing::new(code),
            })
        } else {
            Err(problems)
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
        let parsed = form(" J.Specimen ", "a long password", "123 456")
            .parse()
            .ok()
            .unwrap();
        assert_eq!(parsed.name, "j.specimen");
        assert_eq!(parsed.code.as_str(), "123456");
    }

    #[test]
    fn everything_that_is_missing_is_told_at_once() {
        let problems = form("", "", "12345").parse().err().unwrap();
        let fields: Vec<&str> = problems.0.iter().map(|p| p.field.as_str()).collect();
        assert_eq!(fields, ["name", "password", "code"]);
    }
}
