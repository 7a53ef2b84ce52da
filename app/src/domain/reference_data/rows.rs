//! One type for each table of places and queues.

use serde::Deserialize;

use crate::domain::area::Area;
use crate::domain::codes::{AreaCode, CouncilCode, QueueCode};
use crate::domain::controller::Controller;
use crate::domain::table::yes_no;

/// One area. Its name and the places in it are the messages `area-CODE` and `area-CODE-places`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct AreaRow {
    pub code: AreaCode,
    /// Wards since 2023, parted by semicolons: for the person who keeps the ward list.
    pub wards_2023: String,
}

/// One queue. Its name is the message `queue-CODE`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Queue {
    pub code: QueueCode,
    pub controller: Controller,
    /// The area whose enquiries it takes; `None` for a queue of the whole borough.
    pub area: Option<AreaCode>,
    /// Where an enquiry of this organisation goes when nothing says otherwise.
    #[serde(deserialize_with = "yes_no")]
    pub default: bool,
    /// Whether a rule may suggest it; Your Support is an officer's decision only (`queues.csv`).
    #[serde(deserialize_with = "yes_no")]
    pub suggested_by_rule: bool,
}

/// One sector of the sector table, for example `SK5 8`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SectorRow {
    pub sector: String,
    pub area: Area,
    /// Of its postcodes, how many per cent lie in the area.
    pub share: u8,
    /// An officer is to confirm the area.
    #[serde(deserialize_with = "yes_no")]
    pub check: bool,
}

/// A postcode that the sector table gets wrong (rule 4.3).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EdgeRow {
    pub postcode: String,
    pub area: Area,
    pub council: Option<CouncilCode>,
}

/// A council around Stockport. Its name is the message `council-CODE`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Council {
    pub code: CouncilCode,
    /// Local authority code of the Office for National Statistics, as directories hold it.
    pub lad: String,
    pub url: String,
    /// Postcode districts that are its own, parted by blanks.
    pub districts: String,
}
