//! The words that are read out are evidence: other words are another version.

use app::{
    domain::{assisted_entry::SCRIPT_VERSION, controller::Controller},
    staff::assisted_entry::script,
};
use platform::crypto::sha256_hex;

#[test]
fn other_words_are_another_version() {
    let hash = |controller| sha256_hex(script(controller).join("\n").as_bytes());
    assert_eq!(
        (
            SCRIPT_VERSION,
            hash(Controller::Smbc),
            hash(Controller::Tpa)
        ),
        (
            1,
            "d98f59e1bc456ef2831823f624cad2753af9af19fa4eca35aea2a240aca2b30f".to_owned(),
            "ef0443d901df73080a56f923f43df6d3ae272f89bc6c40789b61d66fc9e4bbfd".to_owned()
        ),
        "raise SCRIPT_VERSION when the words change"
    );
}
