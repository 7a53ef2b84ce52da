//! Staff accounts: making one, and the one-time codes that sign it in.

use app::domain::{
    codes::QueueCode,
    controller::Controller,
    password,
    permission::{Role, RoleConflict, check_roles},
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{staff, staff_queue, staff_role};
use platform::{
    crypto,
    crypto::{CryptoError, Hasher, Keys, Place, WrappedKey},
    ids::{StaffId, uuid_at},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use totp_rs::{Builder, Secret, Totp, TotpError};
use zeroize::Zeroizing;

/// Bytes of a one-time secret: what RFC 4226 recommends for SHA-1.
pub const SECRET: usize = 20;

/// Characters of a password, least and most (rule 2.6).
pub const PASSWORD: std::ops::RangeInclusive<usize> = password::MIN..=password::MAX;

/// Seconds that a one-time code is shown; one before and one after are taken too.
pub const STEP: u64 = 30;

/// Why an account cannot be made or read.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    #[error("a name has 3 to 64 small letters, digits, dots or hyphens")]
    Name,
    #[error("a password has {} to {} characters", PASSWORD.start(), PASSWORD.end())]
    Password,
    #[error("the roles do not go together: {0}")]
    Roles(#[from] RoleConflict),
    #[error("there is no account {0}")]
    Unknown(String),
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error(transparent)]
    Crypto(#[from] CryptoError),
    #[error("the one-time secret has a form this version does not know")]
    Secret,
}

impl From<TotpError> for AccountError {
    fn from(_: TotpError) -> Self {
        Self::Secret
    }
}

/// An account to be made.
pub struct NewAccount {
    pub name: String,
    pub display_name: String,
    pub controller: Controller,
    pub roles: Vec<Role>,
    /// For triage officers; the queues of their organisation.
    pub queues: Vec<QueueCode>,
    pub password: Zeroizing<String>,
    pub training: Option<NaiveDate>,
}

/// What the new person needs, to be handed over once.
pub struct Made {
    pub id: StaffId,
    /// For an authenticator app, in base 32.
    pub secret: Zeroizing<String>,
}

/// Makes an account, as the owner of the database.
///
/// # Errors
/// A name, password or set of roles that cannot be; one that is there already.
pub async fn create(
    db: &impl ConnectionTrait,
    keys: &Keys,
    hasher: &Hasher,
    new: NewAccount,
    now: DateTime<Utc>,
) -> Result<Made, AccountError> {
    let NewAccount {
        name,
        display_name,
        controller,
        roles,
        queues,
        password: secret_word,
        training,
    } = new;
    let shaped = (3..=64).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-');
    if !shaped {
        return Err(AccountError::Name);
    }
    if !PASSWORD.contains(&secret_word.chars().count()) {
        return Err(AccountError::Password);
    }
    check_roles(controller, &roles)?;
    let id = StaffId(uuid_at(now));
    let secret: Zeroizing<[u8; SECRET]> = Zeroizing::new(crypto::random());
    let (key, wrapped) = keys.new_data_key(id)?;
    let row = staff::ActiveModel {
        id: Set(id.0),
        controller: Set(controller.into()),
        name: Set(name),
        display_name: Set(display_name),
        password_hash: Set(hasher.hash_password(secret_word).await?),
        totp_epoch: Set(wrapped.epoch),
        totp_wrapped_key: Set(wrapped.bytes),
        totp_secret: Set(key.seal(place(id), secret.as_ref())?),
        totp_last_step: Set(0),
        training_completed_on: Set(training),
        created_at: Set(now),
        // What an account gets only by being used.
        ..Default::default()
    };
    staff::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    for role in roles {
        let row = staff_role::ActiveModel {
            staff_id: Set(id.0),
            role: Set(role.into()),
        };
        staff_role::Entity::insert(row)
            .exec_without_returning(db)
            .await?;
    }
    for queue in queues {
        let row = staff_queue::ActiveModel {
            staff_id: Set(id.0),
            queue: Set(queue.into()),
        };
        staff_queue::Entity::insert(row)
            .exec_without_returning(db)
            .await?;
    }
    Ok(Made {
        id,
        secret: Zeroizing::new(base32(secret.as_ref())),
    })
}

/// The one-time code of an account at an instant, for `portal staff code` and tests.
///
/// # Errors
/// No such account; a secret that does not open.
pub async fn code(
    db: &impl ConnectionTrait,
    keys: &Keys,
    name: &str,
    at: DateTime<Utc>,
) -> Result<String, AccountError> {
    let account = staff::Entity::find()
        .filter(staff::Column::Name.eq(name))
        .one(db)
        .await?
        .ok_or_else(|| AccountError::Unknown(name.to_owned()))?;
    let sealed = SealedTotp {
        id: StaffId(account.id),
        epoch: account.totp_epoch,
        wrapped: account.totp_wrapped_key,
        secret: account.totp_secret,
    };
    Ok(sealed.open(keys)?.generate(seconds(at)).to_string())
}

/// An account's one-time secret as it is kept.
pub struct SealedTotp {
    pub id: StaffId,
    pub epoch: i32,
    pub wrapped: Vec<u8>,
    pub secret: Vec<u8>,
}

impl SealedTotp {
    /// Opens it.
    ///
    /// # Errors
    /// A key that is gone, bytes that were altered.
    pub fn open(self, keys: &Keys) -> Result<Totp, AccountError> {
        let wrapped = WrappedKey {
            epoch: self.epoch,
            bytes: self.wrapped,
        };
        let key = keys.unwrap(&wrapped, self.id)?;
        let opened = key.open(place(self.id), &self.secret)?;
        totp(secret_of(&opened)?)
    }
}

/// The bytes of an opened secret.
///
/// # Errors
/// Another length than a secret has.
pub fn secret_of(opened: &[u8]) -> Result<[u8; SECRET], AccountError> {
    opened.try_into().map_err(|_| AccountError::Secret)
}

/// One-time codes of a secret: SHA-1, six digits, 30 seconds, as every app does them.
///
/// # Errors
/// None for a secret of this length.
pub fn totp(secret: [u8; SECRET]) -> Result<Totp, AccountError> {
    Ok(Builder::new()
        .with_secret(Secret::new_stack(secret))
        .with_skew(1)
        .with_step_duration(STEP)
        .build()?)
}

/// Whole seconds since 1970, as one-time codes count.
pub fn seconds(at: DateTime<Utc>) -> u64 {
    u64::try_from(at.timestamp()).unwrap_or(0)
}

fn place(id: StaffId) -> Place<'static> {
    Place::new("staff", id, "totp_secret")
}

/// RFC 4648 base 32 without padding: how authenticator apps take a secret.
pub fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut out = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(LETTERS[(held >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        out.push(char::from(LETTERS[(held << (5 - bits) & 31) as usize]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base32_known_answers() {
        // RFC 4648, section 10, without the padding.
        for (plain, coded) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foob", "MZXW6YQ"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn codes_known_answers() {
        // RFC 6238, appendix B, SHA-1, the last six of eight digits.
        let totp = totp(*b"12345678901234567890").unwrap();
        assert_eq!(totp.generate(59).to_string(), "287082");
        assert_eq!(totp.generate(1_111_111_109).to_string(), "081804");
        assert_eq!(totp.check("287082", 59), Some(1));
        assert_eq!(totp.check("287082", 59 + 2 * STEP), None);
    }
}
