//! Standing pages, privacy notices, wordings of consents.

mod again;
mod desk;
mod files;
mod pages;
mod publisher;
mod reach;
mod versions;
mod wall;
mod wordings;
