//! `portal postcodes`: the directory that finds an area from a full postcode.

use crate::postcode::import;
use clap::{Args, Subcommand};
use platform::clock::Clock;
use platform::{config::Database, migrate::Home};
use std::{path::PathBuf, process::ExitCode};

#[derive(Args)]
pub(super) struct PostcodesArgs {
    #[command(subcommand)]
    command: PostcodesCommand,
}

#[derive(Subcommand)]
enum PostcodesCommand {
    /// Loads a directory (OS Code-Point Open, or the directory of the Office for National Statistics) and replaces the one before.
    Import {
        /// The directory, as CSV.
        file: PathBuf,
        /// CSV with the columns `ward` and `area`: which ward lies in which area.
        #[arg(long)]
        wards: PathBuf,
        #[command(flatten)]
        database: Database,
    },
}

pub(super) async fn run(args: PostcodesArgs) -> anyhow::Result<ExitCode> {
    let PostcodesCommand::Import {
        file,
        wards,
        database,
    } = args.command;
    let home = Home::open(&database).await?;
    let loaded = import::load(&home.owner, &file, &wards, Clock::system().now(), |rows| {
        println!("{rows} postcodes read")
    })
    .await?;
    println!(
        "{} postcodes loaded, {} of them in Stockport.",
        loaded.rows, loaded.in_stockport
    );
    for (ward, count) in &loaded.wards_without_area {
        println!(
            "Ward {ward} is on no area's list: its {count} postcodes count as the whole borough."
        );
    }
    tokio::task::spawn_blocking(move || drop(home)).await?;
    Ok(ExitCode::SUCCESS)
}
