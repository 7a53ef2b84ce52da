//! People who work here: signing in, queues, cases, and the walls around them.

pub mod acts;
mod call;
mod case;
mod casework;
mod closing;
pub mod consents;
mod contact;
mod involvement;
pub mod matrix;
mod million;
mod queue;
mod refusals;
mod sign_in;
mod wall;
mod worklist;
pub mod world;
