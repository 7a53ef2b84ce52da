//! SQL that stays as text: what the query builder does not say well, and calls of the schema's own functions.

use super::Role;
use crate::error::{AppError, Result};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, TryGetable, Value};
use std::{error::Error, str::FromStr};

/// A statement; what makes it says which roles of the database run it.
///
/// Each is a constant whose text is one literal in the call that makes it, so that the suite finds all of them in
/// the sources and tries each under its roles (`platform::statements`): a misspelt column or a missing right is found
/// there, and not by a resident. Where the text depends on what is asked, there is a constant for each case.
#[derive(Clone, Copy, Debug)]
pub struct Sql(&'static str);

impl Sql {
    pub const fn web(text: &'static str) -> Self {
        Self::shared(&[Role::Web], text)
    }

    pub const fn staff(text: &'static str) -> Self {
        Self::shared(&[Role::Staff], text)
    }

    pub const fn worker(text: &'static str) -> Self {
        Self::shared(&[Role::Worker], text)
    }

    pub const fn retention(text: &'static str) -> Self {
        Self::shared(&[Role::Retention], text)
    }

    pub const fn auditor(text: &'static str) -> Self {
        Self::shared(&[Role::Auditor], text)
    }

    /// Run by the owner alone: importing, seeding, commands of the operator.
    pub const fn owner(text: &'static str) -> Self {
        Self::shared(&[], text)
    }

    /// Run by several roles.
    pub const fn shared(_: &'static [Role], text: &'static str) -> Self {
        Self(text)
    }

    /// Runs it. Returns how many rows it touched.
    ///
    /// # Errors
    /// The database.
    pub async fn execute(
        &self,
        on: &impl ConnectionTrait,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<u64, DbErr> {
        Ok(on
            .execute_raw(self.statement(values))
            .await?
            .rows_affected())
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// The database; a row of another shape.
    pub async fn one<T: FromQueryResult>(
        &self,
        on: &impl ConnectionTrait,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Option<T>, DbErr> {
        on.query_one_raw(self.statement(values))
            .await?
            .map(|row| T::from_query_result(&row, ""))
            .transpose()
    }

    /// Every row.
    ///
    /// # Errors
    /// The database; a row of another shape.
    pub async fn all<T: FromQueryResult>(
        &self,
        on: &impl ConnectionTrait,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<T>, DbErr> {
        on.query_all_raw(self.statement(values))
            .await?
            .iter()
            .map(|row| T::from_query_result(row, ""))
            .collect()
    }

    /// The only value of the only row.
    ///
    /// # Errors
    /// The database; no row, or a value of another type.
    pub async fn value<T: TryGetable>(
        &self,
        on: &impl ConnectionTrait,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<T, DbErr> {
        let row = on
            .query_one_raw(self.statement(values))
            .await?
            .ok_or_else(|| DbErr::RecordNotFound(self.0.to_owned()))?;
        row.try_get_by_index(0)
    }

    /// What a function of the schema answers in a word.
    ///
    /// # Errors
    /// The database; a word that is not one of the answers.
    pub async fn answer<T: FromStr<Err: Error + Send + Sync + 'static>>(
        &self,
        on: &impl ConnectionTrait,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<T> {
        let word: String = self.value(on, values).await?;
        word.parse().map_err(AppError::internal)
    }

    fn statement(&self, values: impl IntoIterator<Item = Value>) -> Statement {
        Statement::from_sql_and_values(DbBackend::Postgres, self.0, values)
    }
}
