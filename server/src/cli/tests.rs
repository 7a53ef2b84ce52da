use super::{Cli, Command};
use crate::receipt;
use chrono::{DateTime, Utc};
use clap::{CommandFactory, Parser};
use platform::crypto::Keys;
use std::{path::Path, process::ExitCode};

#[test]
fn the_commands_hang_together() {
    Cli::command().debug_assert();
}

/// Every command and every flag says what it is for.
#[test]
fn help_is_complete() {
    fn check(command: &clap::Command) {
        assert!(
            command.get_about().is_some(),
            "{} has no help",
            command.get_name()
        );
        for arg in command
            .get_arguments()
            .filter(|arg| !["help", "version"].contains(&arg.get_id().as_str()))
        {
            assert!(
                arg.get_help().is_some(),
                "{} {} has no help",
                command.get_name(),
                arg.get_id()
            );
        }
        command
            .get_subcommands()
            .filter(|sub| sub.get_name() != "help")
            .for_each(check);
    }
    check(&Cli::command());
}

/// The handbook names every setting, so none can be added without a word about it.
#[test]
fn the_handbook_names_every_setting() {
    let handbook = include_str!("../../../docs/operations.md");
    fn check(command: &clap::Command, handbook: &str) {
        for variable in command.get_arguments().filter_map(|arg| arg.get_env()) {
            let name = variable.to_string_lossy();
            let short = name
                .strip_prefix("DATABASE_URL")
                .filter(|rest| !rest.is_empty())
                .unwrap_or(&name);
            assert!(
                handbook.contains(&format!("`{name}`")) || handbook.contains(&format!("`{short}`")),
                "{name}"
            );
        }
        command
            .get_subcommands()
            .for_each(|sub| check(sub, handbook));
    }
    check(&Cli::command(), handbook);
}

/// Runs `portal receipt verify` with these words after it.
fn verify(words: &[&str]) -> String {
    let line = ["portal", "receipt", "verify"].iter().chain(words);
    match Cli::parse_from(line).command {
        Command::Receipt(args) => format!("{:?}", super::receipt::run(&args)),
        _ => String::new(),
    }
}

fn exit(code: u8) -> String {
    format!("{:?}", ExitCode::from(code))
}

#[test]
fn a_receipt_is_checked_by_the_key_file_or_by_the_published_keys_alone() {
    let folder = std::env::temp_dir().join(format!("portal-receipt-{}", uuid::Uuid::new_v4()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let now: DateTime<Utc> = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    let keys = Keys::create(Path::new(&path("keys.json")), now).unwrap();
    let genuine = receipt::sample(&keys);
    std::fs::write(path("good.json"), &genuine).unwrap();
    std::fs::write(path("bad.json"), genuine.replace("given", "taken")).unwrap();
    std::fs::write(path("text.json"), "not a receipt").unwrap();
    std::fs::write(path("marked.json"), format!("\u{feff}{genuine}")).unwrap();
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    std::fs::write(path("wide.json"), wide(&format!("\u{feff}{genuine}"))).unwrap();
    std::fs::write(path("bare.json"), wide(&genuine)).unwrap();
    keys.rotate_receipts(now).unwrap();
    let published = receipt::write_set(&receipt::public_keys(&keys).unwrap()).unwrap();
    std::fs::write(path("public.json"), &published).unwrap();
    std::fs::write(path("marked-public.json"), format!("\u{feff}{published}")).unwrap();
    let strange = receipt::public_keys(&Keys::generate(now)).unwrap();
    std::fs::write(path("strange.json"), receipt::write_set(&strange).unwrap()).unwrap();

    let [marked, wide, bare, marked_public] = [
        "marked.json",
        "wide.json",
        "bare.json",
        "marked-public.json",
    ]
    .map(path);
    let [good, bad, text, none, file, public, strange] = [
        "good.json",
        "bad.json",
        "text.json",
        "none.json",
        "keys.json",
        "public.json",
        "strange.json",
    ]
    .map(path);
    for ((receipt, flag, keys), code) in [
        ((&good, "--key-file", &file), 0),
        ((&good, "--keys", &public), 0),
        ((&marked, "--keys", &marked_public), 0),
        ((&wide, "--keys", &public), 2),
        ((&bare, "--keys", &public), 2),
        ((&bad, "--keys", &public), 1),
        ((&text, "--keys", &public), 1),
        ((&good, "--keys", &strange), 1),
        ((&none, "--keys", &public), 2),
        ((&good, "--keys", &none), 2),
        ((&good, "--keys", &text), 2),
        ((&good, "--key-file", &none), 2),
    ] {
        assert_eq!(
            verify(&[receipt, flag, keys]),
            exit(code),
            "{receipt} {flag} {keys}"
        );
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
