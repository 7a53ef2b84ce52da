//! The database, one change a file, applied in order.
//!
//! [`BOOTSTRAP`] makes the roles and is run first, by the login that owns the installation; everything
//! after it runs as `portal_owner`.

use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

/// Makes the roles of the cluster and lets `portal_owner` work in this database. Safe to run again.
pub const BOOTSTRAP: &str = include_str!("sql/bootstrap.sql");

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(Sql(
                "m0001_reference",
                include_str!("sql/m0001_reference.sql"),
            )),
            Box::new(Sql("m0002_staff", include_str!("sql/m0002_staff.sql"))),
            Box::new(Sql("m0003_enquiry", include_str!("sql/m0003_enquiry.sql"))),
            Box::new(Sql("m0004_consent", include_str!("sql/m0004_consent.sql"))),
            Box::new(Sql(
                "m0005_platform",
                include_str!("sql/m0005_platform.sql"),
            )),
            Box::new(Sql(
                "m0006_functions",
                include_str!("sql/m0006_functions.sql"),
            )),
            Box::new(Sql(
                "m0007_policies",
                include_str!("sql/m0007_policies.sql"),
            )),
            Box::new(Sql("m0008_proofs", include_str!("sql/m0008_proofs.sql"))),
            Box::new(Sql("m0009_rights", include_str!("sql/m0009_rights.sql"))),
            Box::new(Sql(
                "m0011_consent_by_staff",
                include_str!("sql/m0011_consent_by_staff.sql"),
            )),
            Box::new(Sql(
                "m0012_feedback",
                include_str!("sql/m0012_feedback.sql"),
            )),
            Box::new(Sql(
                "m0013_notice_desk",
                include_str!("sql/m0013_notice_desk.sql"),
            )),
            Box::new(Sql(
                "m0014_handover",
                include_str!("sql/m0014_handover.sql"),
            )),
            Box::new(Sql("m0015_search", include_str!("sql/m0015_search.sql"))),
            Box::new(Sql("m0019_live", include_str!("sql/m0019_live.sql"))),
            Box::new(Sql(
                "m0020_accounts",
                include_str!("sql/m0020_accounts.sql"),
            )),
            Box::new(Sql(
                "m0021_passkeys",
                include_str!("sql/m0021_passkeys.sql"),
            )),
            Box::new(Sql(
                "m0022_safeguarding",
                include_str!("sql/m0022_safeguarding.sql"),
            )),
            Box::new(Sql(
                "m0023_break_glass",
                include_str!("sql/m0023_break_glass.sql"),
            )),
            Box::new(Sql("m0024_entry", include_str!("sql/m0024_entry.sql"))),
            Box::new(Sql("m0025_queue", include_str!("sql/m0025_queue.sql"))),
            Box::new(Sql(
                "m0026_settings",
                include_str!("sql/m0026_settings.sql"),
            )),
            Box::new(Sql(
                "m0028_casework",
                include_str!("sql/m0028_casework.sql"),
            )),
            Box::new(Sql("m0029_reply", include_str!("sql/m0029_reply.sql"))),
            Box::new(Sql("m0030_sso", include_str!("sql/m0030_sso.sql"))),
        ]
    }
}

/// A change written in SQL, where roles, policies and functions are at home.
struct Sql(&'static str, &'static str);

impl MigrationName for Sql {
    fn name(&self) -> &str {
        self.0
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Sql {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(self.1).await?;
        Ok(())
    }
}
