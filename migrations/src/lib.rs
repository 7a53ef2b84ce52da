//! The database, as SQL files applied in order; `README.md` says how they are laid out.
//!
//! [`BOOTSTRAP`] makes the roles and is run first, by the login that owns the installation; everything
//! after it runs as `portal_owner`.

use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

/// Makes the roles of the cluster and lets `portal_owner` work in this database. Safe to run again.
pub const BOOTSTRAP: &str = include_str!("sql/bootstrap.sql");

pub struct Migrator;

/// A name stands for the migration and for its file in `sql/`.
macro_rules! migrations {
    ($($name:ident)*) => {
        const MIGRATIONS: &[SqlFile] = &[$(SqlFile {
            name: stringify!($name),
            text: include_str!(concat!("sql/", stringify!($name), ".sql")),
        }),*];
    };
}

migrations! {
    m0001_foundation
    m0002_access
    m0003_reference
    m0004_staff
    m0005_sign_in
    m0006_enquiry
    m0007_casework
    m0008_consent
    m0009_outbox
    m0010_audit
    m0011_rights
    m0012_sharing
    m0013_concern
    m0014_emergency_access
    m0015_assisted_entry
    m0016_manage
    m0017_accounts
    m0018_search
    m0019_live
    m0020_feedback
    m0021_equality
    m0022_review
    m0023_notices
    m0024_settings
    m0025_reply_templates
    m0026_closing
    m0027_request_messages
    m0028_manage_access
    m0029_withdrawal_undone
    m0030_child_age
}

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        MIGRATIONS
            .iter()
            .map(|file| Box::new(*file) as Box<dyn MigrationTrait>)
            .collect()
    }
}

/// A change written in SQL, where roles, policies and functions are at home.
#[derive(Clone, Copy)]
struct SqlFile {
    name: &'static str,
    text: &'static str,
}

impl MigrationName for SqlFile {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for SqlFile {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .get_connection()
            .execute_unprepared(self.text)
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::MIGRATIONS;
    use std::{fs, path::Path};

    #[test]
    fn the_list_names_every_file_in_the_order_of_the_numbers() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sql");
        let mut files: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter_map(|name| name.strip_suffix(".sql").map(str::to_owned))
            .filter(|name| name != "bootstrap")
            .collect();
        files.sort_unstable();
        let listed: Vec<&str> = MIGRATIONS.iter().map(|file| file.name).collect();
        assert_eq!(listed, files);
        for (index, name) in listed.iter().enumerate() {
            assert!(
                name.starts_with(&format!("m{:04}_", index + 1)),
                "{name} leaves a gap or takes a number twice"
            );
        }
    }
}
