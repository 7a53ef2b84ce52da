//! Standing pages, privacy notices, wordings of consents.

mod again;
mod bound;
mod desk;
mod files;
mod pages;
mod publisher;
mod reach;
mod told;
mod twice;
mod versions;
mod wall;
mod wordings;
