//! Codes that a row keeps as text.

use app::domain::{codes::Flag, worklist::CaseTag};
use platform::error::{AppError, Result};

/// Codes of flags as the table keeps them.
///
/// # Errors
/// A code that is not on the list.
pub fn flags(codes: &[String]) -> Result<Vec<Flag>> {
    codes
        .iter()
        .map(|code| code.parse().map_err(AppError::internal))
        .collect()
}

/// Tags as the table keeps them.
///
/// # Errors
/// A code that is not on the list.
pub fn tags(codes: &[String]) -> Result<Vec<CaseTag>> {
    codes
        .iter()
        .map(|code| code.parse().map_err(AppError::internal))
        .collect()
}
