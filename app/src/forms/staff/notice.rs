//! The draft of a privacy notice, as a person writes it.

use super::review::{one_line, visible};
use crate::{
    domain::markup::{MarkupPiece, pieces},
    domain::{
        notice::{
            FIELDS, Notice, NoticeFault, NoticeSection, NoticeText, REQUIRED, SUMMARY_LINES,
            SummaryLine, blocks, written,
        },
        time::plain_date,
    },
    forms::one_line_ends,
    i18n::try_tr,
    notice_markers::{Markers, PARTNER_NOTICES},
    ui::{Problem, Problems},
};
use chrono::NaiveDate;

/// Longest title, in characters.
pub const TITLE_MAX: usize = 150;
/// Longest line of the short version and of the changes, in characters.
pub const LINE_MAX: usize = 400;
/// Most lines that say what changed.
pub const CHANGES_MAX: usize = 10;
/// Longest section, in characters as typed: a comparison must stay quick.
pub const SECTION_MAX: usize = 10_000;

/// The form as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeForm {
    pub title: String,
    /// `2026-12-01`, as a date field sends it.
    pub from: String,
    /// One change a line.
    pub changes: String,
    /// `yes`, `no` or nothing yet; so are the two below.
    pub substance: String,
    pub outside_eu: String,
    pub automated_decision: String,
    /// Label and text of each line.
    pub summary: Vec<(String, String)>,
    pub sections: Vec<SectionForm>,
}

/// One section: an empty one is left out of the notice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionForm {
    pub field: String,
    pub heading: String,
    pub body: String,
}

impl SectionForm {
    /// Whether a notice must have it.
    pub fn required(&self) -> bool {
        REQUIRED.contains(&self.field.as_str())
    }
}

fn yes_no(answer: bool) -> String {
    if answer { "yes" } else { "no" }.to_owned()
}

