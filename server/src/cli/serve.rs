//! `portal serve`: checks, then serves until told to stop.

use crate::{jobs, notice, router::router, state::AppState};
use anyhow::{Context, bail};
use entity::data_key;
use platform::{
    config::{Config, Directory, Mode},
    crypto::{Keys, WrappedKey},
    error::describe,
    migrate,
    migrate::Home,
    serve, telemetry,
};
use sea_orm::{EntityTrait, QueryOrder};
use std::process::ExitCode;

pub(super) async fn run(config: Config) -> anyhow::Result<ExitCode> {
    telemetry::init(&config.log);
    let directory = Directory::load(
        config.site.contacts.as_deref(),
        config.site.partners.as_deref(),
    )?;
    config.refuse_unsafe(&directory)?;
    // In production the serving logins are enough, and the owner's may be kept away from this machine.
    let home = if config.site.mode == Mode::Production && config.database.database_url.is_none() {
        None
    } else {
        let home = Home::open(&config.database).await?;
        let missing = migrate::missing(&home.owner)
            .await
            .context("the database cannot be read; has `portal migrate` been run?")?;
        if missing > 0 {
            bail!(
                "the database is {missing} changes behind this version: run `portal migrate` first"
            );
        }
        // The partners may have changed since: each consent names one, so it needs words of its own.
        notice::seed::at_home(&home.owner, &directory.partners, config.clock().now()).await?;
        Some(home)
    };
    until_stopped(config, directory, home, |_| {}).await?;
    Ok(ExitCode::SUCCESS)
}

/// Serves with this configuration until told to stop; `started` hears when the site can be reached.
pub(super) async fn until_stopped(
    config: Config,
    directory: Directory,
    home: Option<Home>,
    started: impl FnOnce(&AppState),
) -> anyhow::Result<()> {
    let clock = config.clock();
    let path = &config.keys.key_file;
    let keys = if config.site.mode == Mode::Production {
        Keys::load(path)?
    } else {
        Keys::load_or_create(path, clock.now())?
    };
    let listener = serve::listen(config.http.address()).await?;
    let state = AppState::build(
        config,
        directory,
        home.as_ref().map(|home| &home.owner),
        keys,
        clock,
    )?;
    keys_fit(&state).await?;
    let jobs = jobs::start(&state);
    started(&state);
    tracing::info!(address = %listener.local_addr()?, "serving");
    serve::serve(
        listener,
        router(state.clone()),
        state.platform.clone(),
        serve::told_to_stop(),
    )
    .await;
    jobs.stop().await;
    state.pools.close().await;
    if let Some(home) = home {
        // Stopping Postgres waits for its last checkpoint.
        tokio::task::spawn_blocking(move || drop(home)).await?;
    }
    tracing::info!("stopped");
    Ok(())
}

/// Tries the keys on the newest case. A key file from elsewhere would seal new cases away from the old ones.
async fn keys_fit(state: &AppState) -> anyhow::Result<()> {
    let newest = data_key::Entity::find()
        .order_by_desc(data_key::Column::EnquiryId)
        .one(&state.pools.worker)
        .await;
    let newest = match newest {
        Ok(newest) => newest,
        Err(cause) => {
            // The site says 503 until the database answers; that is no reason not to start.
            tracing::warn!(
                cause = describe(&cause),
                "the keys could not be tried on the database"
            );
            return Ok(());
        }
    };
    let Some(row) = newest else { return Ok(()) };
    let wrapped = WrappedKey {
        epoch: row.epoch,
        bytes: row.wrapped,
    };
    state
        .keys
        .unwrap(&wrapped, row.enquiry_id)
        .map(drop)
        .with_context(|| {
            format!(
                "the key file {} does not open what is in this database",
                state.config.keys.key_file.display()
            )
        })
}
