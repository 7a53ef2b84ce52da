//! Standing pages, privacy notices, wordings of consents.

mod pages;
mod versions;
mod wordings;
