//! `portal audit`: the record of who looked at what.

use super::DatabaseAndKeys;
use clap::{Args, Subcommand};
use platform::{
    audit,
    audit::Fault,
    crypto::Keys,
    db::{Role, owner},
    migrate::Home,
};
use std::{path::PathBuf, process::ExitCode};

#[derive(Args)]
pub(super) struct AuditArgs {
    #[command(subcommand)]
    command: AuditCommand,
}

#[derive(Subcommand)]
enum AuditCommand {
    /// Checks the chain over all events, the signatures, and with a file of checkpoints that nothing was cut off.
    Verify {
        /// Checkpoints kept outside the database (`PORTAL_AUDIT_CHECKPOINTS` of the running portal).
        #[arg(long)]
        checkpoints: Option<PathBuf>,
        #[command(flatten)]
        place: DatabaseAndKeys,
    },
}

pub(super) async fn run(args: AuditArgs) -> anyhow::Result<ExitCode> {
    let AuditCommand::Verify { checkpoints, place } = args.command;
    let keys = Keys::load(&place.keys.key_file)?;
    let home = Home::open_as(&place.database, Role::Auditor).await?;
    let database = owner(&home.owner);
    let report = audit::verify(&database, &keys, checkpoints.as_deref()).await?;
    database.close().await?;
    tokio::task::spawn_blocking(move || drop(home)).await?;
    println!(
        "{} events in the chain, {} signed checkpoints, {} events not chained yet.",
        report.links, report.checkpoints, report.waiting
    );
    for fault in &report.faults {
        println!("{}", words(fault));
    }
    if report.faults.is_empty() {
        println!("The chain is whole.");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::from(1))
}

fn words(fault: &Fault) -> String {
    match fault {
        Fault::Gap { after, found } => format!("After number {after} comes {found}."),
        Fault::Altered { seq } => format!("Event {seq} is not what was recorded."),
        Fault::Missing { seq } => format!("Event {seq} is gone."),
        Fault::Broken { seq } => format!("Link {seq} does not follow from the one before."),
        Fault::Forged { seq } => {
            format!("The checkpoint at {seq} was not signed by this portal's key.")
        }
        Fault::Truncated { seq } => {
            format!("The checkpoint at {seq} does not fit the chain: it was cut off or replaced.")
        }
    }
}
