//! The rules of the service as pure functions over values: no database, no network, no page.
//! The clock and randomness are passed in. The tables behind the rules are data in `app/data`.

#[macro_use]
mod code;

pub mod activity;
pub mod area;
pub mod assisted_entry;
pub mod codes;
pub mod concern;
pub mod consent;
pub mod contact_log;
pub mod controller;
pub mod deadline;
pub mod detect;
pub mod duplicates;
pub mod emergency_access;
pub mod ending;
pub mod entered_text;
pub mod equality;
pub mod feedback;
pub mod holidays;
pub mod identity;
pub mod ids;
pub mod involvement;
pub mod markup;
pub mod notice;
pub mod passphrase;
pub mod password;
pub mod permission;
pub mod personal;
pub mod phone;
pub mod postcode;
pub mod postcode_import;
pub mod reconsent;
pub mod reference;
pub mod reference_data;
pub mod reply_template;
pub mod retention;
pub mod review;
pub mod rights;
pub mod routing;
pub mod safe_contact;
pub mod search;
pub mod settings;
pub mod sharing;
pub mod status;
pub mod table;
pub mod time;
pub mod topic;
pub mod training;
pub mod wording;
pub mod worklist;

pub use code::UnknownCode;
