use super::*;
use crate::receipt::public_keys;
use chrono::DateTime;
use platform::crypto::Keys;

fn keys() -> Keys {
    Keys::generate(DateTime::from_timestamp(1_800_000_000, 0).unwrap())
}

fn record() -> Value {
    json!({
        "schema_version": "stockport-consent-receipt-2", "receipt_id": "BBBB-CCCC-DDDD-FFFF",
        "issued_at": "2026-11-18T10:00:00Z", "language": "en", "jurisdiction": "GB-ENG",
        "pii_controller": "SMBC", "pii_controller_name": "Stockport Council", "pii_principal_id": "ab",
        "privacy_notice": {"name": "family-hubs", "version": 10, "sha256": "cd", "check_code": "HM4-7KR"},
        "events": [{
            "purpose": "C1_share_tpa:shg", "lawful_basis": "consent", "event_type": "given",
            "event_time": "2026-11-18T10:00:00Z", "collection_method": "phone", "given_by": "self",
            "recipient_third_parties": ["Stockport Homes Group"], "pii_information": ["name"],
            "withdrawal_method": "/manage", "ledger_hash": "ef",
            "wording": {"id": "00000000-0000-7000-8000-00000000b001", "version": 1, "sha256": "01",
                "text": {"title": "Share “it”", "who": "Council’s \"hub\"", "what": "a", "not_shared": "b"}}
        }]
    })
}

fn signed(keys: &Keys, record: &Value) -> String {
    let (signature, key) = keys
        .sign_receipt_with(canonical(record).as_bytes())
        .unwrap();
    write(record, &VerifyingKey::from(key).id, &signature)
}

/// A genuine receipt, for tests of what takes one.
pub(crate) fn sample(keys: &Keys) -> String {
    signed(keys, &record())
}

fn genuine(file: &[u8], keys: &[VerifyingKey]) -> bool {
    matches!(verify(file, keys), Verdict::Genuine(_))
}

#[test]
fn every_byte_of_the_file_counts() {
    let keys = keys();
    let known = public_keys(&keys).unwrap();
    let file = signed(&keys, &record()).into_bytes();
    assert!(genuine(&file, &known));
    for place in 0..file.len() {
        for bit in 0..8 {
            let mut altered = file.clone();
            altered[place] ^= 1 << bit;
            assert!(!genuine(&altered, &known), "byte {place}, bit {bit}");
        }
        let mut shorter = file.clone();
        shorter.remove(place);
        assert!(!genuine(&shorter, &known), "without byte {place}");
    }
}

#[test]
fn nothing_can_be_said_beside_what_is_signed() {
    let keys = keys();
    let known = public_keys(&keys).unwrap();
    let file = signed(&keys, &record());
    let more = file.replacen('{', "{\"note\":\"everything is allowed\",", 1);
    assert!(!genuine(more.as_bytes(), &known));
    let twice = file.replacen("\"receipt\":{", "\"receipt\":{},\"receipt\":{", 1);
    assert!(!genuine(twice.as_bytes(), &known));
    // Laid out by an editor it says the same.
    let laid_out: Value = serde_json::from_str(&file).unwrap();
    let laid_out = serde_json::to_string_pretty(&laid_out).unwrap();
    assert!(genuine(laid_out.as_bytes(), &known));
}

#[test]
fn an_old_key_of_ours_still_says_genuine_and_a_strange_one_does_not() {
    let keys = keys();
    let old = signed(&keys, &record());
    keys.rotate_receipts(DateTime::from_timestamp(1_800_000_001, 0).unwrap())
        .unwrap();
    let new = signed(&keys, &record());
    assert_ne!(old, new);
    let known = public_keys(&keys).unwrap();
    assert!(genuine(old.as_bytes(), &known) && genuine(new.as_bytes(), &known));
    let strange = signed(&self::keys(), &record());
    assert!(matches!(
        verify(strange.as_bytes(), &known),
        Verdict::UnknownKey
    ));
    // Naming one of our keys does not help it.
    let strange_id = &public_keys(&self::keys()).unwrap()[0].id;
    let posing = strange.replace(strange_id, &known[0].id);
    assert!(!genuine(posing.as_bytes(), &known));
}

/// Receipts of the first form hold the same under other names.
#[test]
fn a_receipt_of_the_first_form_is_still_genuine() {
    let keys = keys();
    let old = json!({
        "form": "stockport-consent-receipt-1", "code": "BBBB-CCCC-DDDD-FFFF", "issued_at": "2026-11-18T10:00:00Z",
        "language": "en", "jurisdiction": "GB-ENG", "controller": "SMBC", "subject": "ab",
        "notice": {"name": "family-hubs", "version": 1, "sha256": "cd", "check_code": "HM4-7KR"},
        "lawful_basis": "consent", "withdraw_at": "/manage",
        "events": [{
            "purpose": "C3_feedback", "action": "withdrawn", "at": "2026-11-18T10:00:00Z", "channel": "online",
            "given_by": "self", "recipients": ["Stockport Council"], "data": ["contact_route"], "ledger_hash": "ef",
            "wording": {"id": "00000000-0000-7000-8000-00000000b001", "version": 1, "sha256": "01",
                "text": {"title": "t", "who": "w", "what": "a", "not_shared": "b"}}
        }]
    });
    let known = public_keys(&keys).unwrap();
    let Verdict::Genuine(body) = verify(signed(&keys, &old).as_bytes(), &known) else {
        panic!("not genuine");
    };
    assert_eq!(body.receipt_id, "BBBB-CCCC-DDDD-FFFF");
    assert!(!body.events[0].event_type.turns_on());
}
