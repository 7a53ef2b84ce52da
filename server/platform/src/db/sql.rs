//! SQL that stays as text: what the query builder does not say well, and calls of the schema's own functions.

use super::Role;
use crate::error::{AppError, Result};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, TryGetable, Value};
use std::{borrow::Cow, error::Error, str::FromStr};

/// A statement; what makes it says which roles of the database run it.
///
/// Each is a constant whose text is one literal in the call that makes it, so that the suite finds all of them in
/// the sources and tries each under its roles (`platform::statements`): a misspelt column or a missing right is found
/// there, and not by a resident. Where the text depends on what is asked, there is a constant for each case; only
/// where there would be too many is it put together ([`Sql::composed`]).
#[derive(Clone, Debug)]
pub struct Sql {
    roles: &'static [Role],
    text: Cow<'static, str>,
}

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
    pub const fn shared(roles: &'static [Role], text: &'static str) -> Self {
        Self {
            roles,
            text: Cow::Borrowed(text),
        }
    }

    /// Put together while serving, of parts that are literals: one text for every case would not run along an index.
    ///
    /// The module that does this has a public function `statements` that lists the cases, and the suite tries each
    /// as it tries the constants. Nothing that somebody typed is ever a part: that is a value.
    pub const fn composed(roles: &'static [Role], text: String) -> Self {
        Self {
            roles,
            text: Cow::Owned(text),
        }
    }

    /// Who runs it; nobody: the owner.
    pub const fn roles(&self) -> &'static [Role] {
        self.roles
    }

    pub fn text(&self) -> &str {
        &self.text
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

    /// The first value of every row.
    ///
    /// # Errors
    /// The database; a value of another type.
    pub async fn values<T: TryGetable>(
        &self,
        on: &impl ConnectionTrait,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<T>, DbErr> {
        on.query_all_raw(self.statement(values))
            .await?
            .iter()
            .map(|row| row.try_get_by_index(0))
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
            .ok_or_else(|| DbErr::RecordNotFound(self.text.to_string()))?;
        row.try_get_by_index(0)
    }

    /// What a function of the schema answers in a word, as an enum made by [`answer_enum`](crate::answer_enum).
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

    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where text becomes a statement"
    )]
    fn statement(&self, values: impl IntoIterator<Item = Value>) -> Statement {
        Statement::from_sql_and_values(DbBackend::Postgres, self.text.as_ref(), values)
    }
}

/// A word that a function of the schema never answers: server and schema are not of the same version.
#[derive(Debug, thiserror::Error)]
#[error("the schema answered {word}, which is no {answer}")]
pub struct UnknownAnswer {
    pub answer: &'static str,
    pub word: String,
}

/// An enum over the words that functions of the schema answer, to be read by [`Sql::answer`].
#[macro_export]
macro_rules! answer_enum {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $word:literal ),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name { $( $(#[$vmeta])* $variant ),+ }

        impl std::str::FromStr for $name {
            type Err = $crate::db::UnknownAnswer;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $( $word => Ok(Self::$variant), )+
                    _ => Err($crate::db::UnknownAnswer {
                        answer: stringify!($name),
                        word: word.to_owned(),
                    }),
                }
            }
        }
    };
}
