//! People who work here: signing in, queues, cases, and the walls around them.

mod acts;
mod case;
mod contact;
mod matrix;
mod queue;
mod sign_in;
mod wall;
pub mod world;
