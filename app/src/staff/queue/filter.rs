//! What a list is narrowed to, as codes that stand in its address: it can be kept and come back to.

use super::QueueTab;
use crate::{
    domain::{
        codes::{AreaCode, Flag, Language, QueueCode, TopicCode},
        ids::StaffId,
        reference_data::ReferenceData,
        worklist::{CaseTag, WaitingSince},
    },
    i18n::tr,
    page::page_context,
    ui::{Problems, SelectField},
};
use leptos::prelude::*;

/// Each part that is set must fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QueueFilter {
    pub topic: Option<TopicCode>,
    pub flag: Option<Flag>,
    pub area: Option<AreaCode>,
    pub language: Option<Language>,
    pub tag: Option<CaseTag>,
    /// Who has it.
    pub with: Option<StaffId>,
    pub age: Option<WaitingSince>,
    /// Past its target and not looked at.
    pub late: bool,
}

impl QueueFilter {
    /// The names of its fields.
    pub const FIELDS: [&'static str; 8] = [
        "topic", "flag", "area", "language", "tag", "with", "age", "late",
    ];

    /// Reads the fields; one that holds no code of its list filters nothing, and the form shows it so.
    pub fn read(data: &ReferenceData, get: impl Fn(&str) -> String) -> Self {
        Self {
            topic: data.parse_topic(&get("topic")).map(|topic| topic.code),
            flag: get("flag").parse().ok(),
            area: data.parse_area(&get("area")),
            language: get("language").parse().ok(),
            tag: get("tag").parse().ok(),
            with: get("with").parse().ok().map(StaffId),
            age: get("age").parse().ok(),
            late: get("late") == "yes",
        }
    }

    /// Name and code of each part that is set.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        Self::FIELDS
            .into_iter()
            .map(|field| (field, self.code(field)))
            .filter(|(_, code)| !code.is_empty())
            .collect()
    }

    /// The code of a field; empty where it filters nothing.
    fn code(&self, field: &str) -> String {
        let Self {
            topic,
            flag,
            area,
            language,
            tag,
            with,
            age,
            late,
        } = self;
        match field {
            "topic" => topic.map(|code| code.to_string()),
            "flag" => flag.map(|code| code.to_string()),
            "area" => area.map(|code| code.to_string()),
            "language" => language.map(|code| code.to_string()),
            "tag" => tag.map(|code| code.to_string()),
            "with" => with.map(|id| id.0.simple().to_string()),
            "age" => age.map(|code| code.to_string()),
            _ => late.then(|| "yes".to_owned()),
        }
        .unwrap_or_default()
    }

    pub fn is_any(&self) -> bool {
        *self != Self::default()
    }
}

/// The address of a list: its queue, what is shown, what it is narrowed to, and what else.
pub fn list_address(
    queue: QueueCode,
    tab: QueueTab,
    filter: &QueueFilter,
    more: Option<(&str, &str)>,
) -> String {
    // Codes and ids only: nothing that needs escaping.
    let tab = (tab != QueueTab::All).then(|| format!("show={}", tab.code()));
    let query = tab
        .into_iter()
        .chain(
            filter
                .pairs()
                .into_iter()
                .map(|(name, code)| format!("{name}={code}")),
        )
        .chain(more.map(|(name, value)| format!("{name}={value}")))
        .collect::<Vec<_>>()
        .join("&");
    if query.is_empty() {
        format!("/staff/queue/{queue}")
    } else {
        format!("/staff/queue/{queue}?{query}")
    }
}

