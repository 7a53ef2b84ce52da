//! Argon2id, one at a time for each who waits: a run takes up to 46 MiB, so a flood must queue, not fill the memory, and
//! it must hold up nobody but those who flood.

use crate::crypto::{CryptoError, DataKey, Keys, random};
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::PasswordHash,
};
use std::sync::Arc;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

/// How many hashes of a kind run at once in a process (OWASP ASVS V11.4).
const AT_ONCE: usize = 1;

/// How many may wait for their turn before the rest is turned away.
const WAITING: usize = 64;

/// What checking a password found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    No,
    Yes,
    /// Right, and hashed with other settings than today's: hash it anew.
    YesButOld,
}

/// Hashes passwords and passphrases away from the threads that serve pages.
#[derive(Clone)]
pub struct Hasher {
    params: Params,
    turns: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

/// A hasher for each who waits.
#[derive(Clone)]
pub struct Hashers {
    /// Passwords of staff.
    pub passwords: Hasher,
    /// The three words of somebody who comes back.
    pub words: Hasher,
    /// The three words of an enquiry before it is sent: without a turn, sending does it.
    pub drafts: Hasher,
    /// The three words of an enquiry that is being sent: nobody is turned away.
    pub sending: Hasher,
}

impl Hashers {
    /// As [`Hasher::new`].
    pub fn new(memory_kib: u32, passes: u32) -> Result<Self, CryptoError> {
        let hasher = || Hasher::new(memory_kib, passes);
        let mut sending = hasher()?;
        sending.queue = Arc::new(Semaphore::new(Semaphore::MAX_PERMITS));
        Ok(Self {
            passwords: hasher()?,
            words: hasher()?,
            drafts: hasher()?,
            sending,
        })
    }
}

impl Hasher {
    /// `memory_kib` and `passes` as Argon2id takes them; one lane.
    pub fn new(memory_kib: u32, passes: u32) -> Result<Self, CryptoError> {
        let params =
            Params::new(memory_kib, passes, 1, Some(32)).map_err(|_| CryptoError::Failed)?;
        Ok(Self {
            params,
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            queue: Arc::new(Semaphore::new(WAITING)),
        })
    }

