//! The receipt as a file: the record, its signature, and the check that needs neither us nor a database.

use super::{key::VerifyingKey, record::Body};
use app::domain::notice::canonical;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use platform::{crypto::verify_signature, text_file::without_byte_order_mark};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// How it is signed.
const ALGORITHM: &str = "Ed25519";
/// Over which bytes: the record alone, keys sorted, no blanks.
const CANONICAL: &str = "sorted-keys-no-blanks";

/// The file. Nothing else may stand in it: whatever it says is signed, or says how.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Document {
    receipt: Value,
    proof: Proof,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Proof {
    #[serde(rename = "type")]
    kind: String,
    canonical: String,
    key_id: String,
    signature: String,
}

/// What a check of a file found.
#[derive(Debug)]
pub enum Verdict {
    /// Signed by one of these keys, and unchanged.
    Genuine(Box<Body>),
    /// It names a key that is none of these.
    UnknownKey,
    /// It is not what was signed.
    Altered,
    /// It has not the form of a receipt.
    NoReceipt,
}

/// Writes the file: without a blank, so that every byte of it counts.
pub fn write(receipt: &Value, key_id: &str, signature: &[u8]) -> String {
    canonical(&json!({
        "receipt": receipt,
        "proof": {
            "type": ALGORITHM,
            "canonical": CANONICAL,
            "key_id": key_id,
            "signature": URL_SAFE_NO_PAD.encode(signature),
        },
    }))
}

/// Checks a file. Blanks between its parts do not matter, as for any JSON, nor does the mark that some
/// programs put in front.
pub fn verify(file: &[u8], keys: &[VerifyingKey]) -> Verdict {
    let file = without_byte_order_mark(file);
    let Ok(Document { receipt, proof }) = serde_json::from_slice::<Document>(file) else {
        return Verdict::NoReceipt;
    };
    if proof.kind != ALGORITHM || proof.canonical != CANONICAL {
        return Verdict::NoReceipt;
    }
    let Some(key) = keys.iter().find(|key| key.id == proof.key_id) else {
        return Verdict::UnknownKey;
    };
    let signed = URL_SAFE_NO_PAD
        .decode(&proof.signature)
        .is_ok_and(|signature| {
            verify_signature(&key.public, canonical(&receipt).as_bytes(), &signature)
        });
    if !signed {
        return Verdict::Altered;
    }
    match serde_json::from_value::<Body>(receipt) {
        Ok(body) => Verdict::Genuine(Box::new(body)),
        Err(_) => Verdict::NoReceipt,
    }
}

#[cfg(test)]
pub(super) mod tests;
