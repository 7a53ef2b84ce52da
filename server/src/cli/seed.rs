//! `portal seed`: what a new database starts with.

use crate::{demo, notice::seed};
use anyhow::{Context, bail};
use clap::Args;
use platform::{
    clock::Clock,
    config::{Config, Directory, Mode},
    crypto::Keys,
    migrate,
    migrate::Home,
};
use std::process::ExitCode;

/// What to put in. Nothing is put in twice.
#[derive(Args, Debug)]
pub struct SeedArgs {
    #[command(flatten)]
    config: Config,
    #[command(flatten)]
    demo: DemoArgs,
    /// Also accounts for every role and a year of made-up enquiries. Never in production.
    #[arg(long = "demo")]
    made_up: bool,
}

/// How much is made up.
#[derive(Args, Clone, Debug)]
pub struct DemoArgs {
    /// `PORTAL_DEMO_ENQUIRIES`: how many enquiries a trial site starts with. Default 400.
    #[arg(long, env = "PORTAL_DEMO_ENQUIRIES", default_value_t = 400)]
    pub enquiries: usize,
}

pub(super) async fn run(args: SeedArgs) -> anyhow::Result<ExitCode> {
    let SeedArgs {
        config,
        demo,
        made_up,
    } = args;
    if made_up && config.site.mode == Mode::Production {
        bail!(
            "PORTAL_MODE is production: made-up people belong on a trial site. Set it to demo to go on."
        );
    }
    let directory = Directory::load(
        config.site.contacts.as_deref(),
        config.site.partners.as_deref(),
    )?;
    let home = Home::open(&config.database).await?;
    migrate::up(&home.owner).await?;
    let seeded = seed::at_home(&home.owner, &directory.partners, Clock::system().now()).await?;
    println!(
        "New notices: {}. New wordings of consents: {}.",
        seeded.notices, seeded.wordings
    );
    if made_up {
        let enquiries = fill(&config, directory, &home, &demo).await?;
        println!("Made-up enquiries: {enquiries}.");
    }
    tokio::task::spawn_blocking(move || drop(home)).await?;
    Ok(ExitCode::SUCCESS)
}

/// Puts the made-up people in, unless there is anybody already.
pub(super) async fn fill(
    config: &Config,
    directory: Directory,
    home: &Home,
    demo: &DemoArgs,
) -> anyhow::Result<u64> {
    let keys = Keys::load_or_create(&config.keys.key_file, Clock::system().now())?;
    demo::fill(config, directory, &home.owner, keys, demo.enquiries)
        .await
        .context("the made-up people could not be put in")
}
