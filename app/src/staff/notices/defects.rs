//! What is wrong or unclear in the published notices (rule 1.3). For staff only: residents read the notices, not
//! our doubts about them.

use super::NOTICES;
use crate::{domain::notice::Notice, i18n::tr, staff::shell::StaffPage};
use leptos::prelude::*;
use serde::Deserialize;

/// One defect, with the statements of the notices that it is in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Defect {
    pub code: String,
    /// Slug of the notice, or `both`.
    pub notice: String,
    pub statements: String,
}

/// The defects of one notice, in the order of the file. A line that cannot be read is left out; a test
/// reads them all.
pub fn defects(notice: Notice) -> Vec<Defect> {
    csv::Reader::from_reader(include_str!("../../../data/notices/defects.csv").as_bytes())
        .deserialize::<Defect>()
        .filter_map(Result::ok)
        .filter(|defect| defect.notice == "both" || defect.notice == notice.slug())
        .collect()
}

/// The list of defects.
pub(super) fn card(defects: Vec<Defect>, partners_missing: bool) -> AnyView {
    let rows = defects
        .into_iter()
        .map(
            |Defect {
                 code, statements, ..
             }| {
                view! {
                    <li>
                        <p>
                            <strong>{format!("{code} ")}</strong>
                            <span class="sp-soft">{statements}</span>
                        </p>
                        <p>{tr(&format!("defect-{code}-what"))}</p>
                        <p class="sp-soft">{tr(&format!("defect-{code}-here"))}</p>
                    </li>
                }
            },
        )
        .collect_view();
    let warning = partners_missing.then(|| {
        view! {
            <div class="sp-note sp-note--warn">
                <p class="govuk-body">{tr("notice-draft-partners-missing")}</p>
            </div>
        }
    });
    view! {
        <section class="sp-card" aria-labelledby="defects">
            <h2 class="govuk-heading-m" id="defects">{tr("notice-draft-defects")}</h2>
            <p class="govuk-body">{tr("notice-draft-defects-what")}</p>
            {warning}
            <details class="sp-change">
                <summary>{tr("notice-draft-defects-show")}</summary>
                <div><ul class="sp-log">{rows}</ul></div>
            </details>
        </section>
    }
    .into_any()
}

/// The way back to the list, above a page of a draft.
#[component]
pub(super) fn NoticesChild(
    #[prop(into)] title: String,
    #[prop(optional)] error: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <StaffPage title error current="home-nav-notices">
            <p class="sp-small"><a class="govuk-link" href=NOTICES>{tr("notice-draft-back")}</a></p>
            {children()}
        </StaffPage>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::try_tr;
    use std::collections::BTreeSet;

    #[test]
    fn every_defect_is_on_the_list_with_its_words() {
        let codes: BTreeSet<String> = Notice::ALL
            .into_iter()
            .flat_map(defects)
            .map(|defect| defect.code)
            .collect();
        let expected: BTreeSet<String> = (1..=14).map(|number| format!("D{number}")).collect();
        assert_eq!(codes, expected);
        for code in codes {
            for part in ["what", "here"] {
                assert!(try_tr(&format!("defect-{code}-{part}")).is_some(), "{code}");
            }
        }
    }

    /// Only this folder names them, so no page of a resident can.
    #[test]
    fn nothing_a_resident_sees_names_a_defect() {
        fn read(folder: &std::path::Path, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    read(&path, found);
                } else if std::fs::read_to_string(&path).is_ok_and(|source| {
                    source.contains("defect-") || source.contains("defects.csv")
                }) {
                    found.push(path.to_string_lossy().into_owned());
                }
            }
        }
        let mut found = Vec::new();
        read(
            &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/resident"),
            &mut found,
        );
        assert_eq!(found, Vec::<String>::new());
    }
}
