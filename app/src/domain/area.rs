//! From a postcode to an area of Stockport (rule 4): directory, then edge list, then sector table.

use std::fmt;
use std::str::FromStr;

use super::UnknownCode;
use super::codes::{AreaChoice, AreaCode, CouncilCode};
use super::postcode::{Partial, Postcode, PostcodeResult};
use super::reference_data::ReferenceData;

/// Where somebody lives, as far as routing needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Area {
    Known(AreaCode),
    /// In the borough, area not known.
    Bor,
    /// Outside the borough.
    Out,
    /// Nothing is known.
    Unk,
}

impl Area {
    /// `CEN` and its like, `BOR`, `OUT` or `UNK`.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Known(area) => area.code(),
            Self::Bor => "BOR",
            Self::Out => "OUT",
            Self::Unk => "UNK",
        }
    }

    /// `None` when nothing is known.
    #[must_use]
    pub const fn in_stockport(&self) -> Option<bool> {
        match self {
            Self::Known(_) | Self::Bor => Some(true),
            Self::Out => Some(false),
            Self::Unk => None,
        }
    }

    /// The area, when it is one of the list.
    #[must_use]
    pub const fn known(&self) -> Option<AreaCode> {
        match self {
            Self::Known(area) => Some(*area),
            Self::Bor | Self::Out | Self::Unk => None,
        }
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Area {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        match code {
            "BOR" => Ok(Self::Bor),
            "OUT" => Ok(Self::Out),
            "UNK" => Ok(Self::Unk),
            area => area.parse().map(Self::Known),
        }
    }
}

impl serde::Serialize for Area {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Area {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        code.parse().map_err(serde::de::Error::custom)
    }
}

code_enum! {
    /// What the area was read from.
    pub enum AreaSource {
        /// A loaded directory of full postcodes.
        Directory = "directory",
        /// The list of postcodes that the sector table gets wrong.
        Edge = "edge",
        /// The sector table.
        Sector = "sector",
        /// A district alone, all of whose sectors agree.
        District = "district",
        /// The person's own choice.
        Choice = "choice",
        None = "none",
    }
}

/// What is known about a place, and how.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Located {
    pub area: Area,
    /// For example `SK5 8`.
    pub sector: Option<String>,
    pub source: AreaSource,
    /// An officer is to confirm the area (`area_check`): it comes from a sector marked so, from a
    /// district alone, or from the person's choice.
    pub check: bool,
    /// Of the sector's postcodes, how many per cent lie in this area; only when read from the table.
    pub share: Option<u8>,
    /// The council of a place outside the borough, where it is known.
    pub council: Option<CouncilCode>,
}

impl Located {
    /// Nothing known about the place.
    #[must_use]
    pub const fn unknown() -> Self {
        Self {
            area: Area::Unk,
            sector: None,
            source: AreaSource::None,
            check: false,
            share: None,
            council: None,
        }
    }

    /// The person's own word about the area counts wherever it is asked for: they gave no full postcode.
    /// A full one, and a part that lies outside, tell by themselves (rule 5.3, 5.4).
    #[must_use]
    pub fn or_choice(self, choice: Option<AreaChoice>, full: bool) -> Self {
        if full || self.area == Area::Out {
            return self;
        }
        let area = match choice {
            Some(AreaChoice::Area(area)) => Area::Known(area),
            Some(AreaChoice::Out) => Area::Out,
            Some(AreaChoice::NotSure) | None => return self,
        };
        if area == self.area {
            return self;
        }
        Self {
            area,
            source: AreaSource::Choice,
            check: true,
            share: None,
            council: None,
            sector: self.sector,
        }
    }
}

/// What a loaded directory says about one postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DirectoryEntry {
    /// In the borough; `None` when its ward is on no area's list.
    Stockport(Option<AreaCode>),
    /// Elsewhere; with the council where it is one of ours to name.
    Outside(Option<CouncilCode>),
}

/// A loaded directory of full postcodes. The rules are pure, so a handler reads the one row that it
/// needs beforehand and passes it as `Option<DirectoryEntry>`.
pub trait PostcodeDirectory {
    /// `None`: not in the directory, which never blocks anybody (a new house may not be listed yet).
    fn find(&self, postcode: &Postcode) -> Option<DirectoryEntry>;
}

impl PostcodeDirectory for Option<DirectoryEntry> {
    fn find(&self, _: &Postcode) -> Option<DirectoryEntry> {
        *self
    }
}

/// No directory is loaded.
#[derive(Debug, Clone, Copy)]
pub struct NoDirectory;

