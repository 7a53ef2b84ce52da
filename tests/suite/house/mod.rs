//! What holds for the project as a whole rather than for the running service: its documents and its comments.

mod checkout;
mod comments;
mod documents;
mod imports;
mod names;
mod requirements;
