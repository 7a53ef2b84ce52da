//! Two accounts a role, for trying out.

use crate::staff::{
    Officer,
    account::{NewAccount, create},
};
use app::domain::{
    codes::QueueCode,
    controller::{
        Controller,
        Controller::{Smbc, Tpa},
    },
    permission::Role,
    reference_data::ReferenceData,
    time::london_date,
};
use chrono::{DateTime, Days, Utc};
use platform::{
    crypto::{Hasher, Keys},
    ids::StaffId,
};
use sea_orm::ConnectionTrait;
use zeroize::Zeroizing;

/// The password of every demonstration account. Worth nothing: `portal serve` in production refuses
/// to start over demonstration data.
pub const PASSWORD: &str = "trial-site-only-2026";

/// Name, shown name, organisation, role, and the queues of a triage officer.
const ACCOUNTS: [(&str, &str, Controller, &str, &[&str]); 24] = [
    (
        "hub.north",
        "A. Sample",
        Smbc,
        "triage_fh",
        &["FH-CEN", "FH-HRE", "FH-WER", "FH-MAR", "FH-BOR"],
    ),
    (
        "hub.south",
        "J. Specimen",
        Smbc,
        "triage_fh",
        &["FH-STH", "FH-CHE", "FH-BRA", "FH-BOR"],
    ),
    (
        "support.one",
        "R. Example",
        Tpa,
        "triage_tpa",
        &["TPA-SSH", "TPA-YS"],
    ),
    ("support.two", "M. Madeup", Tpa, "triage_tpa", &["TPA-SSH"]),
    ("hub.manager", "K. Fiction", Smbc, "manager_fh", &[]),
    ("hub.manager2", "L. Pretend", Smbc, "manager_fh", &[]),
    ("support.manager", "S. Placeholder", Tpa, "manager_tpa", &[]),
    ("support.manager2", "T. Testcase", Tpa, "manager_tpa", &[]),
    ("hub.lead", "N. Sample", Smbc, "safeguarding_lead", &[]),
    ("support.lead", "O. Specimen", Tpa, "safeguarding_lead", &[]),
    ("council.dpo", "P. Example", Smbc, "dpo_smbc", &[]),
    ("council.dpo2", "Q. Madeup", Smbc, "dpo_smbc", &[]),
    ("homes.dpo", "V. Fiction", Tpa, "dpo_shg", &[]),
    ("homes.dpo2", "W. Pretend", Tpa, "dpo_shg", &[]),
    ("council.records", "B. Placeholder", Smbc, "records", &[]),
    ("homes.records", "C. Testcase", Tpa, "records", &[]),
    ("council.admin", "D. Sample", Smbc, "admin", &[]),
    ("council.admin2", "X. Sample", Smbc, "admin", &[]),
    ("homes.admin", "E. Specimen", Tpa, "admin", &[]),
    ("homes.admin2", "Y. Specimen", Tpa, "admin", &[]),
    ("council.analyst", "F. Example", Smbc, "analyst", &[]),
    ("homes.analyst", "G. Madeup", Tpa, "analyst", &[]),
    ("council.auditor", "H. Fiction", Smbc, "auditor", &[]),
    ("homes.auditor", "I. Pretend", Tpa, "auditor", &[]),
];

/// Names to print, with what each does.
pub fn sign_ins() -> impl Iterator<Item = (&'static str, &'static str)> {
    ACCOUNTS.iter().map(|(name, _, _, role, _)| (*name, *role))
}

/// Makes them, as the owner. Returns those who work enquiries.
///
/// # Errors
/// The database; a name that is taken.
pub async fn make(
    db: &impl ConnectionTrait,
    keys: &Keys,
    hasher: &Hasher,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<Officer>> {
    let training = london_date(now).checked_sub_days(Days::new(60));
    let mut officers = Vec::new();
    for (name, display_name, controller, role, queues) in ACCOUNTS {
        let role: Role = role.parse()?;
        let queues = queues
            .iter()
            .map(|code| code.parse::<QueueCode>())
            .collect::<Result<Vec<_>, _>>()?;
        let new = NewAccount {
            name: name.to_owned(),
            display_name: display_name.to_owned(),
            controller,
            roles: vec![role],
            queues: queues.clone(),
            password: Zeroizing::new(PASSWORD.to_owned()),
            training,
        };
        let made = create(db, keys, hasher, new, now).await?;
        let works = if queues.is_empty() && matches!(role.code(), "manager_fh" | "manager_tpa") {
            ReferenceData::shipped()
                .queues
                .iter()
                .filter(|queue| queue.controller == controller)
                .map(|queue| queue.code)
                .collect()
        } else {
            queues
        };
        if !works.is_empty() {
            officers.push(officer(made.id, controller, display_name, role, works));
        }
    }
    Ok(officers)
}

fn officer(
    id: StaffId,
    controller: Controller,
    display_name: &str,
    role: Role,
    queues: Vec<QueueCode>,
) -> Officer {
    Officer {
        id,
        controller,
        display_name: display_name.to_owned(),
        roles: vec![role],
        queues,
        training: None,
        glass: false,
    }
}