impl PostcodeDirectory for NoDirectory {
    fn find(&self, _: &Postcode) -> Option<DirectoryEntry> {
        None
    }
}

/// Finds the area of what was typed. A repairable postcode is located as its suggestion.
#[must_use]
pub fn locate(
    data: &ReferenceData,
    directory: &dyn PostcodeDirectory,
    result: &PostcodeResult,
) -> Located {
    match result {
        PostcodeResult::Valid(postcode) => locate_postcode(data, directory, postcode),
        PostcodeResult::Repairable { suggestion } => locate_postcode(data, directory, suggestion),
        PostcodeResult::Partial(Partial::Sector { outcode, digit }) => {
            locate_sector(data, outcode, &format!("{outcode} {digit}"))
        }
        PostcodeResult::Partial(Partial::District(outcode)) => locate_district(data, outcode),
        PostcodeResult::Special | PostcodeResult::Invalid | PostcodeResult::NotResidential => {
            Located::unknown()
        }
    }
}

fn locate_postcode(
    data: &ReferenceData,
    directory: &dyn PostcodeDirectory,
    postcode: &Postcode,
) -> Located {
    let from_table = locate_sector(data, postcode.outcode(), postcode.sector());
    match directory.find(postcode) {
        Some(DirectoryEntry::Stockport(Some(area))) => {
            return Located {
                area: Area::Known(area),
                source: AreaSource::Directory,
                check: false,
                share: None,
                council: None,
                ..from_table
            };
        }
        Some(DirectoryEntry::Outside(council)) => {
            return Located {
                area: Area::Out,
                source: AreaSource::Directory,
                check: false,
                share: None,
                council: council.or_else(|| data.council_of_district(postcode.outcode())),
                ..from_table
            };
        }
        // Without a ward list the directory still knows the borough; the tables tell the area.
        Some(DirectoryEntry::Stockport(None)) => {
            let from_tables = locate_by_tables(data, postcode, from_table.clone());
            return match from_tables.area {
                Area::Known(_) => from_tables,
                Area::Bor | Area::Out | Area::Unk => Located {
                    area: Area::Bor,
                    source: AreaSource::Directory,
                    check: false,
                    share: None,
                    council: None,
                    ..from_table
                },
            };
        }
        None => {}
    }
    locate_by_tables(data, postcode, from_table)
}

/// The edge list before the sector table.
fn locate_by_tables(data: &ReferenceData, postcode: &Postcode, from_table: Located) -> Located {
    match data.edge(postcode) {
        Some(edge) => Located {
            area: edge.area,
            source: AreaSource::Edge,
            check: false,
            share: None,
            council: edge.council,
            ..from_table
        },
        None => from_table,
    }
}

fn locate_sector(data: &ReferenceData, outcode: &str, sector: &str) -> Located {
    let located = match data.sector(sector) {
        Some(row) => Located {
            area: row.area,
            sector: None,
            source: AreaSource::Sector,
            check: row.check,
            share: row.area.known().map(|_| row.share),
            council: None,
        },
        None => Located {
            area: unlisted(outcode),
            ..Located::unknown()
        },
    };
    Located {
        sector: Some(sector.to_owned()),
        ..with_council(data, outcode, located)
    }
}

/// A district's area, if all its listed sectors agree.
fn locate_district(data: &ReferenceData, outcode: &str) -> Located {
    let mut sectors = data.sectors_of(outcode);
    let located = match sectors.next() {
        None => Located {
            area: unlisted(outcode),
            ..Located::unknown()
        },
        Some(first) => {
            let area = if sectors.all(|row| row.area == first.area) {
                first.area
            } else {
                Area::Bor
            };
            Located {
                area,
                source: AreaSource::District,
                check: area.known().is_some(),
                ..Located::unknown()
            }
        }
    };
    with_council(data, outcode, located)
}

/// SK1 to SK8 are Stockport (rule 4.2), so an unlisted sector there is in the borough.
fn unlisted(outcode: &str) -> Area {
    match outcode.strip_prefix("SK").map(str::as_bytes) {
        Some([b'1'..=b'8']) => Area::Bor,
        _ => Area::Out,
    }
}

fn with_council(data: &ReferenceData, outcode: &str, located: Located) -> Located {
    match located.area {
        Area::Out => Located {
            council: data.council_of_district(outcode),
            ..located
        },
        Area::Known(_) | Area::Bor | Area::Unk => located,
    }
}

#[cfg(test)]
mod tests;
