//! Databases of a server.

use sqlx::{ConnectOptions, Connection, postgres::PgConnectOptions};

/// Makes a database on a server unless it is there. `admin` reaches any database of that server.
#[expect(
    clippy::disallowed_methods,
    reason = "there is no database yet for a pool to reach"
)]
pub async fn ensure_database(admin: &PgConnectOptions, name: &str) -> Result<(), sqlx::Error> {
    let mut connection = admin.connect().await?;
    let there: Option<i32> = sqlx::query_scalar("SELECT 1 FROM pg_database WHERE datname = $1")
        .bind(name)
        .fetch_optional(&mut connection)
        .await?;
    if there.is_none() {
        let made = sqlx::query(sqlx::AssertSqlSafe(format!(
            "CREATE DATABASE {}",
            quoted(name)
        )))
        .execute(&mut connection)
        .await;
        match made {
            // Another process made it between the look and the making.
            Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("42P04") => {}
            other => {
                other?;
            }
        }
    }
    connection.close().await
}

/// A name as SQL takes it.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
