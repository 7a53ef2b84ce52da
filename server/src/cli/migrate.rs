//! `portal migrate`: the schema, then the notices and wordings that ship with this version.

use crate::notice::seed;
use clap::Args;
use platform::{
    clock::Clock,
    config::{Database, Directory},
    migrate,
    migrate::Home,
};
use std::{path::PathBuf, process::ExitCode};

/// What to bring up to date, and for which partners consents are worded.
#[derive(Args, Clone, Debug)]
pub struct MigrateArgs {
    #[command(flatten)]
    database: Database,
    /// `PORTAL_PARTNERS`: CSV of the partners of the Prevention Alliance, as for `serve`. Default: the shipped one, partly fictional.
    #[arg(long, env = "PORTAL_PARTNERS")]
    partners: Option<PathBuf>,
}

pub(super) async fn run(args: MigrateArgs) -> anyhow::Result<ExitCode> {
    let directory = Directory::load(None, args.partners.as_deref())?;
    let home = Home::open(&args.database).await?;
    if let Some(cluster) = &home.cluster {
        println!(
            "DATABASE_URL is not set: using the private database in {}.",
            cluster.folder().display()
        );
    }
    match migrate::up(&home.owner).await? {
        0 => println!("The database is up to date."),
        1 => println!("1 change was applied."),
        many => println!("{many} changes were applied."),
    }
    let seeded = seed::at_home(&home.owner, &directory.partners, Clock::system().now()).await?;
    println!(
        "New notices: {}. New wordings of consents: {}.",
        seeded.notices, seeded.wordings
    );
    tokio::task::spawn_blocking(move || drop(home)).await?;
    Ok(ExitCode::SUCCESS)
}
