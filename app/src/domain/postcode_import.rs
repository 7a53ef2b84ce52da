//! Reads a directory of full postcodes: OS Code-Point Open (no heading) or the directory of the
//! Office for National Statistics (with one), and the list that says which ward lies in which area.

use std::collections::HashMap;
use std::io::Read;

use super::area::DirectoryEntry;
use super::postcode::Postcode;
use super::reference_data::ReferenceData;

/// Stockport's authority code of the Office for National Statistics.
pub const STOCKPORT_LAD: &str = "E08000007";

/// A line that cannot be read. It never holds the line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct ImportError {
    /// Counted from 1.
    pub line: u64,
    pub problem: String,
}

/// Which ward lies in which area.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WardAreas {
    by_ward: HashMap<String, super::codes::AreaCode>,
}

/// One postcode of a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryRow {
    pub postcode: Postcode,
    pub entry: DirectoryEntry,
    /// Ward code, so that a list that lacks it can be mended.
    pub ward: String,
}

/// The columns of a directory, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Columns {
    postcode: usize,
    authority: usize,
    ward: usize,
    /// Date from which a postcode is no longer used; OS lists current ones only.
    ended: Option<usize>,
}

/// Columns of OS Code-Point Open, whose files have no heading.
const CODE_POINT: Columns = Columns {
    postcode: 0,
    authority: 8,
    ward: 9,
    ended: None,
};

impl WardAreas {
    /// Reads a list with the columns `ward` and `area` (a heading is needed; `ward_code`, `wd..cd`
    /// and `area_code` are understood too).
    ///
    /// # Errors
    /// A heading that lacks a column; a line with an unknown area or a ward that stands twice.
    pub fn read(reader: impl Read, data: &ReferenceData) -> Result<Self, ImportError> {
        let mut csv = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(reader);
        let heading = csv
            .headers()
            .map_err(|error| problem(1, error.to_string()))?
            .clone();
        let ward = column(&heading, |name| {
            name == "ward" || name == "ward_code" || is_coded(name, "wd")
        });
        let area = column(&heading, |name| name == "area" || name == "area_code");
        let (Some(ward), Some(area)) = (ward, area) else {
            return Err(problem(
                1,
                "the heading must name the columns ward and area",
            ));
        };
        let mut by_ward = HashMap::new();
        for record in csv.records() {
            let record = record.map_err(|error| problem(line_of(&error), error.to_string()))?;
            let line = record.position().map_or(0, csv::Position::line);
            let code = record.get(ward).unwrap_or_default();
            if code.is_empty() {
                return Err(problem(line, "the ward is missing"));
            }
            let found = data
                .parse_area(record.get(area).unwrap_or_default())
                .ok_or_else(|| problem(line, "there is no such area"))?;
            if by_ward.insert(code.to_owned(), found).is_some() {
                return Err(problem(line, "the ward stands twice"));
            }
        }
        if by_ward.is_empty() {
            Err(problem(1, "the list is empty"))
        } else {
            Ok(Self { by_ward })
        }
    }

    /// The area of a ward.
    #[must_use]
    pub fn area(&self, ward: &str) -> Option<super::codes::AreaCode> {
        self.by_ward.get(ward).copied()
    }
}

/// Reads a directory row by row; both forms are told apart by their first line. Postcodes that are
/// no longer used, those where nobody lives, and those of which the directory does not know the
/// authority (input F1) are left out.
///
/// # Errors
/// A first line of neither form; then, for each line that cannot be read, an item that says so.
pub fn read<'a, R: Read + 'a>(
    reader: R,
    wards: &'a WardAreas,
    data: &'a ReferenceData,
) -> Result<impl Iterator<Item = Result<DirectoryRow, ImportError>> + 'a, ImportError> {
    let mut csv = csv::ReaderBuilder::new()
        .has_headers(false)
        .trim(csv::Trim::All)
        .flexible(true)
        .from_reader(reader);
    let mut first = csv::StringRecord::new();
    if !csv
        .read_record(&mut first)
        .map_err(|error| problem(line_of(&error), error.to_string()))?
    {
        return Err(problem(1, "the file is empty"));
    }
    let (columns, first) = match Columns::of_heading(&first) {
        Some(columns) => (columns, None),
        None if first.len() >= 10
            && Postcode::parse(first.get(0).unwrap_or_default()).is_some() =>
        {
            (CODE_POINT, Some(Ok(first)))
        }
        None => {
            return Err(problem(
                1,
                "neither a heading with postcode, authority and ward, nor a line of Code-Point Open",
            ));
        }
    };
    Ok(first
        .into_iter()
        .chain(csv.into_records())
        .filter_map(move |record| match record {
            Ok(record) => columns.row(&record, wards, data).transpose(),
            Err(error) => Some(Err(problem(line_of(&error), error.to_string()))),
        }))
}

