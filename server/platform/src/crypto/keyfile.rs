//! The key file: every secret that must never be in the database. JSON, readable by its owner only.

use crate::crypto::random;
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::{
    fs,
    io::{self, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The form of the file that this version writes and reads.
const FORM: u8 = 1;

/// Why the key file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    #[error("the key file {0} does not exist; make one with `portal keys init`")]
    Missing(PathBuf),
    #[error(
        "the key file {0} exists already; it is never overwritten, because what it sealed would be lost"
    )]
    Exists(PathBuf),
    #[error("the key file {0} can be read by others than its owner; set its mode to 0600")]
    TooOpen(PathBuf),
    #[error("the key file {path} cannot be used: {cause}")]
    Unreadable { path: PathBuf, cause: io::Error },
    #[error("the key file {0} does not hold the keys of this version")]
    Malformed(PathBuf),
}

/// 32 secret bytes, in the file as base64.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(super) struct Secret32(pub(super) [u8; 32]);

impl Secret32 {
    fn random() -> Self {
        Self(random())
    }
}

impl Serialize for Secret32 {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Secret32 {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = STANDARD
            .decode(text)
            .map_err(|_| serde::de::Error::custom("not base64"))?;
        bytes
            .try_into()
            .map(Self)
            .map_err(|_| serde::de::Error::custom("not 32 bytes"))
    }
}

/// A master key. A new epoch begins each week; the newest wraps, all that are kept unwrap.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Epoch {
    pub(super) number: i32,
    pub(super) made: DateTime<Utc>,
    /// When a newer epoch took over.
    #[serde(default)]
    pub(super) retired: Option<DateTime<Utc>>,
    pub(super) key: Secret32,
}

/// The public half of a signing key that signs no more: what it signed can still be checked.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct RetiredKey {
    pub(super) public: Secret32,
    pub(super) retired: DateTime<Utc>,
}

/// What the file holds.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct KeyFile {
    form: u8,
    pub(super) epochs: Vec<Epoch>,
    pub(super) index: Secret32,
    pub(super) equality: Secret32,
    pub(super) token: Secret32,
    pub(super) receipt_signing: Secret32,
    /// Oldest first. Files made before keys could change have none.
    #[serde(default)]
    pub(super) receipt_retired: Vec<RetiredKey>,
    pub(super) audit_signing: Secret32,
}

impl KeyFile {
    /// Fresh random keys with one epoch.
    pub(super) fn generate(now: DateTime<Utc>) -> Self {
        Self {
            form: FORM,
            epochs: vec![Epoch {
                number: 1,
                made: now,
                retired: None,
                key: Secret32::random(),
            }],
            index: Secret32::random(),
            equality: Secret32::random(),
            token: Secret32::random(),
            receipt_signing: Secret32::random(),
            receipt_retired: Vec::new(),
            audit_signing: Secret32::random(),
        }
    }

    /// Begins a new epoch and retires the one before.
    pub(super) fn rotate(&mut self, now: DateTime<Utc>) -> i32 {
        let number = self
            .epochs
            .iter()
            .map(|epoch| epoch.number)
            .max()
            .unwrap_or(0)
            + 1;
        for epoch in self
            .epochs
            .iter_mut()
            .filter(|epoch| epoch.retired.is_none())
        {
            epoch.retired = Some(now);
        }
        self.epochs.push(Epoch {
            number,
            made: now,
            retired: None,
            key: Secret32::random(),
        });
        number
    }

    /// A new key signs receipts from now on. Of the old one the public half stays.
    pub(super) fn rotate_receipts(&mut self, old_public: [u8; 32], now: DateTime<Utc>) {
        self.receipt_retired.push(RetiredKey {
            public: Secret32(old_public),
            retired: now,
        });
        self.receipt_signing = Secret32::random();
    }

    /// Reads a file, refusing one that others can read.
    pub(super) fn read(path: &Path) -> Result<Self, KeyFileError> {
        let unreadable = |cause| KeyFileError::Unreadable {
            path: path.to_owned(),
            cause,
        };
        let meta = match fs::metadata(path) {
            Ok(meta) => meta,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                return Err(KeyFileError::Missing(path.to_owned()));
            }
            Err(cause) => return Err(unreadable(cause)),
        };
        if meta.permissions().mode() & 0o077 != 0 {
            return Err(KeyFileError::TooOpen(path.to_owned()));
        }
        let mut text = fs::read_to_string(path).map_err(unreadable)?;
        let file: Result<Self, _> = serde_json::from_str(&text);
        text.zeroize();
        match file {
            Ok(file) if file.form == FORM && !file.epochs.is_empty() => Ok(file),
            _ => Err(KeyFileError::Malformed(path.to_owned())),
        }
    }

    /// Writes a new file; one that exists is left alone.
    pub(super) fn create(&self, path: &Path) -> Result<(), KeyFileError> {
        if path.exists() {
            return Err(KeyFileError::Exists(path.to_owned()));
        }
        self.replace(path)
    }

    /// Writes the file beside its place and renames it, so that a crash leaves the old or the new one whole.
    pub(super) fn replace(&self, path: &Path) -> Result<(), KeyFileError> {
        let unreadable = |cause| KeyFileError::Unreadable {
            path: path.to_owned(),
            cause,
        };
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            fs::create_dir_all(folder).map_err(unreadable)?;
        }
        let beside = path.with_extension(format!("new-{}", std::process::id()));
        let mut text =
            serde_json::to_string_pretty(self).map_err(|cause| unreadable(cause.into()))?;
        let written = fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&beside)
            .and_then(|mut file| {
                file.write_all(text.as_bytes())?;
                file.sync_all()
            })
            .and_then(|()| fs::rename(&beside, path));
        text.zeroize();
        written.map_err(unreadable)
    }
}
