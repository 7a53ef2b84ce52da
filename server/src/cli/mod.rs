//! The commands of the `portal` binary: one file each. Exit codes: 0 done, 1 refused or failed, 2 wrong use.

mod audit;
mod demo;
mod explain;
mod health;
mod keys;
mod migrate;
mod notice;
mod postcodes;
mod receipt;
mod seed;
mod serve;
mod staff;

use clap::{Args, Parser, Subcommand};
use platform::config::{Config, Database, Http, KeyConfig};
use std::{ffi::OsString, process::ExitCode};

/// Ask for help, decide what may be done with what you say, change your mind later: the Stockport portal.
#[derive(Parser)]
#[command(
    name = "portal",
    version,
    about,
    propagate_version = true,
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the site with the configuration given; refuses unsafe values unless the mode is demo or test.
    Serve(Box<Config>),
    /// Starts a trial site: private database, made-up people, mail into a folder.
    Demo(Box<demo::DemoSite>),
    /// Brings the database up to this version.
    Migrate(migrate::MigrateArgs),
    /// Puts in what a new database starts with.
    Seed(Box<seed::SeedArgs>),
    /// Makes and changes the keys that must never be in the database.
    Keys(keys::KeysArgs),
    Explain(explain::ExplainArgs),
    /// The privacy notices as files: a version out, a text in as a draft.
    Notice(notice::NoticeArgs),
    /// The directory that finds an area from a full postcode.
    Postcodes(postcodes::PostcodesArgs),
    /// People who work here: accounts and, on a trial site, their one-time codes.
    Staff(staff::StaffArgs),
    /// The record of who looked at what.
    Audit(audit::AuditArgs),
    /// Receipts for what was agreed or taken back.
    Receipt(receipt::ReceiptArgs),
    /// Asks a running portal on this machine whether it is ready.
    Health(Http),
}

/// A database and the keys that open what is in it.
#[derive(Args, Clone, Debug)]
pub struct DatabaseAndKeys {
    #[command(flatten)]
    pub database: Database,
    #[command(flatten)]
    pub keys: KeyConfig,
}

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    run_with(std::env::args_os())
}

/// Runs a command as if it had been typed; the first word is the name of the program.
pub fn run_with(words: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> ExitCode {
    let cli = match Cli::try_parse_from(words) {
        Ok(cli) => cli,
        Err(told) => {
            // Help and versions come this way too, with code 0.
            let code = u8::try_from(told.exit_code()).unwrap_or(2);
            return match told.print() {
                Ok(()) => ExitCode::from(code),
                Err(cause) => failed(&cause.into()),
            };
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(cause) => return failed(&cause.into()),
    };
    let done = runtime.block_on(async {
        match cli.command {
            Command::Serve(config) => serve::run(*config).await,
            Command::Demo(site) => demo::run(*site).await,
            Command::Migrate(args) => migrate::run(args).await,
            Command::Seed(args) => seed::run(*args).await,
            Command::Keys(args) => keys::run(args),
            Command::Explain(args) => Ok(explain::run(&args)),
            Command::Notice(args) => notice::run(args).await,
            Command::Postcodes(args) => postcodes::run(args).await,
            Command::Staff(args) => staff::run(args).await,
            Command::Audit(args) => audit::run(args).await,
            Command::Receipt(args) => Ok(receipt::run(&args)),
            Command::Health(http) => health::run(http).await,
        }
    });
    match done {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("portal: {error:#}");
    ExitCode::from(1)
}

#[cfg(test)]
mod tests;
