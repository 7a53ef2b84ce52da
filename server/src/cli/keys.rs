//! `portal keys`: the key file.

use crate::receipt;
use clap::{Args, Subcommand};
use platform::clock::Clock;
use platform::{config::KeyConfig, crypto::Keys};
use std::process::ExitCode;

#[derive(Args)]
pub(super) struct KeysArgs {
    #[command(subcommand)]
    command: KeysCommand,
}

#[derive(Subcommand)]
enum KeysCommand {
    /// Makes a new key file; an existing one is refused. Keep a copy apart from the database's.
    Init(KeyConfig),
    /// Begins a new epoch of the master key. Running servers read it within a minute.
    Rotate(KeyConfig),
    /// Begins a new key for signing receipts; older receipts can still be checked. Running servers read it within a minute.
    RotateReceipts(KeyConfig),
    /// Shows the epochs, without any key.
    List(KeyConfig),
}

pub(super) fn run(args: KeysArgs) -> anyhow::Result<ExitCode> {
    let now = Clock::system().now();
    match args.command {
        KeysCommand::Init(config) => {
            Keys::create(&config.key_file, now)?;
            println!(
                "Made {}. Without it nothing that was sealed can be read: keep a copy, apart from the database.",
                config.key_file.display()
            );
        }
        KeysCommand::Rotate(config) => {
            let number = Keys::load(&config.key_file)?.rotate(now)?;
            println!("Epoch {number} has begun.");
        }
        KeysCommand::RotateReceipts(config) => {
            let keys = Keys::load(&config.key_file)?;
            keys.rotate_receipts(now)?;
            let ids: Vec<String> = receipt::public_keys(&keys)?
                .into_iter()
                .map(|key| key.id)
                .collect();
            println!(
                "Receipts are signed with the key {} from now on. Keys that still check older ones: {}.",
                ids.first().map_or("", String::as_str),
                ids.len().saturating_sub(1)
            );
        }
        KeysCommand::List(config) => {
            for (number, made, retired) in Keys::load(&config.key_file)?.epochs() {
                let until = retired.map_or_else(
                    || "in use".to_owned(),
                    |at| format!("retired {}", at.format("%Y-%m-%d %H:%M UTC")),
                );
                println!(
                    "epoch {number}: made {}, {until}",
                    made.format("%Y-%m-%d %H:%M UTC")
                );
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
