//! What every slice stands on, tried from outside.

mod audit;
mod cleanup;
mod clock;
mod database;
mod dev;
mod errors;
mod limits;
mod mail;
mod origin;
mod pages;
mod postcodes;
mod serve;
mod statements;
