//! `portal receipt`: checking a receipt without a database and without the site.

use crate::receipt::{Verdict, VerifyingKey, public_keys, read_set, verify};
use clap::{Args, Subcommand};
use platform::{crypto::Keys, text_file::is_utf8_text};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Args)]
pub(super) struct ReceiptArgs {
    #[command(subcommand)]
    command: ReceiptCommand,
}

#[derive(Subcommand)]
enum ReceiptCommand {
    /// Checks a receipt that was saved as a file. 0: it is genuine, 1: it is not, 2: a file cannot be read.
    Verify {
        /// The file, as `/receipt/<code>.json` gives it.
        file: PathBuf,
        /// The public keys, as `/.well-known/receipt-keys.json` gives them. Default: those of the key file.
        #[arg(long)]
        keys: Option<PathBuf>,
        /// `PORTAL_KEY_FILE`: the key file, where `--keys` is not given.
        #[arg(long, env = "PORTAL_KEY_FILE", default_value = ".portal/keys.json")]
        key_file: PathBuf,
    },
}

pub(super) fn run(args: &ReceiptArgs) -> ExitCode {
    let ReceiptCommand::Verify {
        file,
        keys,
        key_file,
    } = &args.command;
    let (code, words) = match check(file, keys.as_deref(), key_file) {
        Ok(verdict) => (
            u8::from(!matches!(verdict, Verdict::Genuine(_))),
            words(&verdict),
        ),
        Err(cause) => {
            eprintln!("portal: {cause:#}");
            return ExitCode::from(2);
        }
    };
    println!("{words}");
    ExitCode::from(code)
}

/// What the check found; an error is a file that cannot be judged.
pub(super) fn check(file: &Path, keys: Option<&Path>, key_file: &Path) -> anyhow::Result<Verdict> {
    let read = |path: &Path| {
        let file = std::fs::read(path)
            .map_err(|cause| anyhow::anyhow!("{} cannot be read: {cause}", path.display()))?;
        anyhow::ensure!(
            is_utf8_text(&file),
            "{} is not text in UTF-8: save it as that",
            path.display()
        );
        Ok(file)
    };
    let known: Vec<VerifyingKey> = match keys {
        Some(path) => read_set(&read(path)?)
            .filter(|keys| !keys.is_empty())
            .ok_or_else(|| {
                anyhow::anyhow!("{} holds no keys that check receipts", path.display())
            })?,
        None => public_keys(&Keys::load(key_file)?)?,
    };
    Ok(verify(&read(file)?, &known))
}

fn words(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Genuine(body) => format!(
            "Genuine: receipt {}, made {}.",
            body.receipt_id,
            body.issued_at.format("%Y-%m-%d %H:%M UTC")
        ),
        Verdict::UnknownKey => {
            "Not genuine: it was signed with a key that is not among these.".to_owned()
        }
        Verdict::Altered => "Not genuine: it is not what was signed.".to_owned(),
        Verdict::NoReceipt => "Not genuine: it has not the form of a receipt.".to_owned(),
    }
}
