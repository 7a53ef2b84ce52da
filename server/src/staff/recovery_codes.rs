//! Recovery codes: ten, each for one sign-in without the phone. 60 random bits each, kept only as keyed hashes.

use crate::staff::account::base32;
use platform::{
    crypto,
    crypto::{IndexKind, Keys},
    error::Result,
    ids::StaffId,
};
use zeroize::Zeroizing;

/// How many somebody gets.
const CODES: usize = 10;

/// Characters of one, in groups of four.
pub const LENGTH: usize = 12;

/// New codes, as a person writes them down, with what the database keeps of them.
pub struct Codes {
    pub shown: Zeroizing<Vec<String>>,
    pub hashes: Vec<Vec<u8>>,
}

impl Codes {
    /// Ten new ones.
    ///
    /// # Errors
    /// The keyed hash.
    pub fn new(keys: &Keys, of: StaffId) -> Result<Self> {
        let shown: Vec<String> = (0..CODES)
            .map(|_| {
                let letters = Zeroizing::new(base32(&crypto::random::<8>()));
                format!(
                    "{}-{}-{}",
                    &letters[..4],
                    &letters[4..8],
                    &letters[8..LENGTH]
                )
            })
            .collect();
        let hashes = shown
            .iter()
            .map(|code| hash(keys, of, code))
            .collect::<Result<_>>()?;
        Ok(Self {
            shown: Zeroizing::new(shown),
            hashes,
        })
    }
}

/// What is kept of a code: a keyed hash, bound to its account. Case, blanks and hyphens do not count.
///
/// # Errors
/// The key.
pub fn hash(keys: &Keys, of: StaffId, typed: &str) -> Result<Vec<u8>> {
    let code: Zeroizing<String> = Zeroizing::new(
        typed
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|character| character.to_ascii_uppercase())
            .collect(),
    );
    let text = Zeroizing::new(format!("recovery {of} {}", code.as_str()));
    Ok(keys.blind_index(IndexKind::Proof, &text)?)
}
