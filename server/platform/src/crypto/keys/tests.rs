use crate::crypto::keys::*;
use std::os::unix::fs::PermissionsExt;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("portal-keys-{}", Uuid::new_v4()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("keys.json")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_wrapped_key_opens_for_its_owner_only() {
    let keys = Keys::generate(now());
    let owner = Uuid::from_u128(1);
    let (key, wrapped) = keys.new_data_key(owner).unwrap();
    assert_eq!(keys.unwrap(&wrapped, owner).unwrap().bytes(), key.bytes());
    assert_eq!(
        keys.unwrap(&wrapped, Uuid::from_u128(2)).unwrap_err(),
        CryptoError::DoesNotOpen
    );
    assert_eq!(
        Keys::generate(now()).unwrap(&wrapped, owner).unwrap_err(),
        CryptoError::DoesNotOpen
    );
}

#[test]
fn a_new_epoch_wraps_and_the_old_one_still_opens() {
    let keys = Keys::generate(now());
    let owner = Uuid::from_u128(1);
    let (_, old) = keys.new_data_key(owner).unwrap();
    assert_eq!(keys.rotate(now()).unwrap(), 2);
    let (_, new) = keys.new_data_key(owner).unwrap();
    assert_eq!((old.epoch, new.epoch), (1, 2));
    assert!(keys.unwrap(&old, owner).is_ok());
    let moved = WrappedKey {
        epoch: 2,
        bytes: old.bytes,
    };
    assert_eq!(
        keys.unwrap(&moved, owner).unwrap_err(),
        CryptoError::DoesNotOpen
    );
    let gone = WrappedKey {
        epoch: 3,
        bytes: new.bytes,
    };
    assert_eq!(
        keys.unwrap(&gone, owner).unwrap_err(),
        CryptoError::NoSuchEpoch(3)
    );
}

#[test]
fn the_file_is_private_and_never_overwritten() {
    let folder = Folder::new();
    let path = folder.file();
    let made = Keys::create(&path, now()).unwrap();
    assert_eq!(
        std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert!(matches!(
        Keys::create(&path, now()),
        Err(KeyFileError::Exists(_))
    ));
    let again = Keys::load_or_create(&path, now()).unwrap();
    assert!(again.form_token_matches("x", &made.form_token("x")));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert!(matches!(Keys::load(&path), Err(KeyFileError::TooOpen(_))));
}

#[test]
fn another_process_sees_a_new_epoch_after_reading_again() {
    let folder = Folder::new();
    let path = folder.file();
    let one = Keys::create(&path, now()).unwrap();
    let two = Keys::load(&path).unwrap();
    one.rotate(now()).unwrap();
    assert_eq!(two.newest_epoch(), 1);
    two.reload().unwrap();
    assert_eq!(two.newest_epoch(), 2);
    assert_eq!(two.epochs()[0].2, Some(now()));
}

#[test]
fn a_file_of_another_form_is_refused() {
    let folder = Folder::new();
    let path = folder.file();
    std::fs::write(&path, "{}").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    assert!(matches!(Keys::load(&path), Err(KeyFileError::Malformed(_))));
    assert!(matches!(
        Keys::load(&path.with_extension("none")),
        Err(KeyFileError::Missing(_))
    ));
}

#[test]
fn each_kind_of_index_has_its_own_key() {
    let keys = Keys::generate(now());
    let email = keys.blind_index(IndexKind::Email, "a").unwrap();
    assert_eq!(email.len(), 32);
    assert_eq!(email, keys.blind_index(IndexKind::Email, "a").unwrap());
    assert_ne!(email, keys.blind_index(IndexKind::Name, "a").unwrap());
    assert_ne!(
        email,
        Keys::generate(now())
            .blind_index(IndexKind::Email, "a")
            .unwrap()
    );
}

#[test]
fn a_form_token_belongs_to_its_cookie() {
    let keys = Keys::generate(now());
    let token = keys.form_token("cookie");
    assert!(keys.form_token_matches("cookie", &token));
    assert!(!keys.form_token_matches("other", &token));
    assert!(!keys.form_token_matches("cookie", ""));
    assert!(!keys.form_token_matches("cookie", "."));
    assert_ne!(token, keys.form_token("cookie"));
}

#[test]
fn signatures_are_checked_by_the_public_key_of_their_purpose() {
    let keys = Keys::generate(now());
    let (signature, public) = keys.sign_receipt_with(b"receipt").unwrap();
    let public = public.bytes;
    assert!(verify_signature(&public, b"receipt", &signature));
    assert!(!verify_signature(&public, b"receipt.", &signature));
    assert!(!verify_signature(
        &keys.audit_public().unwrap(),
        b"receipt",
        &signature
    ));
}

#[test]
fn keys_are_not_printed() {
    assert_eq!(format!("{:?}", Keys::generate(now())), "Keys(…)");
    assert_eq!(format!("{:?}", DataKey::random()), "DataKey(…)");
}

#[test]
fn a_new_signing_key_leaves_the_old_public_half_in_the_file() {
    let folder = Folder::new();
    let path = folder.file();
    let one = Keys::create(&path, now()).unwrap();
    let two = Keys::load(&path).unwrap();
    let (signature, old) = one.sign_receipt_with(b"receipt").unwrap();
    one.rotate_receipts(now()).unwrap();
    let (_, new) = one.sign_receipt_with(b"receipt").unwrap();
    assert_ne!(old.bytes, new.bytes);
    two.reload().unwrap();
    for keys in [one, two, Keys::load(&path).unwrap()] {
        let publics = keys.receipt_publics().unwrap();
        assert_eq!(publics.len(), 2);
        assert_eq!(publics[0], new);
        assert_eq!(publics[1].bytes, old.bytes);
        assert_eq!(publics[1].retired, Some(now()));
        assert!(verify_signature(&publics[1].bytes, b"receipt", &signature));
    }
}

/// A file from before keys could change.
#[test]
fn a_file_without_old_keys_is_read_as_one_with_none() {
    let folder = Folder::new();
    let path = folder.file();
    Keys::create(&path, now()).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
    file.as_object_mut().unwrap().remove("receipt_retired");
    std::fs::write(&path, file.to_string()).unwrap();
    assert_eq!(
        Keys::load(&path).unwrap().receipt_publics().unwrap().len(),
        1
    );
}
