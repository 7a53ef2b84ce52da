//! What people think of the service (feature G5).

mod comments;
mod invitation;
