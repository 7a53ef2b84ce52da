//! Keys, sealing, hashing. All of it stands on aws-lc-rs; nothing here talks to the database.

mod hasher;
mod keyfile;
mod keys;
mod seal;

pub use hasher::{Hasher, Hashers, Verified};
pub use keyfile::KeyFileError;
pub use keys::{IndexKind, Keys, PublicKey, Signature, WrappedKey, verify_signature};
pub use seal::{DataKey, Place};

use aws_lc_rs::{digest, rand};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// Why something could not be sealed or opened. Says nothing about the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CryptoError {
    #[error("the sealed bytes do not open here: altered, moved, or sealed by another key")]
    DoesNotOpen,
    #[error("the sealed bytes have a form this version does not know")]
    UnknownForm,
    #[error("the master key of epoch {0} is not in the key file")]
    NoSuchEpoch(i32),
    #[error("too many hashes are waiting")]
    Busy,
    #[error("the random source or the hashing failed")]
    Failed,
}

/// SHA-256.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    out
}

/// SHA-256 as lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(sha256(bytes))
}

/// Random bytes from the system's secure source.
///
/// The source cannot fail after the machine has started; if it does, nothing may go on, so this aborts the request.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(
        clippy::expect_used,
        reason = "without random bytes no secret may be made, and no answer given"
    )]
    rand::fill(&mut bytes).expect("the system's random source answers");
    bytes
}

/// 256 random bits as 43 characters of base64url.
pub fn random_token() -> String {
    URL_SAFE_NO_PAD.encode(random::<32>())
}

/// Compares without telling by time where the difference is.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    use subtle::ConstantTimeEq;
    a.ct_eq(b).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sha256_known_answer() {
        assert_eq!(
            sha256_hex(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn tokens_are_long_and_differ() {
        let (a, b) = (random_token(), random_token());
        assert_eq!(a.len(), 43);
        assert_ne!(a, b);
    }

    #[test]
    fn compares_whole() {
        assert!(same(b"abc", b"abc"));
        assert!(!same(b"abc", b"abd"));
        assert!(!same(b"abc", b"ab"));
    }
}