    /// The PHC string of a password, with a new salt.
    pub async fn hash_password(&self, password: Zeroizing<String>) -> Result<String, CryptoError> {
        self.run(move |argon| {
            let hash: PasswordHash = argon
                .hash_password_with_salt(password.as_bytes(), &random::<16>())
                .map_err(|_| CryptoError::Failed)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Checks a password. Without a hash (nobody of that name) it does the same work and says no.
    pub async fn verify_password(
        &self,
        hash: Option<String>,
        password: Zeroizing<String>,
    ) -> Result<Verified, CryptoError> {
        let today = self.params.clone();
        self.run(move |argon| {
            let Some(hash) = hash else {
                let mut out = [0; 32];
                argon
                    .hash_password_into(password.as_bytes(), &random::<16>(), &mut out)
                    .map_err(|_| CryptoError::Failed)?;
                return Ok(Verified::No);
            };
            let hash = PasswordHash::new(&hash).map_err(|_| CryptoError::UnknownForm)?;
            if argon.verify_password(password.as_bytes(), &hash).is_err() {
                return Ok(Verified::No);
            }
            let then = Params::try_from(&hash).map_err(|_| CryptoError::UnknownForm)?;
            let same = (then.m_cost(), then.t_cost(), then.p_cost())
                == (today.m_cost(), today.t_cost(), today.p_cost());
            Ok(if same {
                Verified::Yes
            } else {
                Verified::YesButOld
            })
        })
        .await
    }

    /// The key that a passphrase makes with its salt and the pepper (rule 6.4).
    pub async fn passphrase_key(
        &self,
        keys: &Keys,
        passphrase: Zeroizing<String>,
        salt: [u8; 16],
    ) -> Result<DataKey, CryptoError> {
        let hashed = self.passphrase_hash(passphrase, salt).await?;
        keys.peppered(&hashed)
    }

    /// Argon2id of a passphrase with its salt, 32 bytes.
    pub async fn passphrase_hash(
        &self,
        passphrase: Zeroizing<String>,
        salt: [u8; 16],
    ) -> Result<Zeroizing<[u8; 32]>, CryptoError> {
        self.run(move |argon| {
            let mut out = Zeroizing::new([0; 32]);
            argon
                .hash_password_into(passphrase.as_bytes(), &salt, out.as_mut())
                .map_err(|_| CryptoError::Failed)?;
            Ok(out)
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(Argon2<'static>) -> Result<T, CryptoError> + Send + 'static,
    ) -> Result<T, CryptoError> {
        let _place = self.queue.try_acquire().map_err(|_| CryptoError::Busy)?;
        let turn = self
            .turns
            .clone()
            .acquire_owned()
            .await
            .map_err(|_| CryptoError::Failed)?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, self.params.clone());
        tokio::task::spawn_blocking(move || {
            let done = work(argon);
            // Held by the thread, not by the request: a browser that goes away must not free the turn early.
            drop(turn);
            done
        })
        .await
        .map_err(|_| CryptoError::Failed)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn secret(text: &str) -> Zeroizing<String> {
        Zeroizing::new(text.to_owned())
    }

    #[tokio::test]
    async fn a_password_is_checked_against_its_hash() {
        let hasher = Hasher::new(64, 1).unwrap();
        let hash = hasher
            .hash_password(secret("correct horse battery"))
            .await
            .unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{hash}");
        let check = |text: &str| hasher.verify_password(Some(hash.clone()), secret(text));
        assert_eq!(check("correct horse battery").await.unwrap(), Verified::Yes);
        assert_eq!(check("correct horse batterz").await.unwrap(), Verified::No);
        assert_eq!(
            hasher.verify_password(None, secret("x")).await.unwrap(),
            Verified::No
        );
    }

    #[tokio::test]
    async fn a_hash_with_older_settings_asks_to_be_made_anew() {
        let old = Hasher::new(64, 1)
            .unwrap()
            .hash_password(secret("pass"))
            .await
            .unwrap();
        let hasher = Hasher::new(128, 1).unwrap();
        assert_eq!(
            hasher
                .verify_password(Some(old), secret("pass"))
                .await
                .unwrap(),
            Verified::YesButOld
        );
    }

    #[tokio::test]
    async fn a_passphrase_key_depends_on_salt_and_pepper() {
        let hasher = Hasher::new(64, 1).unwrap();
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let (keys, others) = (Keys::generate(now), Keys::generate(now));
        let key = async |keys: &Keys, salt| {
            *hasher
                .passphrase_key(keys, secret("one two three"), salt)
                .await
                .unwrap()
                .bytes()
        };
        let first = key(&keys, [1; 16]).await;
        assert_eq!(first, key(&keys, [1; 16]).await);
        assert_ne!(first, key(&keys, [2; 16]).await);
        assert_ne!(first, key(&others, [1; 16]).await);
    }

    #[tokio::test]
    async fn a_flood_is_turned_away_before_it_fills_the_memory() {
        let hasher = Hasher::new(64, 1).unwrap();
        let _all = hasher
            .queue
            .clone()
            .acquire_many_owned(u32::try_from(WAITING).unwrap())
            .await
            .unwrap();
        assert_eq!(
            hasher.hash_password(secret("x")).await.unwrap_err(),
            CryptoError::Busy
        );
    }

    /// What anybody may cause without limit takes no turn from those who send, come back or sign in.
    #[tokio::test]
    async fn a_flood_of_drafts_takes_no_turn_from_others() {
        let hashers = Hashers::new(64, 1).unwrap();
        let _turn = hashers.drafts.turns.clone().acquire_owned().await.unwrap();
        let _all = hashers
            .drafts
            .queue
            .clone()
            .acquire_many_owned(u32::try_from(WAITING).unwrap())
            .await
            .unwrap();
        let draft = hashers.drafts.passphrase_hash(secret("a"), [1; 16]).await;
        assert_eq!(draft.unwrap_err(), CryptoError::Busy);
        assert!(hashers.passwords.hash_password(secret("a")).await.is_ok());
        for hasher in [&hashers.words, &hashers.sending] {
            assert!(hasher.passphrase_hash(secret("a"), [1; 16]).await.is_ok());
        }
        let many = (0..3 * WAITING).map(|_| hashers.sending.passphrase_hash(secret("a"), [1; 16]));
        for sent in many {
            assert!(sent.await.is_ok(), "sending waits as long as it takes");
        }
    }
}
