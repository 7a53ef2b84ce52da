//! What can go wrong, as a person meets it. Causes are logged once, where the answer is made; the words are fixed.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use sea_orm::{DbErr, RuntimeErr};
use std::{sync::Arc, time::Duration};

/// The answer of a handler that may fail.
pub type Result<T, E = AppError> = std::result::Result<T, E>;

/// Everything a person can meet instead of a page.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// 400: not what a browser would send.
    #[error("the request is not one that a browser sends")]
    BadRequest,
    /// 400: the browser keeps no cookies, so it can keep nothing that is typed.
    #[error("the browser sends no cookie back")]
    CookiesBlocked,
    /// 403: signed in, or not, but not allowed.
    #[error("not allowed")]
    Forbidden,
    /// 403, because the form did not come from this site.
    #[error("the form did not come from this site")]
    WrongOrigin,
    /// 404, also for what exists but is not theirs.
    #[error("not found")]
    NotFound,
    /// 405.
    #[error("wrong method")]
    WrongMethod,
    /// 409: somebody else was faster.
    #[error("something changed meanwhile")]
    Conflict,
    /// 413.
    #[error("too large")]
    TooLarge,
    /// 429, with the time to wait.
    #[error("too many")]
    TooMany(Duration),
    /// 303 to the page where this journey starts, because the session is over.
    #[error("the session is over")]
    SessionOver(&'static str),
    /// 503: the database or another part does not answer; nothing was kept.
    #[error("not available: {0}")]
    Unavailable(Cause),
    /// 500.
    #[error("fault: {0}")]
    Internal(Cause),
}

/// What really happened: for the log, never for the page.
pub type Cause = Arc<anyhow::Error>;

impl AppError {
    /// A fault of the program or the data.
    pub fn internal(cause: impl Into<anyhow::Error>) -> Self {
        Self::Internal(Arc::new(cause.into()))
    }

    /// Something that this needs does not answer.
    pub fn unavailable(cause: impl Into<anyhow::Error>) -> Self {
        Self::Unavailable(Arc::new(cause.into()))
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            AppError::BadRequest | AppError::CookiesBlocked => StatusCode::BAD_REQUEST,
            AppError::Forbidden | AppError::WrongOrigin => StatusCode::FORBIDDEN,
            AppError::NotFound => StatusCode::NOT_FOUND,
            AppError::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            AppError::Conflict => StatusCode::CONFLICT,
            AppError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            AppError::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            AppError::SessionOver(_) => StatusCode::SEE_OTHER,
            AppError::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            AppError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// Rides on a response from [`AppError`] to the layer that writes the page, which knows language and nonce.
#[derive(Clone, Debug)]
pub struct ErrorExtension(pub Arc<AppError>);

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        match &self {
            AppError::TooMany(wait) => {
                response.headers_mut().insert(
                    header::RETRY_AFTER,
                    HeaderValue::from(wait.as_secs().max(1)),
                );
            }
            AppError::Unavailable(_) => {
                response
                    .headers_mut()
                    .insert(header::RETRY_AFTER, HeaderValue::from(30_u32));
            }
            AppError::SessionOver(to) => {
                response
                    .headers_mut()
                    .insert(header::LOCATION, HeaderValue::from_static(to));
            }
            _ => {}
        }
        response
            .extensions_mut()
            .insert(ErrorExtension(Arc::new(self)));
        response
    }
}

impl From<DbErr> for AppError {
    fn from(cause: DbErr) -> Self {
        if is_unavailable(&cause) {
            Self::unavailable(cause)
        } else {
            Self::internal(cause)
        }
    }
}

impl From<anyhow::Error> for AppError {
    fn from(cause: anyhow::Error) -> Self {
        match cause.downcast_ref::<DbErr>() {
            Some(db) if is_unavailable(db) => Self::unavailable(cause),
            _ => Self::internal(cause),
        }
    }
}

impl From<crate::crypto::CryptoError> for AppError {
    fn from(cause: crate::crypto::CryptoError) -> Self {
        match cause {
            crate::crypto::CryptoError::Busy => Self::unavailable(cause),
            other => Self::internal(other),
        }
    }
}

/// Whether the database is away or overloaded, rather than the statement wrong.
fn is_unavailable(cause: &DbErr) -> bool {
    let runtime = match cause {
        // Whatever keeps us from connecting, nobody's statement is wrong.
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => return true,
        DbErr::Exec(runtime) | DbErr::Query(runtime) => runtime,
        _ => return false,
    };
    let RuntimeErr::SqlxError(sqlx) = runtime else {
        return false;
    };
    match sqlx.as_ref() {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(database) => database.code().is_some_and(|code| {
            // 08 connection, 53 out of resources, 57 stopped or cancelled, 58 system, 55P03 lock not got in time.
            code.starts_with("08")
                || code.starts_with("53")
                || code.starts_with("57")
                || code.starts_with("58")
                || code == "55P03"
        }),
        _ => false,
    }
}

/// What a database error was, without the values it may quote.
pub fn describe(cause: &DbErr) -> String {
    let runtime = match cause {
        DbErr::ConnectionAcquire(_) => return "no connection in time".to_owned(),
        DbErr::Conn(runtime) | DbErr::Exec(runtime) | DbErr::Query(runtime) => runtime,
        DbErr::RecordNotFound(_) => return "a row that must be there is not".to_owned(),
        DbErr::RecordNotInserted | DbErr::RecordNotUpdated => {
            return "a row was not written".to_owned();
        }
        DbErr::Type(_) | DbErr::TryIntoErr { .. } | DbErr::Json(_) => {
            return "a column holds another type".to_owned();
        }
        _ => return "database layer".to_owned(),
    };
    let RuntimeErr::SqlxError(sqlx) = runtime else {
        return "database layer".to_owned();
    };
    describe_sqlx(sqlx)
}

/// The same for the driver's own error.
pub fn describe_sqlx(cause: &sqlx::Error) -> String {
    match cause {
        sqlx::Error::Database(database) => {
            let code = database.code().unwrap_or_default();
            if let Some(constraint) = database.constraint() {
                return format!("database {code} ({constraint})");
            }
            // Class 42 is about names of tables and rights; other classes may quote a value.
            if code.starts_with("42") {
                format!("database {code} ({})", database.message())
            } else {
                format!("database {code}")
            }
        }
        sqlx::Error::Io(io) => format!("connection: {}", io.kind()),
        sqlx::Error::PoolTimedOut => "no connection in time".to_owned(),
        sqlx::Error::ColumnNotFound(column) => format!("no column {column}"),
        sqlx::Error::ColumnDecode { index, .. } => format!("column {index} holds another type"),
        sqlx::Error::RowNotFound => "a row that must be there is not".to_owned(),
        _ => "database driver".to_owned(),
    }
}
