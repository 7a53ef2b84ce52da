//! The keys that check receipts, as anybody may have them: a set of JSON Web Keys (RFC 8037).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use platform::{
    crypto,
    crypto::{CryptoError, Keys, PublicKey},
    error::Result,
    text_file::without_byte_order_mark,
};
use serde::{Deserialize, Serialize};

/// Signs of the name of a key.
const ID_LENGTH: usize = 16;

/// A key with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyingKey {
    /// The beginning of the hash of the key: nobody can give a name to another key.
    pub id: String,
    /// 32 bytes.
    pub public: Vec<u8>,
    /// When another key took over; `None`: it signs now.
    pub retired: Option<DateTime<Utc>>,
}

impl From<PublicKey> for VerifyingKey {
    fn from(key: PublicKey) -> Self {
        let PublicKey { bytes, retired } = key;
        Self {
            id: crypto::sha256_hex(&bytes).chars().take(ID_LENGTH).collect(),
            public: bytes,
            retired,
        }
    }
}

/// The keys of this portal, the one that signs now first.
///
/// # Errors
/// A key of the file that cannot be one.
pub fn public_keys(keys: &Keys) -> Result<Vec<VerifyingKey>, CryptoError> {
    Ok(keys
        .receipt_publics()?
        .into_iter()
        .map(VerifyingKey::from)
        .collect())
}

/// What stands at `/.well-known/receipt-keys.json`.
#[derive(Serialize, Deserialize)]
struct KeySet {
    keys: Vec<Jwk>,
}

#[derive(Serialize, Deserialize)]
struct Jwk {
    kid: String,
    kty: String,
    crv: String,
    alg: String,
    #[serde(rename = "use")]
    usage: String,
    x: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    retired_at: Option<DateTime<Utc>>,
}

/// Writes the set.
///
/// # Errors
/// Nothing that these texts can cause.
pub fn write_set(keys: &[VerifyingKey]) -> serde_json::Result<String> {
    let keys = keys
        .iter()
        .map(|key| Jwk {
            kid: key.id.clone(),
            kty: "OKP".to_owned(),
            crv: "Ed25519".to_owned(),
            alg: "EdDSA".to_owned(),
            usage: "sig".to_owned(),
            x: URL_SAFE_NO_PAD.encode(&key.public),
            retired_at: key.retired,
        })
        .collect();
    serde_json::to_string_pretty(&KeySet { keys })
}

/// Reads a set. A key goes by the name that its own bytes give it, whatever the file calls it; keys of
/// other kinds are left out. `None`: this is no set of keys.
pub fn read_set(file: &[u8]) -> Option<Vec<VerifyingKey>> {
    let set: KeySet = serde_json::from_slice(without_byte_order_mark(file)).ok()?;
    Some(
        set.keys
            .into_iter()
            .filter(|key| key.kty == "OKP" && key.crv == "Ed25519")
            .filter_map(|key| {
                let bytes = URL_SAFE_NO_PAD.decode(key.x).ok()?;
                Some(VerifyingKey::from(PublicKey {
                    bytes,
                    retired: key.retired_at,
                }))
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_published_is_what_is_read() {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let keys = Keys::generate(at);
        keys.rotate_receipts(at).unwrap();
        let ours = public_keys(&keys).unwrap();
        let file = write_set(&ours).unwrap();
        assert_eq!(read_set(file.as_bytes()), Some(ours.clone()));
        // A name that was put on another key is not believed.
        let renamed = file.replace(&ours[0].id, "0123456789abcdef");
        assert_eq!(read_set(renamed.as_bytes()), Some(ours));
        let marked = format!("\u{feff}{file}");
        assert_eq!(
            read_set(marked.as_bytes()),
            Some(public_keys(&keys).unwrap())
        );
        assert_eq!(read_set(b"{}"), None);
    }
}
