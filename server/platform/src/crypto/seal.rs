//! AES-256-GCM for one field of one row: what is sealed for a place opens only there.
//!
//! Sealed bytes: one byte of form (1), two bytes of key version, 12 bytes of nonce, ciphertext, 16 bytes of tag.
//! The associated data is table, row, column and the header, each with its length, so that no two places share it.

use crate::crypto::{CryptoError, random};
use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    hkdf,
};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;
use zeroize::{Zeroize, Zeroizing};

const FORM: u8 = 1;
const NONCE: usize = 12;
const HEADER: usize = 3;
const TAG: usize = 16;

/// Where a sealed value stands.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub table: &'a str,
    pub row: Uuid,
    pub column: &'a str,
}

impl<'a> Place<'a> {
    pub fn new(table: &'a str, row: impl Into<Uuid>, column: &'a str) -> Self {
        Self {
            table,
            row: row.into(),
            column,
        }
    }

    fn associated(&self, header: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(64);
        for part in [
            self.table.as_bytes(),
            self.row.as_bytes(),
            self.column.as_bytes(),
            header,
        ] {
            out.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
            out.extend_from_slice(part);
        }
        out
    }
}

/// The key that seals everything of one enquiry or draft. Never printed; forgotten when dropped.
#[derive(Clone)]
pub struct DataKey {
    key: Zeroizing<[u8; 32]>,
    version: u16,
}

impl DataKey {
    /// A new random one, version 1.
    pub fn random() -> Self {
        Self {
            key: Zeroizing::new(random()),
            version: 1,
        }
    }

    /// One from its 32 bytes.
    pub fn from_bytes(mut bytes: [u8; 32], version: u16) -> Self {
        let key = Self {
            key: Zeroizing::new(bytes),
            version,
        };
        bytes.zeroize();
        key
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.key
    }

    /// Seals bytes for a place.
    pub fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>, CryptoError> {
        let mut out = Vec::with_capacity(HEADER + NONCE + plain.len() + TAG);
        out.push(FORM);
        out.extend_from_slice(&self.version.to_be_bytes());
        let associated = Aad::from(place.associated(&out));
        let nonce: [u8; NONCE] = random();
        out.extend_from_slice(&nonce);
        let mut text = plain.to_vec();
        self.cipher()?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), associated, &mut text)
            .map_err(|_| CryptoError::Failed)?;
        out.append(&mut text);
        Ok(out)
    }

    /// Opens what was sealed for this place.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
        let header = sealed.get(..HEADER).ok_or(CryptoError::UnknownForm)?;
        let nonce = sealed
            .get(HEADER..HEADER + NONCE)
            .ok_or(CryptoError::UnknownForm)?;
        let text = sealed
            .get(HEADER + NONCE..)
            .ok_or(CryptoError::UnknownForm)?;
        if header.first() != Some(&FORM) {
            return Err(CryptoError::UnknownForm);
        }
        let nonce =
            Nonce::try_assume_unique_for_key(nonce).map_err(|_| CryptoError::UnknownForm)?;
        let mut buffer = Zeroizing::new(text.to_vec());
        let plain = self
            .cipher()?
            .open_in_place(nonce, Aad::from(place.associated(header)), &mut buffer)
            .map_err(|_| CryptoError::DoesNotOpen)?
            .len();
        buffer.truncate(plain);
        Ok(buffer)
    }

    /// Seals text.
    pub fn seal_text(&self, place: Place<'_>, plain: &str) -> Result<Vec<u8>, CryptoError> {
        self.seal(place, plain.as_bytes())
    }

    /// Opens text.
    pub fn open_text(
        &self,
        place: Place<'_>,
        sealed: &[u8],
    ) -> Result<Zeroizing<String>, CryptoError> {
        let bytes = self.open(place, sealed)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| CryptoError::UnknownForm)?;
        Ok(Zeroizing::new(text.to_owned()))
    }

    /// Seals a value as JSON.
    pub fn seal_json<T: Serialize>(
        &self,
        place: Place<'_>,
        value: &T,
    ) -> Result<Vec<u8>, CryptoError> {
        let text = Zeroizing::new(serde_json::to_vec(value).map_err(|_| CryptoError::Failed)?);
        self.seal(place, &text)
    }

    /// Opens a value sealed as JSON.
    pub fn open_json<T: DeserializeOwned>(
        &self,
        place: Place<'_>,
        sealed: &[u8],
    ) -> Result<T, CryptoError> {
        serde_json::from_slice(&self.open(place, sealed)?).map_err(|_| CryptoError::UnknownForm)
    }

    fn cipher(&self) -> Result<LessSafeKey, CryptoError> {
        // Every key seals few values, each with an own random nonce: far below the limit of 2^32.
        UnboundKey::new(&AES_256_GCM, self.key.as_ref())
            .map(LessSafeKey::new)
            .map_err(|_| CryptoError::Failed)
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey(…)")
    }
}

