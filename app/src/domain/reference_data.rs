//! Everything the rules read from tables, parsed once. The shipped tables are compiled in from
//! `app/data`; the same values can be built from database rows.

mod rows;
mod shipped;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
pub use rows::{AreaRow, Council, EdgeRow, Queue, SectorRow};
pub use shipped::shipped_rows;

use super::area::Area;
use super::codes::{AreaCode, CouncilCode, Priority, QueueCode, TopicCode};
use super::consent::PurposeDefinition;
use super::controller::Controller;
use super::equality::EqualityQuestion;
use super::holidays::Holidays;
use super::permission::PermissionMatrix;
use super::postcode::{Postcode, PostcodeResult, classify};
use super::retention::RetentionSchedule;
use super::routing::{Overlay, RoutingTable};
use super::settings::{RowProblem, Rows, SettingsTable};
use super::table::DataError;
use super::time::{OpeningHours, Targets, first_look_target};
use super::topic::Topic;

/// The tables as rows, before they are checked against each other.
#[derive(Debug, Clone)]
pub struct Tables {
    pub topics: Vec<Topic>,
    pub areas: Vec<AreaRow>,
    pub queues: Vec<Queue>,
    pub sectors: Vec<SectorRow>,
    pub edges: Vec<EdgeRow>,
    pub councils: Vec<Council>,
    pub routing: RoutingTable,
    pub overlays: Vec<Overlay>,
    pub holidays: Holidays,
    pub opening_hours: OpeningHours,
    pub targets: Targets,
    pub retention: RetentionSchedule,
    pub permissions: PermissionMatrix,
    pub purposes: Vec<PurposeDefinition>,
    pub equality: Vec<EqualityQuestion>,
}

/// The tables, checked against each other and indexed.
#[derive(Debug, Clone)]
pub struct ReferenceData {
    pub topics: Vec<Topic>,
    pub areas: Vec<AreaRow>,
    pub queues: Vec<Queue>,
    pub sectors: BTreeMap<String, SectorRow>,
    edges: HashMap<String, EdgeRow>,
    pub councils: Vec<Council>,
    pub routing: RoutingTable,
    pub overlays: Vec<Overlay>,
    pub holidays: Holidays,
    pub opening_hours: OpeningHours,
    pub targets: Targets,
    pub retention: RetentionSchedule,
    pub permissions: PermissionMatrix,
    pub purposes: Vec<PurposeDefinition>,
    pub equality: Vec<EqualityQuestion>,
}

