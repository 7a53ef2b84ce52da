//! Ways to sign in: password with a one-time code, passkey, an organisation's own directory; and each person's own
//! page of them.

pub mod my_account;
pub mod passkey;
pub mod password;
pub mod sso;
