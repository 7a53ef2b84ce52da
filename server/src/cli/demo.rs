//! `portal demo`: everything that `make run` needs, with made-up people.

use super::{
    seed::{DemoArgs, fill},
    serve::until_stopped,
};
use crate::{demo, notice::seed};
use anyhow::Context;
use clap::Args;
use platform::{
    config::{Config, Directory, Mode},
    migrate,
    migrate::Home,
    telemetry,
};
use std::process::ExitCode;

/// Trying things out must not meet the limits that hold off attackers.
const MORE: u32 = 100;

/// A trial site and how much is on it.
#[derive(Args, Debug)]
pub struct DemoSite {
    #[command(flatten)]
    config: Config,
    #[command(flatten)]
    demo: DemoArgs,
}

pub(super) async fn run(site: DemoSite) -> anyhow::Result<ExitCode> {
    let DemoSite {
        mut config,
        demo: made_up,
    } = site;
    config.site.mode = Mode::Demo;
    for limit in [
        &mut config.limits.limit_send,
        &mut config.limits.limit_message,
        &mut config.limits.limit_code,
        &mut config.limits.limit_passphrase,
        &mut config.limits.limit_sign_in,
        &mut config.limits.limit_feedback,
    ] {
        *limit = limit.saturating_mul(MORE);
    }
    telemetry::init(&config.log);
    let directory = Directory::load(
        config.site.contacts.as_deref(),
        config.site.partners.as_deref(),
    )?;
    config.refuse_unsafe(&directory)?;
    let home = Home::open(&config.database).await.context("no database")?;
    if let Some(cluster) = home.cluster.as_ref().filter(|cluster| cluster.moved()) {
        println!(
            "The database lives in {}, because its user cannot enter this folder.",
            cluster.folder().display()
        );
    }
    migrate::up(&home.owner)
        .await
        .context("the database could not be brought up to date")?;
    seed::at_home(&home.owner, &directory.partners, config.clock().now())
        .await
        .context("the notices could not be put in")?;
    fill(&config, directory.clone(), &home, &made_up).await?;
    until_stopped(config, directory, Some(home), |state| {
        let base = &state.configured.base_url;
        println!("\n  Help in Stockport, trial site: {base}\n");
        println!("  Staff: {base}/staff/sign-in, password {}", demo::PASSWORD);
        println!("  One-time code: portal staff code NAME\n");
        for (name, role) in demo::sign_ins() {
            println!("    {name:<18} {role}");
        }
        println!();
    })
    .await?;
    Ok(ExitCode::SUCCESS)
}
