//! What is stored so that three words open an enquiry, and nobody else can (feature A13, rule 6.4).
//!
//! The words are hashed slowly with a salt. From the hash come two things that cannot be made from each
//! other: a verifier, which proves the words, and a key, which opens the equality secret.

use crate::enquiry::equality_secret::EqualitySecret;
use app::domain::passphrase::Passphrase;
use entity::passphrase::ActiveModel;
use platform::{
    crypto::{CryptoError, Hasher, IndexKind, Keys, Place, random},
    ids::EnquiryId,
};
use sea_orm::ActiveValue::Set;
use zeroize::Zeroizing;

/// The length of a salt, in bytes.
pub const SALT: usize = 16;

/// What proves the words and what opens the secret.
pub struct Proven {
    /// Keyed, so that a copy of the database alone does not let anyone try words. 32 bytes.
    pub verifier: Vec<u8>,
    hashed: Zeroizing<[u8; 32]>,
}

impl Proven {
    /// Hashes the words: slow on purpose, and done outside any transaction.
    ///
    /// # Errors
    /// Too many hashes are waiting, or hashing failed.
    pub async fn by(
        hasher: &Hasher,
        keys: &Keys,
        words: &Passphrase,
        salt: [u8; SALT],
    ) -> Result<Self, CryptoError> {
        let hashed = hasher
            .passphrase_hash(Zeroizing::new(words.expose().to_owned()), salt)
            .await?;
        let text = Zeroizing::new(hex::encode(hashed.as_ref()));
        Ok(Self {
            verifier: keys.blind_index(IndexKind::Proof, &format!("passphrase {}", *text))?,
            hashed,
        })
    }

    /// Opens the equality secret of this enquiry.
    ///
    /// # Errors
    /// Other words, or bytes of another enquiry.
    pub fn secret(
        &self,
        keys: &Keys,
        enquiry: EnquiryId,
        wrapped: &[u8],
    ) -> Result<EqualitySecret, CryptoError> {
        let bytes = keys.peppered(&self.hashed)?.open(place(enquiry), wrapped)?;
        EqualitySecret::from_bytes(&bytes).ok_or(CryptoError::UnknownForm)
    }
}

/// The row of a new enquiry.
///
/// # Errors
/// As [`Proven::by`].
pub async fn row(
    hasher: &Hasher,
    keys: &Keys,
    enquiry: EnquiryId,
    words: &Passphrase,
    secret: &EqualitySecret,
) -> Result<ActiveModel, CryptoError> {
    let salt = random::<SALT>();
    let proven = Proven::by(hasher, keys, words, salt).await?;
    let wrapped = keys
        .peppered(&proven.hashed)?
        .seal(place(enquiry), secret.expose())?;
    Ok(ActiveModel {
        enquiry_id: Set(enquiry.0),
        salt: Set(salt.to_vec()),
        verifier: Set(proven.verifier),
        wrapped_secret: Set(wrapped),
    })
}

fn place(enquiry: EnquiryId) -> Place<'static> {
    Place::new("passphrase", enquiry, "wrapped_secret")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use uuid::Uuid;

    fn words(text: &str) -> Passphrase {
        Passphrase::parse(text).unwrap()
    }

    #[tokio::test]
    async fn only_the_same_words_open_the_secret_and_only_of_the_same_enquiry() {
        let hasher = Hasher::new(64, 1).unwrap();
        let keys = Keys::generate(DateTime::from_timestamp(1_800_000_000, 0).unwrap());
        let (enquiry, other) = (EnquiryId(Uuid::from_u128(1)), EnquiryId(Uuid::from_u128(2)));
        let secret = EqualitySecret::random();
        let row = row(
            &hasher,
            &keys,
            enquiry,
            &words("abacus zoom walnut"),
            &secret,
        )
        .await
        .unwrap();
        let salt: [u8; SALT] = row.salt.unwrap().try_into().unwrap();
        let (verifier, wrapped) = (row.verifier.unwrap(), row.wrapped_secret.unwrap());
        let right = Proven::by(&hasher, &keys, &words("ABACUS-zoom walnut"), salt)
            .await
            .unwrap();
        let wrong = Proven::by(&hasher, &keys, &words("abacus zoom waffle"), salt)
            .await
            .unwrap();
        assert_eq!(right.verifier, verifier);
        assert_ne!(wrong.verifier, verifier);
        assert_eq!(right.secret(&keys, enquiry, &wrapped), Ok(secret));
        assert!(right.secret(&keys, other, &wrapped).is_err());
        assert!(wrong.secret(&keys, enquiry, &wrapped).is_err());
    }
}
