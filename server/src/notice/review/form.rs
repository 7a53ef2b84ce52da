//! The form of a notice as it came.

use app::{
    domain::notice::{FIELDS, NoticeText, SUMMARY_LINES},
    forms::staff::{NoticeForm, SectionForm},
};
use platform::fields::Fields;

/// What was typed. Sections come in the order of the page; fields that neither a notice nor this text has are left out.
pub(super) fn read(fields: &Fields, text: &NoticeText) -> NoticeForm {
    let known = |field: &str| {
        FIELDS.contains(&field) || text.sections.iter().any(|section| section.field == field)
    };
    let sections = fields
        .iter()
        .filter_map(|(name, body)| {
            let field = name.strip_prefix("section-").filter(|field| known(field))?;
            Some(SectionForm {
                field: field.to_owned(),
                heading: fields.one(&format!("heading-{field}")),
                body: body.to_owned(),
            })
        })
        .collect();
    NoticeForm {
        title: fields.one("title"),
        from: fields.date("from"),
        changes: fields.one("changes"),
        substance: fields.one("substance"),
        outside_eu: fields.one("outside_eu"),
        automated_decision: fields.one("automated_decision"),
        summary: (1..=SUMMARY_LINES)
            .map(|line| {
                (
                    fields.one(&format!("label-{line}")),
                    fields.one(&format!("line-{line}")),
                )
            })
            .collect(),
        sections,
    }
}
