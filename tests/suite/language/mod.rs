//! Languages, easy read, and what people think of the service.

mod easy;
mod feedback;
mod invitation;
mod languages;
