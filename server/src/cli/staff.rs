//! `portal staff`: the first accounts. Later ones are kept in the browser, by two administrators.

use super::DatabaseAndKeys;
use crate::staff::{account, account::NewAccount};
use app::domain::activity::Activity;
use app::domain::{codes::QueueCode, controller::Controller, permission::Role};
use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Subcommand};
use platform::clock::Clock;
use platform::{
    audit::{Actor, AuditEvent, record},
    crypto,
    crypto::{Hasher, Keys},
    db::{Sql, owner},
    migrate::Home,
};
use sea_orm::{DatabaseConnection, FromQueryResult, TransactionTrait};
use serde_json::json;
use std::process::ExitCode;
use zeroize::Zeroizing;

/// Characters of a password made here: 120 random bits.
const PASSWORD: usize = 20;

#[derive(Args)]
pub(super) struct StaffArgs {
    #[command(subcommand)]
    command: StaffCommand,
}

#[derive(Subcommand)]
enum StaffCommand {
    /// Makes an account and prints its password and its one-time secret, once.
    Add(Add),
    /// Lists the accounts with their roles and queues.
    List {
        #[command(flatten)]
        place: DatabaseAndKeys,
    },
    /// Prints the one-time code of an account of a trial site.
    Code {
        /// The name that signs in.
        name: String,
        /// When it is to count, where the clock of the trial site was set: such as 2027-04-01T02:00:00Z. Default: now.
        #[arg(long)]
        at: Option<DateTime<Utc>>,
        #[command(flatten)]
        place: DatabaseAndKeys,
    },
}

#[derive(Args)]
struct Add {
    /// The name that signs in: 3 to 64 small letters, digits, dots, hyphens.
    name: String,
    /// How colleagues see this person.
    #[arg(long)]
    display_name: String,
    /// The organisation: `SMBC` or `TPA`.
    #[arg(long)]
    controller: Controller,
    /// A role, such as `triage_fh`; may be repeated.
    #[arg(long = "role", required = true)]
    roles: Vec<Role>,
    /// A queue, such as `FH-CEN`; may be repeated.
    #[arg(long = "queue")]
    queues: Vec<QueueCode>,
    /// Day of the last data protection training, as 2026-03-01. Without it the account cannot sign in.
    #[arg(long)]
    trained_on: Option<NaiveDate>,
    #[command(flatten)]
    place: DatabaseAndKeys,
}

pub(super) async fn run(args: StaffArgs) -> anyhow::Result<ExitCode> {
    match args.command {
        StaffCommand::Add(new) => add(new).await,
        StaffCommand::List { place } => list(place).await,
        StaffCommand::Code { name, at, place } => {
            code(&name, at.unwrap_or_else(|| Clock::system().now()), place).await
        }
    }
}

async fn add(new: Add) -> anyhow::Result<ExitCode> {
    let Add {
        name,
        display_name,
        controller,
        roles,
        queues,
        trained_on,
        place,
    } = new;
    let (home, database, keys) = open_database(&place).await?;
    let hasher = Hasher::new(place.keys.argon_memory, place.keys.argon_passes)?;
    let password: Zeroizing<String> =
        Zeroizing::new(crypto::random_token().chars().take(PASSWORD).collect());
    let now = Clock::system().now();
    let account = NewAccount {
        name: name.clone(),
        display_name,
        controller,
        roles: roles.clone(),
        queues,
        password: password.clone(),
        training: trained_on,
    };
    let tx = database.begin().await?;
    let made = account::create(&tx, &keys, &hasher, account, now).await?;
    let event = AuditEvent::new(Actor::System, Activity::StaffAccounts, "staff.add")
        .detail(json!({ "staff": made.id, "roles": roles }));
    record(&tx, now, event)
        .await
        .map_err(|_| anyhow::anyhow!("the record of this could not be written"))?;
    tx.commit().await?;
    close(home, database).await?;
    println!("Password: {}", password.as_str());
    println!("One-time secret: {}", made.secret.as_str());
    println!(
        "For an app: otpauth://totp/{name}?secret={}&issuer=Help%20in%20Stockport",
        made.secret.as_str()
    );
    println!("Neither is shown again.");
    Ok(ExitCode::SUCCESS)
}

const LIST: Sql = Sql::owner(
    "SELECT s.name, s.display_name, s.controller, \
       coalesce((SELECT string_agg(r.role, ' ' ORDER BY r.role) FROM staff_role r WHERE r.staff_id = s.id), '') AS roles, \
       coalesce((SELECT string_agg(q.queue, ' ' ORDER BY q.queue) FROM staff_queue q WHERE q.staff_id = s.id), '') AS queues, \
       coalesce(s.training_completed_on::text, 'never') AS training, s.ended_at IS NOT NULL AS ended \
     FROM staff s ORDER BY s.controller, s.name",
);

#[derive(FromQueryResult)]
struct Listed {
    name: String,
    display_name: String,
    controller: String,
    roles: String,
    queues: String,
    training: String,
    ended: bool,
}

async fn list(place: DatabaseAndKeys) -> anyhow::Result<ExitCode> {
    let (home, database, _) = open_database(&place).await?;
    let rows: Vec<Listed> = LIST.all(&database, []).await?;
    close(home, database).await?;
    for row in rows {
        let Listed {
            name,
            display_name,
            controller,
            roles,
            queues,
            training,
            ended,
        } = row;
        let ended = if ended { " (ended)" } else { "" };
        println!(
            "{name}{ended}: {display_name}, {controller}, {roles}; queues: {queues}; trained: {training}"
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// A second proof that the server prints is none. So this works on the private database of a trial site
/// only, never on one that somebody configured.
async fn code(name: &str, at: DateTime<Utc>, place: DatabaseAndKeys) -> anyhow::Result<ExitCode> {
    if place.database.database_url.is_some() {
        eprintln!(
            "portal: one-time codes are printed for a trial site only, not where DATABASE_URL is set"
        );
        return Ok(ExitCode::from(1));
    }
    let (home, database, keys) = open_database(&place).await?;
    let code = account::code(&database, &keys, name, at).await;
    close(home, database).await?;
    println!("{}", code?);
    Ok(ExitCode::SUCCESS)
}

async fn open_database(
    place: &DatabaseAndKeys,
) -> anyhow::Result<(Home, DatabaseConnection, Keys)> {
    let keys = Keys::load(&place.keys.key_file)?;
    let home = Home::open(&place.database).await?;
    let database = owner(&home.owner.clone().options([("role", "portal_owner")]));
    Ok((home, database, keys))
}

async fn close(home: Home, database: DatabaseConnection) -> anyhow::Result<()> {
    database.close().await?;
    // Stopping a private database waits for it.
    tokio::task::spawn_blocking(move || drop(home)).await?;
    Ok(())
}
