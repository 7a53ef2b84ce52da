//! Languages and easy read (feature G2, G3).

mod choice;
mod easy_read;
