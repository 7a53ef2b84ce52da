//! Standing pages, privacy notices, wordings of consents.

mod bound;
mod files;
mod pages;
mod people;
mod reach;
mod reconsent;
mod review;
mod told;
mod twice;
mod versions;
mod wall;
mod wordings;
