//! The random secret from which the name of a person's equality row is made (rule 6.4).

use platform::{crypto, crypto::Keys};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// 128 random bits, made with the draft. After sending it exists only wrapped by the passphrase, and in
/// the sealed draft until exit or idle end. Never printed.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct EqualitySecret([u8; 16]);

impl EqualitySecret {
    /// A new one.
    #[must_use]
    pub fn random() -> Self {
        Self(crypto::random())
    }

    /// One from its bytes; `None` when there are not sixteen.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The bytes, to be wrapped.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// The name of the row in `equality.answer`.
    #[must_use]
    pub fn equality_key(&self, keys: &Keys) -> Vec<u8> {
        keys.equality_key(&self.0)
    }
}

impl std::fmt::Debug for EqualitySecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EqualitySecret(…)")
    }
}

impl Serialize for EqualitySecret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex::encode(self.0))
    }
}

impl<'de> Deserialize<'de> for EqualitySecret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        hex::decode(text)
            .ok()
            .and_then(|bytes| Self::from_bytes(&bytes))
            .ok_or_else(|| serde::de::Error::custom("not sixteen bytes in hex"))
    }
}
