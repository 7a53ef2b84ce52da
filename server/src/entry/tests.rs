//! The words that are read out are evidence: other words are another version.

use crate::platform::crypto::sha256_hex;
use app::{
    domain::{controller::Controller, entry::SCRIPT_VERSION},
    staff::entry::script,
};

#[test]
fn other_words_are_another_version() {
    let hash = |controller| sha256_hex(script(controller).join("\n").as_bytes());
    assert_eq!(
        (
            SCRIPT_VERSION,
            hash(Controller::Smbc),
            hash(Controller::Tpa)
        ),
        (1, "smbc".to_owned(), "tpa".to_owned()),
        "raise SCRIPT_VERSION when the words change"
    );
}
