//! The keys in use, and what each is for.

use crate::crypto::{
    CryptoError, DataKey, KeyFileError, Place,
    keyfile::{Epoch, KeyFile},
    random, same, seal,
};
use aws_lc_rs::{
    hmac,
    signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};
use uuid::Uuid;

/// What a blind index is over. Each kind has an own key, so that equal texts of two kinds do not match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexKind {
    Name,
    /// Without accents and marks.
    NameFolded,
    /// A word of a folded name, or its beginning.
    NamePrefix,
    Email,
    Phone,
    Postcode,
    /// A word that opens a case; kept apart from what staff search by.
    Proof,
}

impl IndexKind {
    fn purpose(self) -> &'static str {
        match self {
            IndexKind::Name => "index-1-name",
            IndexKind::NameFolded => "index-1-name-folded",
            IndexKind::NamePrefix => "index-1-name-prefix",
            IndexKind::Email => "index-1-email",
            IndexKind::Phone => "index-1-phone",
            IndexKind::Postcode => "index-1-postcode",
            IndexKind::Proof => "index-1-proof",
        }
    }
}

/// A data key, wrapped by the master key of an epoch, as `data_key` holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey {
    pub epoch: i32,
    pub bytes: Vec<u8>,
}

/// An Ed25519 signature, 64 bytes.
pub type Signature = Vec<u8>;

/// A key that checks receipts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    /// 32 bytes.
    pub bytes: Vec<u8>,
    /// When another key took over; `None`: it signs now.
    pub retired: Option<DateTime<Utc>>,
}

/// All keys. Cheap to copy; every copy sees a new epoch after [`Keys::reload`]. Never printed.
#[derive(Clone)]
pub struct Keys {
    file: Arc<RwLock<Arc<KeyFile>>>,
    path: Option<PathBuf>,
}

impl Keys {
    /// Fresh keys that live in memory only: for tests.
    pub fn generate(now: DateTime<Utc>) -> Self {
        Self::of(KeyFile::generate(now), None)
    }

    /// The keys of a file.
    pub fn load(path: &Path) -> Result<Self, KeyFileError> {
        Ok(Self::of(KeyFile::read(path)?, Some(path.to_owned())))
    }

    /// Makes a new file and loads it. An existing file is refused.
    pub fn create(path: &Path, now: DateTime<Utc>) -> Result<Self, KeyFileError> {
        KeyFile::generate(now).create(path)?;
        Self::load(path)
    }

    /// The keys of a file, which is made if it is missing: not for production.
    pub fn load_or_create(path: &Path, now: DateTime<Utc>) -> Result<Self, KeyFileError> {
        match Self::load(path) {
            Err(KeyFileError::Missing(_)) => Self::create(path, now),
            other => other,
        }
    }

    /// Begins a new epoch in the file and here. Returns its number.
    pub fn rotate(&self, now: DateTime<Utc>) -> Result<i32, KeyFileError> {
        let mut file = match &self.path {
            Some(path) => KeyFile::read(path)?,
            None => KeyFile::clone(&self.current()),
        };
        let number = file.rotate(now);
        if let Some(path) = &self.path {
            file.replace(path)?;
        }
        self.put(file);
        Ok(number)
    }

    /// A new key signs receipts from now on, in the file and here. What the old one signed stays genuine.
    pub fn rotate_receipts(&self, now: DateTime<Utc>) -> Result<(), KeyFileError> {
        let mut file = match &self.path {
            Some(path) => KeyFile::read(path)?,
            None => KeyFile::clone(&self.current()),
        };
        let old = public(&file.receipt_signing.0)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(|| KeyFileError::Malformed(self.path.clone().unwrap_or_default()))?;
        file.rotate_receipts(old, now);
        if let Some(path) = &self.path {
            file.replace(path)?;
        }
        self.put(file);
        Ok(())
    }

    /// Reads the file again, after another process has begun an epoch.
    pub fn reload(&self) -> Result<(), KeyFileError> {
        if let Some(path) = &self.path {
            self.put(KeyFile::read(path)?);
        }
        Ok(())
    }

    /// The epoch that wraps now.
    pub fn newest_epoch(&self) -> i32 {
        self.current()
            .epochs
            .iter()
            .map(|epoch| epoch.number)
            .max()
            .unwrap_or(0)
    }

    /// When each epoch was made and retired, for `portal keys list`.
    pub fn epochs(&self) -> Vec<(i32, DateTime<Utc>, Option<DateTime<Utc>>)> {
        self.current()
            .epochs
            .iter()
            .map(|epoch| (epoch.number, epoch.made, epoch.retired))
            .collect()
    }

    /// A new data key for an owner (enquiry or draft), and how to keep it.
    pub fn new_data_key(
        &self,
        owner: impl Into<Uuid>,
    ) -> Result<(DataKey, WrappedKey), CryptoError> {
        let key = DataKey::random();
        let wrapped = self.wrap(&key, owner)?;
        Ok((key, wrapped))
    }

    /// Wraps a data key with the newest epoch. It opens for this owner only.
    pub fn wrap(&self, key: &DataKey, owner: impl Into<Uuid>) -> Result<WrappedKey, CryptoError> {
        let file = self.current();
        let epoch = file
            .epochs
            .iter()
            .max_by_key(|epoch| epoch.number)
            .ok_or(CryptoError::NoSuchEpoch(0))?;
        let bytes = master(epoch).seal(wrap_place(owner.into()), key.bytes())?;
        Ok(WrappedKey {
            epoch: epoch.number,
            bytes,
        })
    }