impl Columns {
    /// The columns of the ONS directory, whose names have changed over the years: `pcds`,
    /// `oslaua` or `lad23cd`, `osward` or `wd23cd`, `doterm`; or those that OS publishes in two lines
    /// beside its files: `PC`, `DC`, `WC`, and `Postcode`, `Admin_district_code`, `Admin_ward_code`
    /// (input F24).
    fn of_heading(heading: &csv::StringRecord) -> Option<Self> {
        Some(Self {
            postcode: column(heading, |name| name == "pcds").or_else(|| {
                column(heading, |name| {
                    matches!(name, "pcd" | "pcd2" | "pcd7" | "pcd8" | "postcode" | "pc")
                })
            })?,
            authority: column(heading, |name| {
                matches!(name, "oslaua" | "laua" | "admin_district_code" | "dc")
                    || is_coded(name, "lad")
            })?,
            ward: column(heading, |name| {
                matches!(name, "osward" | "ward" | "admin_ward_code" | "wc") || is_coded(name, "wd")
            })?,
            ended: column(heading, |name| name == "doterm"),
        })
    }

    fn row(
        self,
        record: &csv::StringRecord,
        wards: &WardAreas,
        data: &ReferenceData,
    ) -> Result<Option<DirectoryRow>, ImportError> {
        let line = record.position().map_or(0, csv::Position::line);
        let field = |place: usize, name: &str| {
            record
                .get(place)
                .ok_or_else(|| problem(line, format!("the {name} is missing")))
        };
        if self
            .ended
            .and_then(|place| record.get(place))
            .is_some_and(|ended| !ended.is_empty())
        {
            return Ok(None);
        }
        let typed = field(self.postcode, "postcode")?;
        let postcode = match data.classify_postcode(typed) {
            super::postcode::PostcodeResult::Valid(postcode) => postcode,
            super::postcode::PostcodeResult::Special
            | super::postcode::PostcodeResult::NotResidential => return Ok(None),
            // The second of two headings, or the one of the next file where several were joined.
            _ if Self::of_heading(record).is_some() => return Ok(None),
            _ => return Err(problem(line, "the postcode is not a full postcode")),
        };
        let authority = field(self.authority, "authority")?;
        let ward = field(self.ward, "ward")?;
        if !names_authority(authority) {
            return Ok(None);
        }
        let entry = if authority == STOCKPORT_LAD {
            DirectoryEntry::Stockport(wards.area(ward))
        } else {
            DirectoryEntry::Outside(data.council_by_lad(authority))
        };
        Ok(Some(DirectoryRow {
            postcode,
            entry,
            ward: ward.to_owned(),
        }))
    }
}

/// Whether a code is that of an authority. OS leaves it blank where it knows none, and ONS writes nines; the
/// Channel Islands and Man have such codes, too, and lie outside for certain.
fn names_authority(code: &str) -> bool {
    let Some((country, number)) = code.split_at_checked(1) else {
        return false;
    };
    let digits = number.len() == 8 && number.bytes().all(|byte| byte.is_ascii_digit());
    match country {
        "E" | "W" | "S" | "N" => digits && !number.ends_with("999999"),
        "L" | "M" => digits,
        _ => false,
    }
}

/// `wd23cd`, `lad24cd`: a prefix, a year, `cd`.
fn is_coded(name: &str, prefix: &str) -> bool {
    name.strip_prefix(prefix)
        .and_then(|rest| rest.strip_suffix("cd"))
        .is_some_and(|year| year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

fn column(heading: &csv::StringRecord, is_it: impl Fn(&str) -> bool) -> Option<usize> {
    heading
        .iter()
        .position(|name| is_it(name.trim_start_matches('\u{feff}').to_lowercase().as_str()))
}

fn problem(line: u64, problem: impl Into<String>) -> ImportError {
    ImportError {
        line,
        problem: problem.into(),
    }
}

fn line_of(error: &csv::Error) -> u64 {
    error.position().map_or(0, csv::Position::line)
}

#[cfg(test)]
mod tests;
