//! What a list holds: a filter of a queue, and what that is narrowed to, as SQL over an enquiry `e`.

use crate::staff::StaffRequest;
use app::{
    domain::{
        codes::QueueCode,
        worklist::{closed_stretch, tomorrow},
    },
    staff::queue::{QueueFilter, QueueTab},
};
use chrono::{DateTime, Utc};
use sea_orm::Value;

/// Still to be worked. The first words are those of the index `enquiry_open`; the last keep a case with a concern
/// to the few.
pub(super) const OPEN: &str = "e.closed_at IS NULL AND e.withdrawn_at IS NULL AND e.restricted_at IS NULL \
                    AND (e.narrowed_at IS NULL OR app.in_audience(e.id))";

/// Came while nobody was at work, and nobody has looked since; `$4` and `$5` are that span of time, as in [`NAMED`].
pub(super) const CAME_WHILE_CLOSED: &str =
    "e.confirmed_at IS NULL AND e.received_at >= $4 AND e.received_at < $5";

/// Names all the values that every list has, so that each has its type in every statement.
pub(super) const NAMED: &str = "e.queue = $1 AND ($2::uuid IS NOT NULL) AND ($3::timestamptz IS NOT NULL) \
     AND ($4::timestamptz IS NOT NULL) AND ($5::timestamptz IS NOT NULL)";

/// How many values [`NAMED`] has.
pub(super) const NAMED_VALUES: usize = 5;

/// What a list can be narrowed to, each with a place for its value.
const CONDITIONS: [&str; 8] = [
    "(e.topic = ? OR ? = ANY (e.other_topics))",
    "? = ANY (e.flags)",
    "e.area = ?",
    "e.language = ?",
    "? = ANY (e.tags)",
    "e.assigned_to = ?",
    "e.received_at < ?",
    "e.confirmed_at IS NULL AND e.first_look_due < ?",
];

/// Which of [`CONDITIONS`] hold.
pub(super) type Chosen = [bool; CONDITIONS.len()];

/// A queue as somebody asks for it: what it is narrowed to, and the values of the statement so far.
pub(super) struct Scope {
    pub narrowed: String,
    pub values: Vec<Value>,
}

impl Scope {
    /// The values of every statement of a queue: the queue, the reader, the end of today, and the last stretch in
    /// which nobody was at work; then those of what it is narrowed to.
    pub fn new(staff: &StaffRequest, queue: QueueCode, narrow: &QueueFilter) -> Self {
        let StaffRequest { officer, now, .. } = staff;
        let (now, data) = (*now, staff.data());
        let (closed, opened) = closed_stretch(now, &data.opening_hours, &data.holidays);
        let mut values = vec![
            queue.code().into(),
            officer.id.0.into(),
            tomorrow(now).into(),
            closed.into(),
            opened.into(),
        ];
        let wanted = wanted(narrow, now);
        let narrowed = narrowed(wanted.each_ref().map(Option::is_some));
        values.extend(wanted.into_iter().flatten());
        Self { narrowed, values }
    }
}

/// The values for [`CONDITIONS`].
fn wanted(narrow: &QueueFilter, now: DateTime<Utc>) -> [Option<Value>; CONDITIONS.len()] {
    let QueueFilter {
        topic,
        flag,
        area,
        language,
        tag,
        with,
        age,
        late,
    } = *narrow;
    [
        topic.map(|code| code.code().into()),
        flag.map(|code| code.code().into()),
        area.map(|code| code.code().into()),
        language.map(|code| code.code().into()),
        tag.map(|code| code.code().into()),
        with.map(|id| id.0.into()),
        age.map(|age| age.before(now).into()),
        late.then(|| now.into()),
    ]
}

/// The conditions that hold, behind others; their values come after those of [`NAMED`].
pub(super) fn narrowed(chosen: Chosen) -> String {
    let conditions = CONDITIONS
        .iter()
        .zip(chosen)
        .filter_map(|(condition, chosen)| chosen.then_some(condition));
    let mut sql = String::new();
    for (place, condition) in (NAMED_VALUES + 1..).zip(conditions) {
        sql.push_str(&format!(" AND {condition}").replace('?', &format!("${place}")));
    }
    sql
}

/// No condition, each of them, and all at once: none of them touches another.
pub(super) fn choices() -> impl Iterator<Item = Chosen> {
    let one = |index| std::array::from_fn(|other| other == index);
    [[false; CONDITIONS.len()], [true; CONDITIONS.len()]]
        .into_iter()
        .chain((0..CONDITIONS.len()).map(one))
}

/// The condition of a filter, as SQL over `e`; for `$2` to `$5` see [`Scope::new`].
pub(super) fn condition(show: QueueTab) -> String {
    let also = match show {
        QueueTab::All => "",
        QueueTab::Urgent => " AND e.urgent",
        QueueTab::Today => " AND e.confirmed_at IS NULL AND e.first_look_due < $3",
        QueueTab::Closed => return format!("{OPEN} AND {CAME_WHILE_CLOSED}"),
        QueueTab::Nobody => " AND e.assigned_to IS NULL",
        QueueTab::Mine => " AND e.assigned_to = $2",
        QueueTab::Waiting => " AND e.waiting_since IS NOT NULL",
        QueueTab::Suggested => " AND e.confirmed_at IS NULL",
        QueueTab::Confirmed => " AND e.confirmed_at IS NOT NULL",
        QueueTab::Withdrawn => {
            return "e.closed_at IS NULL AND e.withdrawn_at IS NOT NULL \
                    AND (e.narrowed_at IS NULL OR app.in_audience(e.id))"
                .to_owned();
        }
    };
    format!("{OPEN}{also}")
}