fn answered(typed: &str) -> Option<bool> {
    match typed.trim() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// The field of the form that a part of the text is typed in.
fn field_of(part: &str) -> String {
    match part.split_once(' ') {
        Some(("summary", line)) => format!("line-{line}"),
        _ if matches!(part, "title" | "changes" | "from") => part.to_owned(),
        _ => format!("section-{part}"),
    }
}

/// How a part of the text is called: the number of a line, the name of a field.
pub fn part_name(part: &str) -> String {
    match part.strip_prefix("summary ") {
        Some(line) => line.to_owned(),
        None => try_tr(&format!("notice-draft-field-{part}")).unwrap_or_else(|| part.to_owned()),
    }
}

impl NoticeForm {
    /// The form with a text in it. Fields that the text does not have stand where they would belong.
    pub fn of(text: &NoticeText, substance: Option<bool>) -> Self {
        let mut sections: Vec<SectionForm> = text
            .sections
            .iter()
            .map(|section| SectionForm {
                field: section.field.clone(),
                heading: section.heading.clone(),
                body: written(&section.blocks),
            })
            .collect();
        for (position, field) in FIELDS.into_iter().enumerate() {
            if sections.iter().any(|section| section.field == field) {
                continue;
            }
            let before = FIELDS[..position].iter().rev().find_map(|earlier| {
                sections
                    .iter()
                    .position(|section| section.field == *earlier)
            });
            let empty = SectionForm {
                field: field.to_owned(),
                ..SectionForm::default()
            };
            sections.insert(before.map_or(0, |at| at + 1), empty);
        }
        let mut summary: Vec<(String, String)> = text
            .summary
            .iter()
            .map(|line| (line.label.clone(), line.text.clone()))
            .collect();
        summary.resize(SUMMARY_LINES, Default::default());
        Self {
            title: text.title.clone(),
            from: text.from.to_string(),
            changes: text.changes.join("\n"),
            substance: substance.map(yes_no).unwrap_or_default(),
            outside_eu: yes_no(text.outside_eu),
            automated_decision: yes_no(text.automated_decision),
            summary,
            sections,
        }
    }

    /// The text, which may be unfinished, and whether it changes in substance. What cannot be typed here
    /// (notice, number, language) is that of `base`.
    ///
    /// # Errors
    /// A date that is none; more than there is room for.
    pub fn parse(&self, base: &NoticeText) -> Result<(NoticeText, Option<bool>), Problems> {
        let mut problems = Problems::default();
        let mut room = |field: String, typed: &str, most: usize| {
            if typed.chars().count() > most {
                let problem =
                    Problem::new(field, "notice-draft-error-long").with("most", most.to_string());
                problems.push(problem);
            }
        };
        room("title".to_owned(), &self.title, TITLE_MAX);
        for (position, (label, line)) in self.summary.iter().enumerate() {
            room(format!("label-{}", position + 1), label, TITLE_MAX);
            room(format!("line-{}", position + 1), line, LINE_MAX);
        }
        for section in &self.sections {
            let SectionForm {
                field,
                heading,
                body,
            } = section;
            room(format!("heading-{field}"), heading, TITLE_MAX);
            room(
                format!("section-{field}"),
                &one_line_ends(body),
                SECTION_MAX,
            );
        }
        let changes: Vec<String> = self
            .changes
            .lines()
            .map(one_line)
            .filter(|line| !line.is_empty())
            .collect();
        if changes.len() > CHANGES_MAX || changes.iter().any(|line| line.chars().count() > LINE_MAX)
        {
            let problem = Problem::new("changes", "notice-draft-error-changes-long")
                .with("lines", CHANGES_MAX.to_string())
                .with("most", LINE_MAX.to_string());
            problems.push(problem);
        }
        let from = self.from.trim().parse::<NaiveDate>().ok();
        if from.is_none() {
            problems.push(Problem::new("from", "notice-draft-error-date"));
        }
        let Some(from) = from.filter(|_| problems.is_empty()) else {
            return Err(problems);
        };
        let summary = self
            .summary
            .iter()
            .map(|(label, text)| SummaryLine {
                label: one_line(label),
                text: one_line(text),
            })
            .collect();
        let sections = self
            .sections
            .iter()
            .map(|section| NoticeSection {
                field: section.field.clone(),
                heading: one_line(&section.heading),
                blocks: blocks(&visible(&section.body)),
            })
            // An empty one is left out; that a notice must have it is said by [`missing`].
            .filter(|section| !section.blocks.is_empty())
            .collect();
        let text = NoticeText {
            notice: base.notice.clone(),
            version: base.version,
            language: base.language.clone(),
            controller: base.controller,
            from,
            title: one_line(&self.title),
            outside_eu: answered(&self.outside_eu).unwrap_or(base.outside_eu),
            automated_decision: answered(&self.automated_decision)
                .unwrap_or(base.automated_decision),
            changes,
            summary,
            sections,
        };
        Ok((text, answered(&self.substance)))
    }
}

/// Whether two texts say the same, whatever their number, their day and their note of changes.
fn same_words(one: &NoticeText, other: &NoticeText) -> bool {
    one.title == other.title
        && one.outside_eu == other.outside_eu
        && one.automated_decision == other.automated_decision
        && one.summary == other.summary
        && one.sections == other.sections
}

/// What a text still misses before it can be sent for approval; nothing: it can. `before` is the version
/// that it will come after, in force or still to come.
pub fn missing(
    text: &NoticeText,
    substance: Option<bool>,
    before: Option<&NoticeText>,
    markers: &Markers,
    today: NaiveDate,
) -> Problems {
    let mut problems = Problems::default();
    if text.from < today {
        problems.push(Problem::new("from", "notice-draft-error-past"));
    } else if let Some(before) = before.filter(|before| text.from < before.from) {
        let problem = Problem::new("from", "notice-draft-error-before")
            .with("version", before.version.to_string())
            .with("date", plain_date(before.from));
        problems.push(problem);
    }
    if substance.is_none() {
        problems.push(Problem::new("substance", "notice-draft-error-substance"));
    }
    for (part, fault) in text.faults() {
        let key = match (part.as_str(), fault) {
            ("title", _) => "notice-draft-error-title",
            ("changes", _) => "notice-draft-error-changes",
            (_, NoticeFault::Missing) => "notice-draft-error-missing",
            (part, NoticeFault::Empty) if part.starts_with("summary") => "notice-draft-error-line",
            (_, NoticeFault::NothingToSay) => "notice-draft-error-section",
            (
                _,
                NoticeFault::NoVersion
                | NoticeFault::NotAName
                | NoticeFault::Empty
                | NoticeFault::NotSixLines
                | NoticeFault::Twice,
            ) => "notice-draft-error-form",
        };
        let problem = Problem::new(field_of(&part), key).with("part", part_name(&part));
        problems.push(problem);
    }
    for (part, marker) in markers.unknown_in(text) {
        let problem =
            Problem::new(field_of(&part), "notice-draft-error-marker").with("marker", marker);
        problems.push(problem);
    }
    if before.is_some_and(|before| same_words(before, text)) {
        problems.push(Problem::new("title", "notice-draft-error-same"));
    }
    problems
}

/// What should make both people look twice, and stops nobody: a council may publish the words it has.
/// Text keys.
pub fn cautions(text: &NoticeText) -> Vec<&'static str> {
    let pieces_of = |field: Option<&str>| {
        text.sections
            .iter()
            .filter(|section| field.is_none_or(|field| section.field == field))
            .flat_map(|section| section.blocks.iter().flat_map(|block| block.texts()))
            .flat_map(pieces)
            .collect::<Vec<MarkupPiece>>()
    };
    let mut found = Vec::new();
    // A period that is typed stays when the rule changes (feature C6).
    let by_rule =
        |piece: &MarkupPiece| matches!(piece, MarkupPiece::Retention(_) | MarkupPiece::Date(_));
    if !pieces_of(Some("retention")).iter().any(by_rule) {
        found.push("notice-draft-caution-retention");
    }
    // So do names of partners that are typed (seed T2, T23).
    let listed = |piece: &MarkupPiece| match piece {
        MarkupPiece::Partners => true,
        MarkupPiece::Text(words) => words == PARTNER_NOTICES,
        _ => false,
    };
    let alliance = text.notice() == Notice::PreventionAlliance;
    if alliance && !pieces_of(None).iter().any(listed) {
        found.push("notice-draft-caution-partners");
    }
    found
}

#[cfg(test)]
mod tests;