struct Len32;

impl hkdf::KeyType for Len32 {
    fn len(&self) -> usize {
        32
    }
}

/// HKDF-SHA-256: a key for one purpose out of a secret.
pub(super) fn derive(
    secret: &[u8],
    salt: &[u8],
    purpose: &str,
) -> Result<Zeroizing<[u8; 32]>, CryptoError> {
    let mut out = Zeroizing::new([0; 32]);
    hkdf::Salt::new(hkdf::HKDF_SHA256, salt)
        .extract(secret)
        .expand(&[purpose.as_bytes()], Len32)
        .and_then(|okm| okm.fill(out.as_mut()))
        .map_err(|_| CryptoError::Failed)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(column: &str) -> Place<'_> {
        Place::new("enquiry_content", Uuid::from_u128(7), column)
    }

    #[test]
    fn what_is_sealed_opens_in_its_place() {
        let key = DataKey::random();
        let sealed = key.seal_text(place("message"), "hello").unwrap();
        assert_eq!(&*key.open_text(place("message"), &sealed).unwrap(), "hello");
        assert!(!sealed.windows(5).any(|w| w == b"hello"));
    }

    #[test]
    fn a_value_moved_to_another_row_column_or_table_does_not_open() {
        let key = DataKey::random();
        let sealed = key.seal(place("message"), b"hello").unwrap();
        assert_eq!(
            key.open(place("name"), &sealed),
            Err(CryptoError::DoesNotOpen)
        );
        let row = Place::new("enquiry_content", Uuid::from_u128(8), "message");
        assert_eq!(key.open(row, &sealed), Err(CryptoError::DoesNotOpen));
        let table = Place::new("draft", Uuid::from_u128(7), "message");
        assert_eq!(key.open(table, &sealed), Err(CryptoError::DoesNotOpen));
        assert_eq!(
            DataKey::random().open(place("message"), &sealed),
            Err(CryptoError::DoesNotOpen)
        );
    }

    #[test]
    fn every_flipped_byte_is_seen() {
        let key = DataKey::random();
        let sealed = key
            .seal(place("message"), b"hello, this is a longer text")
            .unwrap();
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(key.open(place("message"), &altered).is_err(), "byte {at}");
        }
        for len in 0..sealed.len() {
            assert!(
                key.open(place("message"), &sealed[..len]).is_err(),
                "cut to {len}"
            );
        }
    }

    #[test]
    fn the_same_text_never_looks_the_same_twice() {
        let key = DataKey::random();
        assert_ne!(
            key.seal(place("message"), b"x").unwrap(),
            key.seal(place("message"), b"x").unwrap()
        );
    }

    /// Bytes written once by this code and kept: old rows must open for ever.
    #[test]
    fn known_answer() {
        let key = DataKey::from_bytes([7; 32], 1);
        let sealed = hex::decode(include_str!("known_sealed.hex").trim()).unwrap();
        assert_eq!(
            &*key.open_text(place("message"), &sealed).unwrap(),
            "known answer"
        );
    }

    /// RFC 5869, test case 1 shortened to the 32 bytes used here.
    #[test]
    fn hkdf_known_answer() {
        let salt = hex::decode("000102030405060708090a0b0c").unwrap();
        let info = hex::decode("f0f1f2f3f4f5f6f7f8f9").unwrap();
        let mut out = [0; 32];
        hkdf::Salt::new(hkdf::HKDF_SHA256, &salt)
            .extract(&[0x0b; 22])
            .expand(&[&info], Len32)
            .unwrap()
            .fill(&mut out)
            .unwrap();
        assert_eq!(
            hex::encode(out),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
        );
    }
}