/// The form that narrows a list. A GET, so that the address says what is shown.
#[component]
pub fn QueueFilterForm(
    queue: QueueCode,
    tab: QueueTab,
    filter: QueueFilter,
    /// Colleagues who may have a case of this queue.
    colleagues: Vec<(StaffId, String)>,
) -> impl IntoView {
    let data = page_context().site.data;
    let list = |all: &str, codes: Vec<(String, String)>| {
        let mut options = vec![(String::new(), tr(all))];
        options.extend(codes);
        options
    };
    let topics = data
        .topics
        .iter()
        .map(|topic| (topic.code.to_string(), tr(&format!("topic-{}", topic.code))));
    let flags = Flag::ALL
        .iter()
        .map(|flag| (flag.to_string(), tr(&format!("flag-{flag}"))));
    let areas = data
        .areas
        .iter()
        .map(|area| (area.code.to_string(), tr(&format!("area-{}", area.code))));
    let languages = Language::ALL
        .iter()
        .map(|code| (code.to_string(), tr(&format!("language-{code}-english"))));
    let tags = CaseTag::ALL
        .iter()
        .map(|tag| (tag.to_string(), tr(&format!("tag-{tag}"))));
    let people = colleagues
        .into_iter()
        .map(|(id, name)| (id.0.simple().to_string(), name));
    let ages = WaitingSince::ALL
        .iter()
        .map(|age| (age.to_string(), tr(&format!("queue-age-{age}"))));
    let late = vec![("yes".to_owned(), tr("queue-filter-late-yes"))];
    let fields = [
        ("topic", list("queue-filter-any-topic", topics.collect())),
        ("flag", list("queue-filter-any-flag", flags.collect())),
        ("area", list("queue-filter-any-area", areas.collect())),
        (
            "language",
            list("queue-filter-any-language", languages.collect()),
        ),
        ("with", list("queue-filter-any-with", people.collect())),
        ("age", list("queue-filter-any-age", ages.collect())),
        ("tag", list("queue-filter-any-tag", tags.collect())),
        ("late", list("queue-filter-any-late", late)),
    ]
    .into_iter()
    .map(|(name, options)| {
        let label = tr(&format!("queue-filter-{name}"));
        let value = filter.code(name);
        view! { <SelectField name label options value problems=Problems::default()/> }
    })
    .collect_view();
    let open = filter.is_any();
    view! {
        <details class="govuk-details sp-narrow" open=open>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{tr("queue-filter")}</span>
            </summary>
            <form class="govuk-details__text" method="get" action=format!("/staff/queue/{queue}")>
                <input type="hidden" name="show" value=tab.code()/>
                <div class="sp-narrow__fields">{fields}</div>
                <div class="sp-actions sp-actions--tight">
                    <button type="submit" class="govuk-button">{tr("queue-filter-do")}</button>
                    {open
                        .then(|| {
                            view! {
                                <a class="govuk-link sp-linkbox" href=tab.href(queue)>
                                    {tr("queue-filter-clear")}
                                </a>
                            }
                        })}
                </div>
            </form>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use crate::staff::queue::filter::*;

    #[test]
    fn what_narrows_a_list_survives_its_address() {
        let data = ReferenceData::shipped();
        let filter = QueueFilter {
            topic: data.topics.first().map(|t| t.code),
            flag: Some(Flag::Sensitive),
            area: data.areas.first().map(|a| a.code),
            language: Some(Language::Urdu),
            tag: Some(CaseTag::Visit),
            with: Some(StaffId(uuid::Uuid::from_u128(7))),
            age: Some(WaitingSince::Week),
            late: true,
        };
        let pairs = filter.pairs();
        assert_eq!(pairs.len(), QueueFilter::FIELDS.len());
        let get = |name: &str| {
            pairs
                .iter()
                .find(|(field, _)| *field == name)
                .map(|(_, code)| code.clone())
                .unwrap_or_default()
        };
        assert_eq!(QueueFilter::read(data, get), filter);
        assert_eq!(
            QueueFilter::read(data, |_| "rubbish".to_owned()),
            QueueFilter::default()
        );
        assert_eq!(
            QueueFilter::read(data, |_| String::new()),
            QueueFilter::default()
        );
    }

    #[test]
    fn an_address_says_only_what_is_set() {
        let queue: QueueCode = "FH-CEN".parse().unwrap();
        let filter = QueueFilter {
            flag: Some(Flag::Sensitive),
            ..QueueFilter::default()
        };
        assert_eq!(
            list_address(queue, QueueTab::All, &QueueFilter::default(), None),
            "/staff/queue/FH-CEN"
        );
        assert_eq!(
            list_address(queue, QueueTab::Mine, &filter, Some(("after", "1.2.3"))),
            "/staff/queue/FH-CEN?show=mine&flag=sensitive&after=1.2.3"
        );
    }
}
