//! What runs beside the requests, until the order to stop.

use crate::state::AppState;
use crate::{cleanup, delivery};
use crate::{feedback::invite, live::poll, notice::again, rights, search::backfill};
use anyhow::Context;
use platform::{audit, middleware};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// The running jobs.
pub struct Jobs {
    stop: CancellationToken,
    tasks: JoinSet<()>,
}

/// Starts every job of this process.
pub fn start(state: &AppState) -> Jobs {
    let mut jobs = Jobs {
        stop: CancellationToken::new(),
        tasks: JoinSet::new(),
    };
    jobs.every(Duration::from_secs(300), state, async |state| {
        state.limits.sweep();
        Ok(())
    });
    jobs.every(Duration::from_secs(60), state, async |state| {
        state.keys.reload().context("the key file")?;
        Ok(())
    });
    jobs.every(Duration::from_secs(60), state, async |state| {
        cleanup::run_once(&state)
            .await
            .context("what has run out")?;
        Ok(())
    });
    jobs.every(Duration::from_secs(60), state, async |state| {
        rights::erase::run_once(&state)
            .await
            .context("granted erasures")?;
        Ok(())
    });
    jobs.every(Duration::from_secs(600), state, async |state| {
        while invite::run_once(&state)
            .await
            .context("asking how it went")?
            > 0
        {}
        Ok(())
    });
    // A version comes into force at a midnight: a minute more does not matter.
    jobs.every(Duration::from_secs(60), state, async |state| {
        while again::run_once(&state, &state.publications().await)
            .await
            .context("the messages about a changed notice")?
            > 0
        {}
        Ok(())
    });
    jobs.every(Duration::from_secs(60), state, async |state| {
        while backfill::run_once(&state)
            .await
            .context("the forms of names for the search")?
            > 0
        {}
        Ok(())
    });
    jobs.every(poll::EVERY, state, async |state| {
        poll::run_once(&state, &state.live, state.publications().await.data())
            .await
            .context("what changed")?;
        Ok(())
    });
    jobs.every(Duration::from_secs(60), state, async |state| {
        poll::clear(&state).await.context("old changes")?;
        Ok(())
    });
    jobs.every(Duration::from_secs(2), state, async |state| {
        while delivery::run_once(&state).await.context("the outbox")? > 0 {}
        Ok(())
    });
    jobs.every(Duration::from_secs(1), state, async |state| {
        while audit::sequence(&state, false)
            .await
            .context("the audit chain")?
            > 0
        {}
        Ok(())
    });
    jobs.every(Duration::from_secs(60), state, async |state| {
        audit::checkpoint(&state)
            .await
            .context("the audit checkpoint")?;
        Ok(())
    });
    // Once a day, and at the start, events that came later than the sequencer looks back.
    jobs.every(Duration::from_secs(86_400), state, async |state| {
        while audit::sequence(&state, true)
            .await
            .context("the audit chain")?
            > 0
        {}
        Ok(())
    });
    jobs
}

impl Jobs {
    /// Runs work now and then at this distance, until told to stop. Work in hand is finished first. A failure is
    /// logged when it begins and when it is over, not each time.
    fn every<W, F>(&mut self, distance: Duration, state: &AppState, work: W)
    where
        W: Fn(AppState) -> F + Send + Sync + 'static,
        F: Future<Output = anyhow::Result<()>> + Send,
    {
        let (stop, state) = (self.stop.clone(), state.clone());
        self.tasks.spawn(async move {
            let mut timer = tokio::time::interval(distance);
            timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            let mut changes = state.clock.changes();
            let mut failing = false;
            loop {
                tokio::select! {
                    () = stop.cancelled() => return,
                    _ = timer.tick() => {}
                    // On a trial site a fortnight may pass at once.
                    () = changes.next() => {}
                }
                let done = work(state.clone()).await;
                match &done {
                    Ok(()) if failing => tracing::info!("a job works again"),
                    Err(cause) if !failing => {
                        tracing::error!(cause = %middleware::safe(cause), "a job fails")
                    }
                    _ => {}
                }
                failing = done.is_err();
            }
        });
    }

    /// Tells every job to finish what it has in hand, and waits.
    pub async fn stop(mut self) {
        self.stop.cancel();
        while self.tasks.join_next().await.is_some() {}
    }
}