    /// Unwraps a data key of an owner.
    pub fn unwrap(
        &self,
        wrapped: &WrappedKey,
        owner: impl Into<Uuid>,
    ) -> Result<DataKey, CryptoError> {
        let file = self.current();
        let epoch = file
            .epochs
            .iter()
            .find(|epoch| epoch.number == wrapped.epoch)
            .ok_or(CryptoError::NoSuchEpoch(wrapped.epoch))?;
        let bytes = master(epoch).open(wrap_place(owner.into()), &wrapped.bytes)?;
        let bytes: [u8; 32] = bytes
            .as_slice()
            .try_into()
            .map_err(|_| CryptoError::UnknownForm)?;
        Ok(DataKey::from_bytes(bytes, 1))
    }

    /// The keyed hash by which a value is found without being readable. The caller normalises the text.
    pub fn blind_index(&self, kind: IndexKind, normalised: &str) -> Result<Vec<u8>, CryptoError> {
        let key = seal::derive(&self.current().index.0, b"portal", kind.purpose())?;
        Ok(tag(key.as_ref(), normalised.as_bytes()))
    }

    /// The hidden field of a form, bound to the cookie of its journey.
    ///
    /// It differs on every page, so that its compressed length tells nothing about it (BREACH).
    pub fn form_token(&self, cookie: &str) -> String {
        let salt: [u8; 12] = random();
        self.salted_token(&salt, cookie)
    }

    /// Whether a form's hidden field belongs to the cookie that came with it.
    pub fn form_token_matches(&self, cookie: &str, token: &str) -> bool {
        let Some(salt) = token
            .split_once('.')
            .and_then(|(salt, _)| URL_SAFE_NO_PAD.decode(salt).ok())
        else {
            return false;
        };
        same(
            self.salted_token(&salt, cookie).as_bytes(),
            token.as_bytes(),
        )
    }

    fn salted_token(&self, salt: &[u8], cookie: &str) -> String {
        let salt = URL_SAFE_NO_PAD.encode(salt);
        let tag = tag(
            &self.current().token.0,
            format!("form {salt} {cookie}").as_bytes(),
        );
        format!("{salt}.{}", URL_SAFE_NO_PAD.encode(tag))
    }

    /// What an Argon2id hash of a passphrase becomes with the pepper: the key that opens what only its holder may open.
    pub fn peppered(&self, hashed: &[u8; 32]) -> Result<DataKey, CryptoError> {
        let key = seal::derive(hashed, &self.current().equality.0, "passphrase-1")?;
        Ok(DataKey::from_bytes(*key, 1))
    }

    /// The name of an equality row: it is found from the resident's secret and the pepper, never from a case
    /// (rule 6.4).
    pub fn equality_key(&self, secret: &[u8]) -> Vec<u8> {
        tag(&self.current().equality.0, secret)
    }

    /// Signs a consent receipt, and says with which key: both of one moment, also while keys change.
    pub fn sign_receipt_with(&self, message: &[u8]) -> Result<(Signature, PublicKey), CryptoError> {
        let file = self.current();
        let key = PublicKey {
            bytes: public(&file.receipt_signing.0)?,
            retired: None,
        };
        Ok((sign(&file.receipt_signing.0, message)?, key))
    }

    /// The keys that check consent receipts: the one that signs now, then the older ones.
    pub fn receipt_publics(&self) -> Result<Vec<PublicKey>, CryptoError> {
        let file = self.current();
        let now = PublicKey {
            bytes: public(&file.receipt_signing.0)?,
            retired: None,
        };
        let older = file.receipt_retired.iter().rev().map(|key| PublicKey {
            bytes: key.public.0.to_vec(),
            retired: Some(key.retired),
        });
        Ok(std::iter::once(now).chain(older).collect())
    }

    /// Signs a checkpoint of the audit chain.
    pub fn sign_audit(&self, message: &[u8]) -> Result<Signature, CryptoError> {
        sign(&self.current().audit_signing.0, message)
    }

    /// The key that checks audit checkpoints, 32 bytes.
    pub fn audit_public(&self) -> Result<Vec<u8>, CryptoError> {
        public(&self.current().audit_signing.0)
    }

    fn of(file: KeyFile, path: Option<PathBuf>) -> Self {
        Self {
            file: Arc::new(RwLock::new(Arc::new(file))),
            path,
        }
    }

    fn current(&self) -> Arc<KeyFile> {
        self.file
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn put(&self, file: KeyFile) {
        *self.file.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(file);
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// Whether a signature is of this message by this public key.
pub fn verify_signature(public: &[u8], message: &[u8], signature: &[u8]) -> bool {
    UnparsedPublicKey::new(&ED25519, public)
        .verify(message, signature)
        .is_ok()
}

fn wrap_place(owner: Uuid) -> Place<'static> {
    Place::new("data_key", owner, "wrapped")
}

fn master(epoch: &Epoch) -> DataKey {
    // The header's key version is part of what is authenticated; epochs beyond 65,535 weeks are not a worry.
    DataKey::from_bytes(epoch.key.0, u16::try_from(epoch.number).unwrap_or(u16::MAX))
}

fn tag(key: &[u8], message: &[u8]) -> Vec<u8> {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), message)
        .as_ref()
        .to_vec()
}

fn pair(seed: &[u8; 32]) -> Result<Ed25519KeyPair, CryptoError> {
    Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| CryptoError::Failed)
}

fn sign(seed: &[u8; 32], message: &[u8]) -> Result<Signature, CryptoError> {
    Ok(pair(seed)?.sign(message).as_ref().to_vec())
}

fn public(seed: &[u8; 32]) -> Result<Vec<u8>, CryptoError> {
    Ok(pair(seed)?.public_key().as_ref().to_vec())
}

#[cfg(test)]
mod tests;
