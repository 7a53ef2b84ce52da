//! The compiled-in tables of `app/data`.

use serde::de::DeserializeOwned;

use super::Tables;
use crate::domain::consent::PurposeDefinition;
use crate::domain::equality;
use crate::domain::holidays::Holidays;
use crate::domain::permission::PermissionMatrix;
use crate::domain::retention::RetentionSchedule;
use crate::domain::routing::{Overlay, OverlayRow, RoutingTable};
use crate::domain::settings::{Rows, SettingsTable};
use crate::domain::table::DataError;
use crate::domain::time::{OpeningHours, Targets};

/// The version of the shipped routing table. Change it whenever `routing_rules.csv` changes.
const ROUTING_VERSION: u32 = 1;

macro_rules! table {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $name)),
        )
    };
}

/// Reads the rows of one CSV.
pub(crate) fn rows<T: DeserializeOwned>(
    (table, text): (&'static str, &str),
) -> Result<Vec<T>, DataError> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(|row| {
            row.map_err(|error: csv::Error| DataError {
                table,
                line: error.position().map(csv::Position::line),
                problem: error.to_string(),
            })
        })
        .collect()
}

/// The rows of a table that can be changed, as they are shipped; none where the place's own settings say.
///
/// # Errors
/// A file that is no table.
pub fn shipped_rows(table: SettingsTable) -> Result<Rows, csv::Error> {
    let (_, text) = match table {
        SettingsTable::Routing => table!("routing_rules.csv"),
        SettingsTable::Topics => table!("topics.csv"),
        SettingsTable::Areas => table!("areas.csv"),
        SettingsTable::Queues => table!("queues.csv"),
        SettingsTable::Targets => table!("targets.csv"),
        SettingsTable::OpeningHours => table!("opening_hours.csv"),
        SettingsTable::Holidays => table!("holidays.csv"),
        SettingsTable::Contacts | SettingsTable::Partners | SettingsTable::Message => {
            return Ok(Rows::default());
        }
    };
    Rows::from_csv(table, text)
}

pub(super) fn tables() -> Result<Tables, DataError> {
    let overlays: Vec<OverlayRow> = rows(table!("risk_flags.csv"))?;
    Ok(Tables {
        topics: rows(table!("topics.csv"))?,
        areas: rows(table!("areas.csv"))?,
        queues: rows(table!("queues.csv"))?,
        sectors: rows(table!("postcode_sectors.csv"))?,
        edges: rows(table!("edge_postcodes.csv"))?,
        councils: rows(table!("councils.csv"))?,
        routing: RoutingTable::from_rows(ROUTING_VERSION, rows(table!("routing_rules.csv"))?)?,
        overlays: Overlay::from_rows(overlays)?,
        holidays: Holidays::from_rows(rows(table!("holidays.csv"))?)?,
        opening_hours: OpeningHours::from_rows(rows(table!("opening_hours.csv"))?)?,
        targets: Targets::from_rows(rows(table!("targets.csv"))?)?,
        retention: RetentionSchedule::from_rows(rows(table!("retention_rules.csv"))?)?,
        permissions: PermissionMatrix::from_rows(rows(table!("permissions.csv"))?)?,
        purposes: rows::<PurposeDefinition>(table!("consent_purposes.csv"))?,
        equality: equality::from_rows(rows(table!("equality_options.csv"))?)?,
    })
}
