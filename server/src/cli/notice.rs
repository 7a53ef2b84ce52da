//! `portal notice`: the privacy notices as files.

use crate::notice::transfer;
use anyhow::Context;
use app::{domain::notice::Notice, site::Site};
use clap::{Args, Subcommand, builder::PossibleValuesParser};
use platform::{
    clock::Clock,
    config::{Database, Directory},
    db::owner,
    migrate::Home,
};
use sea_orm::DatabaseConnection;
use std::{path::PathBuf, process::ExitCode};

#[derive(Args)]
pub(super) struct NoticeArgs {
    #[command(subcommand)]
    command: NoticeCommand,
}

#[derive(Subcommand)]
enum NoticeCommand {
    /// Prints a version as JSON: the one in force, or the one with a number.
    // `--version` is the notice's here, not the program's.
    #[command(disable_version_flag = true)]
    Export {
        /// Which notice.
        #[arg(value_parser = PossibleValuesParser::new(Notice::ALL.map(Notice::slug)))]
        notice: String,
        /// Number of the version.
        #[arg(long)]
        version: Option<u32>,
        #[command(flatten)]
        database: Database,
    },
    /// Checks a text and puts it in as a draft, to be approved at /staff/notices. Publishes nothing.
    Import {
        /// The text, as JSON in the form that `export` prints. Its number is given anew.
        file: PathBuf,
        /// `PORTAL_CONTACTS`: CSV of contacts, as for `serve`. Default: the shipped one.
        #[arg(long, env = "PORTAL_CONTACTS")]
        contacts: Option<PathBuf>,
        /// `PORTAL_PARTNERS`: CSV of partners, as for `serve`. Default: the shipped one.
        #[arg(long, env = "PORTAL_PARTNERS")]
        partners: Option<PathBuf>,
        #[command(flatten)]
        database: Database,
    },
}

pub(super) async fn run(args: NoticeArgs) -> anyhow::Result<ExitCode> {
    let now = Clock::system().now();
    match args.command {
        NoticeCommand::Export {
            notice,
            version,
            database,
        } => {
            let notice: Notice = notice
                .parse()
                .map_err(|_| anyhow::anyhow!("there is no notice {notice}"))?;
            let (home, db) = open_database(&database).await?;
            let json = transfer::export(&db, notice, version, now).await;
            close(home, db).await?;
            println!("{}", json?);
        }
        NoticeCommand::Import {
            file,
            contacts,
            partners,
            database,
        } => {
            let json = std::fs::read_to_string(&file)
                .with_context(|| format!("{} cannot be read", file.display()))?;
            let directory = Directory::load(contacts.as_deref(), partners.as_deref())?;
            let site = Site {
                contacts: directory.contacts,
                partners: directory.partners,
                ..Site::default()
            };
            let (home, db) = open_database(&database).await?;
            let done = transfer::import(&db, &site, &json, now).await;
            close(home, db).await?;
            let (notice, number) = done?;
            println!(
                "{} version {number} is a draft now. Two people publish it at /staff/notices.",
                notice.slug()
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn open_database(database: &Database) -> anyhow::Result<(Home, DatabaseConnection)> {
    let home = Home::open(database).await?;
    let db = owner(&home.owner.clone().options([("role", "portal_owner")]));
    Ok((home, db))
}

async fn close(home: Home, db: DatabaseConnection) -> anyhow::Result<()> {
    db.close().await?;
    // Stopping a private database waits for it.
    tokio::task::spawn_blocking(move || drop(home)).await?;
    Ok(())
}