impl ReferenceData {
    /// The tables that ship with the project.
    #[must_use]
    pub fn shipped() -> &'static Self {
        #[expect(
            clippy::expect_used,
            reason = "the tables are compiled in and a test reads every row"
        )]
        static SHIPPED: LazyLock<ReferenceData> = LazyLock::new(|| {
            ReferenceData::build(shipped::tables().expect("the shipped tables are well formed"))
                .expect("the shipped tables agree")
        });
        &SHIPPED
    }

    /// Checks the tables against each other.
    ///
    /// # Errors
    /// A code that stands twice, or that another table does not know; an organisation without a
    /// default queue; a routing table that leaves a case undecided.
    pub fn build(tables: Tables) -> Result<Self, DataError> {
        let Tables {
            topics,
            areas,
            queues,
            sectors,
            edges,
            councils,
            routing,
            overlays,
            holidays,
            opening_hours,
            targets,
            retention,
            permissions,
            purposes,
            equality,
        } = tables;
        once("areas.csv", areas.iter().map(|row| row.code.code()))?;
        once("queues.csv", queues.iter().map(|row| row.code.code()))?;
        once(
            "postcode_sectors.csv",
            sectors.iter().map(|row| row.sector.as_str()),
        )?;
        once("councils.csv", councils.iter().map(|row| row.code.code()))?;
        let mut by_postcode = HashMap::with_capacity(edges.len());
        for edge in edges {
            let postcode = Postcode::parse(&edge.postcode).ok_or_else(|| {
                DataError::of(
                    "edge_postcodes.csv",
                    format!("{} is not a postcode", edge.postcode),
                )
            })?;
            if by_postcode.insert(postcode.normalised(), edge).is_some() {
                return Err(DataError::of(
                    "edge_postcodes.csv",
                    format!("{} stands twice", postcode.display()),
                ));
            }
        }
        let data = Self {
            topics,
            areas,
            queues,
            sectors: sectors
                .into_iter()
                .map(|row| (row.sector.clone(), row))
                .collect(),
            edges: by_postcode,
            councils,
            routing,
            overlays,
            holidays,
            opening_hours,
            targets,
            retention,
            permissions,
            purposes,
            equality,
        };
        data.check()?;
        Ok(data)
    }

    /// The same tables with other rows in one of them.
    ///
    /// # Errors
    /// Rows that cannot be read, or that do not agree with the other tables.
    pub fn with(
        mut self,
        table: SettingsTable,
        version: u32,
        rows: &Rows,
    ) -> Result<Self, RowProblem> {
        let Some(file) = table.file() else {
            return Ok(self);
        };
        let text = rows.to_csv(table)?;
        let text = (file, text.as_str());
        match table {
            SettingsTable::Routing => {
                self.routing = RoutingTable::from_rows(version, shipped::rows(text)?)?;
            }
            SettingsTable::Topics => self.topics = shipped::rows(text)?,
            SettingsTable::Areas => self.areas = shipped::rows(text)?,
            SettingsTable::Queues => self.queues = shipped::rows(text)?,
            SettingsTable::Targets => self.targets = Targets::from_rows(shipped::rows(text)?)?,
            SettingsTable::OpeningHours => {
                self.opening_hours = OpeningHours::from_rows(shipped::rows(text)?)?;
            }
            SettingsTable::Holidays => self.holidays = Holidays::from_rows(shipped::rows(text)?)?,
            SettingsTable::Contacts | SettingsTable::Partners | SettingsTable::Message => {}
        }
        self.check()?;
        Ok(self)
    }

    /// By when a person is to have looked (rule 4.5).
    #[must_use]
    pub fn first_look(&self, priority: Priority, sent_at: DateTime<Utc>) -> DateTime<Utc> {
        first_look_target(
            self.targets.days(priority),
            sent_at,
            &self.opening_hours,
            &self.holidays,
        )
    }

    fn check(&self) -> Result<(), DataError> {
        once("topics.csv", self.topics.iter().map(|row| row.code.code()))?;
        self.check_places()?;
        self.routing.check(self)?;
        for overlay in &self.overlays {
            overlay.check(self)?;
        }
        Ok(())
    }

    fn check_places(&self) -> Result<(), DataError> {
        for controller in Controller::ALL {
            let defaults = self
                .queues
                .iter()
                .filter(|queue| queue.controller == *controller && queue.default)
                .count();
            if defaults != 1 {
                return Err(DataError::of(
                    "queues.csv",
                    format!("{controller} has {defaults} default queues instead of one"),
                ));
            }
        }
        let known = |area: &Area| area.known().is_none_or(|code| self.area(code).is_some());
        if let Some(row) = self.sectors.values().find(|row| !known(&row.area)) {
            return Err(DataError::of(
                "postcode_sectors.csv",
                format!("{}: no area {}", row.sector, row.area),
            ));
        }
        for edge in self.edges.values() {
            if !known(&edge.area) {
                return Err(DataError::of(
                    "edge_postcodes.csv",
                    format!("{}: no area {}", edge.postcode, edge.area),
                ));
            }
            if edge
                .council
                .is_some_and(|code| self.council(code).is_none())
            {
                return Err(DataError::of(
                    "edge_postcodes.csv",
                    format!("{}: unknown council", edge.postcode),
                ));
            }
        }
        match self
            .areas
            .iter()
            .find(|row| !self.queues.iter().any(|queue| queue.area == Some(row.code)))
        {
            Some(row) => Err(DataError::of(
                "areas.csv",
                format!("{} has no queue", row.code),
            )),
            None => Ok(()),
        }
    }

    /// A topic by its code.
    #[must_use]
    pub fn topic(&self, code: TopicCode) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.code == code)
    }

    /// What a form sent as a topic; `None` when there is no such topic.
    #[must_use]
    pub fn parse_topic(&self, code: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.code.code() == code)
    }

    /// An area by its code.
    #[must_use]
    pub fn area(&self, code: AreaCode) -> Option<&AreaRow> {
        self.areas.iter().find(|row| row.code == code)
    }

    /// What a form sent as an area; `None` when there is no such area.
    #[must_use]
    pub fn parse_area(&self, code: &str) -> Option<AreaCode> {
        self.areas
            .iter()
            .map(|row| row.code)
            .find(|area| area.code() == code)
    }

    /// A queue by its code.
    #[must_use]
    pub fn queue(&self, code: QueueCode) -> Option<&Queue> {
        self.queues.iter().find(|queue| queue.code == code)
    }

    /// What a form sent as a queue; `None` when there is no such queue.
    #[must_use]
    pub fn parse_queue(&self, code: &str) -> Option<&Queue> {
        self.queues.iter().find(|queue| queue.code.code() == code)
    }

    /// The queues of one organisation, in the order of the table.
    pub fn queues_of(&self, controller: Controller) -> impl Iterator<Item = &Queue> {
        self.queues
            .iter()
            .filter(move |queue| queue.controller == controller)
    }

    /// Where an enquiry of this organisation goes when nothing says otherwise.
    #[must_use]
    pub fn default_queue(&self, controller: Controller) -> Option<&Queue> {
        self.queues
            .iter()
            .find(|queue| queue.controller == controller && queue.default)
    }

    /// The Family Hub queue of an area, or that of the whole borough (`fhq`, rule 4.7).
    #[must_use]
    pub fn family_hub_queue(&self, area: Area) -> Option<&Queue> {
        area.known()
            .and_then(|area| self.queues.iter().find(|queue| queue.area == Some(area)))
            .or_else(|| self.default_queue(Controller::Smbc))
    }

    /// A sector by its name, for example `SK5 8`.
    #[must_use]
    pub fn sector(&self, sector: &str) -> Option<&SectorRow> {
        self.sectors.get(sector)
    }

    /// What was typed where a postcode was asked for, read with the sector table.
    #[must_use]
    pub fn classify_postcode(&self, typed: &str) -> PostcodeResult {
        classify(typed, &|sector| self.sector(sector).is_some())
    }

    /// The listed sectors of a district.
    pub fn sectors_of(&self, outcode: &str) -> impl Iterator<Item = &SectorRow> {
        let prefix = format!("{outcode} ");
        self.sectors
            .values()
            .filter(move |row| row.sector.starts_with(&prefix))
    }

    /// What the edge list says of a postcode.
    #[must_use]
    pub fn edge(&self, postcode: &Postcode) -> Option<&EdgeRow> {
        self.edges.get(&postcode.normalised())
    }

    /// A council by its code.
    #[must_use]
    pub fn council(&self, code: CouncilCode) -> Option<&Council> {
        self.councils.iter().find(|council| council.code == code)
    }

    /// The council of a postcode district outside Stockport, where one is known (rule 4.3).
    #[must_use]
    pub fn council_of_district(&self, outcode: &str) -> Option<CouncilCode> {
        self.councils
            .iter()
            .find(|council| {
                council
                    .districts
                    .split_whitespace()
                    .any(|district| district == outcode)
            })
            .map(|council| council.code)
    }

    /// The council with an authority code of the Office for National Statistics.
    #[must_use]
    pub fn council_by_lad(&self, lad: &str) -> Option<CouncilCode> {
        self.councils
            .iter()
            .find(|council| council.lad == lad)
            .map(|council| council.code)
    }
}

fn once<'a>(table: &'static str, codes: impl Iterator<Item = &'a str>) -> Result<(), DataError> {
    let mut seen = std::collections::HashSet::new();
    for code in codes {
        if !seen.insert(code) {
            return Err(DataError::of(table, format!("{code} stands twice")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
