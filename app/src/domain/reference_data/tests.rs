use super::*;
use crate::domain::topic::TopicGroup;

#[test]
fn the_shipped_tables_are_well_formed_and_agree() {
    let data = ReferenceData::shipped();
    assert_eq!(data.topics.len(), 26);
    assert_eq!(data.areas.len(), 7);
    assert_eq!(data.queues.len(), 10);
    assert_eq!(data.sectors.len(), 58);
    assert_eq!(data.edges.len(), 63);
    assert_eq!(data.routing.rules.len(), 12);
}

#[test]
fn topics_stand_in_five_groups_and_one_beside_them() {
    let data = ReferenceData::shipped();
    let count = |group| {
        data.topics
            .iter()
            .filter(|topic| topic.group == group)
            .count()
    };
    assert_eq!(
        TopicGroup::ALL
            .iter()
            .map(|group| count(*group))
            .collect::<Vec<_>>(),
        [6, 7, 4, 6, 2, 1]
    );
    // A group stands together.
    let mut groups: Vec<TopicGroup> = data.topics.iter().map(|topic| topic.group).collect();
    groups.dedup();
    assert_eq!(groups, TopicGroup::ALL);
}

#[test]
fn questions_that_depend_on_a_topic_depend_on_the_right_one() {
    let asking = |asks: fn(&Topic) -> bool| {
        ReferenceData::shipped()
            .topics
            .iter()
            .filter(|topic| asks(topic))
            .map(|topic| topic.code.code())
            .collect::<Vec<_>>()
    };
    assert_eq!(asking(|topic| topic.asks_safe_tonight), ["HOME", "DA"]);
    assert_eq!(asking(|topic| topic.asks_subject_26), ["SUBST"]);
}

fn with(change: impl FnOnce(&mut Tables)) -> Result<ReferenceData, DataError> {
    let mut tables = shipped::tables().unwrap();
    change(&mut tables);
    ReferenceData::build(tables)
}

#[test]
fn tables_that_do_not_agree_are_refused() {
    assert!(with(|_| ()).is_ok());
    let table_of = |result: Result<ReferenceData, DataError>| result.unwrap_err().table;
    assert_eq!(
        table_of(with(|tables| tables.topics.push(tables.topics[0].clone()))),
        "topics.csv"
    );
    assert_eq!(
        table_of(with(|tables| tables
            .areas
            .retain(|row| row.code.code() != "CEN"))),
        "postcode_sectors.csv"
    );
    assert_eq!(
        table_of(with(|tables| tables
            .queues
            .retain(|queue| queue.code.code() != "FH-CEN"))),
        "areas.csv"
    );
    assert_eq!(
        table_of(with(|tables| tables
            .queues
            .iter_mut()
            .for_each(|queue| queue.default = true))),
        "queues.csv"
    );
    assert_eq!(
        table_of(with(|tables| tables.edges[0].postcode = "SK1".to_owned())),
        "edge_postcodes.csv"
    );
    assert_eq!(
        table_of(with(|tables| tables.edges.push(tables.edges[0].clone()))),
        "edge_postcodes.csv"
    );
    assert_eq!(
        table_of(with(|tables| tables.councils.clear())),
        "edge_postcodes.csv"
    );
    assert_eq!(
        table_of(with(|tables| tables
            .topics
            .retain(|topic| topic.code.code() != "INDEP"))),
        "risk_flags.csv"
    );
    assert_eq!(
        table_of(with(|tables| tables.routing.rules.truncate(3))),
        "routing_rules.csv"
    );
}

#[test]
fn a_row_that_cannot_be_read_names_its_line() {
    let error =
        shipped::rows::<Topic>(("topics.csv", "code,group,rule\nFEED,babies,XX\n")).unwrap_err();
    assert_eq!((error.table, error.line), ("topics.csv", Some(2)));
}
