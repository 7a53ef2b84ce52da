//! A page of a list, in the four parts that a list has.

use super::filter::{NAMED, NAMED_VALUES, OPEN, Scope, choices, condition, narrowed};
use crate::{
    case::facts::stamp,
    staff::{Officer, StaffRequest},
};
use app::{
    domain::{
        codes::{Flag, Language, QueueCode, TopicCode},
        status::{EnquiryFacts, status},
        worklist::CaseTag,
    },
    staff::queue::{Holder, PAGE_ROWS, QueueFilter, QueueRow, QueueTab},
};
use chrono::{DateTime, Utc};
use entity::{Coded, Codes, enquiry};
use platform::{
    db::{Role, Sql},
    error::Result,
    paging::{Cursor, CursorKey, ListPage, limit},
};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

/// The four parts of a list, in their order: urgent and not looked at, urgent and looked at, then the others likewise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run {
    pub urgent: bool,
    pub looked: bool,
}

impl Run {
    pub const ALL: [Run; 4] = [
        Run {
            urgent: true,
            looked: false,
        },
        Run {
            urgent: true,
            looked: true,
        },
        Run {
            urgent: false,
            looked: false,
        },
        Run {
            urgent: false,
            looked: true,
        },
    ];

    fn of(head: &Head) -> Self {
        Self {
            urgent: head.urgent,
            looked: head.confirmed_at.is_some(),
        }
    }

    /// Its place among the four.
    pub fn place(self) -> usize {
        2 * usize::from(!self.urgent) + usize::from(self.looked)
    }

    /// As SQL over `e`: the words of the indexes `enquiry_open_new` and `enquiry_open_looked`.
    pub fn sql(self) -> String {
        let not = if self.looked { " NOT" } else { "" };
        format!("e.urgent = {} AND e.confirmed_at IS{not} NULL", self.urgent)
    }
}

/// The place in a list after which the next page begins, before the id: the part and the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    run: Run,
    due: DateTime<Utc>,
}

impl CursorKey for Place {
    fn encode(&self) -> String {
        format!("{}.{}", self.run.place(), self.due.encode())
    }

    fn decode(text: &str) -> Option<Self> {
        let (run, due) = text.split_once('.')?;
        Some(Self {
            run: *Run::ALL.get(run.parse::<usize>().ok()?)?,
            due: DateTime::decode(due)?,
        })
    }
}

/// A row of the case head, with the name of whoever has taken it.
#[derive(FromQueryResult)]
struct Head {
    id: Uuid,
    reference: String,
    queue: Coded<QueueCode>,
    topic: Coded<TopicCode>,
    flags: Codes<Flag>,
    language: Coded<Language>,
    urgent: bool,
    received_at: DateTime<Utc>,
    first_look_due: DateTime<Utc>,
    suggested_at: DateTime<Utc>,
    confirmed_at: Option<DateTime<Utc>>,
    confirmed_by: Option<Uuid>,
    started_at: Option<DateTime<Utc>>,
    started_by: Option<Uuid>,
    waiting_since: Option<DateTime<Utc>>,
    waiting_by: Option<Uuid>,
    withdrawn_at: Option<DateTime<Utc>>,
    assigned_to: Option<Uuid>,
    version: i32,
    tags: Codes<CaseTag>,
    holder: Option<String>,
}

/// Columns of [`Head`], of an enquiry `e` and whoever has taken it, `h`.
const HEAD: &str = "e.id, e.reference, e.queue, e.topic, e.flags, e.language, e.urgent, e.received_at, e.first_look_due, \
     e.suggested_at, e.confirmed_at, e.confirmed_by, e.started_at, e.started_by, e.waiting_since, e.waiting_by, \
     e.withdrawn_at, e.assigned_to, e.version, e.tags, h.display_name AS holder";

impl Head {
    fn row(self, officer: &Officer) -> Result<QueueRow> {
        let confirmed = stamp("confirmed", self.confirmed_at, self.confirmed_by)?;
        let first_action = stamp("started", self.started_at, self.started_by)?;
        let facts = EnquiryFacts {
            suggested_at: Some(self.suggested_at),
            confirmed,
            first_action,
            waiting_since: stamp("waiting", self.waiting_since, self.waiting_by)?
                .map(|stamp| stamp.at),
            withdrawn_at: self.withdrawn_at,
            ..EnquiryFacts::default()
        };
        Ok(QueueRow {
            reference: self.reference,
            queue: *self.queue,
            topic: *self.topic,
            flags: self.flags.0,
            tags: self.tags.0,
            version: self.version,
            language: *self.language,
            status: status(&facts),
            urgent: self.urgent,
            received_at: self.received_at,
            first_look_due: self.first_look_due,
            looked: confirmed.is_some() || first_action.is_some(),
            holder: self.assigned_to.map(|id| Holder {
                name: self.holder.unwrap_or_default(),
                me: id == officer.id.0,
            }),
        })
    }
}

/// One page of a queue: urgent first, then what nobody has looked at, then by target.
///
/// # Errors
/// The database; a row that holds a code we do not know.
pub async fn queue(
    staff: &StaffRequest,
    queue: QueueCode,
    show: QueueTab,
    narrow: &QueueFilter,
    after: Option<Cursor<Place>>,
) -> Result<ListPage<QueueRow, Place>> {
    let Scope { narrowed, values } = Scope::new(staff, queue, narrow);
    load_page(staff, &queue_scope(show, &narrowed), values, after).await
}

fn queue_scope(show: QueueTab, narrowed: &str) -> String {
    format!("{NAMED} AND {}{narrowed}", condition(show))
}

/// One page of the flagged enquiries of the reader's organisation. Row-level security decides which they are.
///
/// # Errors
/// As [`queue`].
pub async fn flagged(
    staff: &StaffRequest,
    after: Option<Cursor<Place>>,
) -> Result<ListPage<QueueRow, Place>> {
    let values = vec![staff.officer.controller.code().into()];
    load_page(staff, &flagged_scope(), values, after).await
}

fn flagged_scope() -> String {
    format!("e.controller = $1 AND e.flags && app.lead_flags() AND {OPEN}")
}

async fn load_page(
    staff: &StaffRequest,
    scope: &str,
    mut values: Vec<Value>,
    after: Option<Cursor<Place>>,
) -> Result<ListPage<QueueRow, Place>> {
    let sql = page_sql(scope, values.len(), after.map(|after| after.key.run));
    if let Some(Cursor { key, id }) = after {
        values.push(key.due.into());
        values.push(id.into());
    }
    let heads: Vec<Head> = sql.all(&staff.tx, values).await?;
    let ListPage { rows, next } = ListPage::new(heads, PAGE_ROWS, |last| Cursor {
        key: Place {
            run: Run::of(last),
            due: last.first_look_due,
        },
        id: last.id,
    });
    let rows = rows
        .into_iter()
        .map(|head| head.row(&staff.officer))
        .collect::<Result<_>>()?;
    Ok(ListPage { rows, next })
}

/// Each part of the list is a run along its index, so that the place to begin is found without reading what lies
/// before it. `from`: the part in which the page begins, whose place comes behind `values` values.
fn page_sql(scope: &str, values: usize, from: Option<Run>) -> Sql {
    let limit = limit(PAGE_ROWS);
    let sql = Run::ALL
        .into_iter()
        .filter(|run| from.is_none_or(|first| run.place() >= first.place()))
        .map(|run| {
            let place = if from == Some(run) {
                format!(
                    " AND (e.first_look_due, e.id) > (${}, ${})",
                    values + 1,
                    values + 2
                )
            } else {
                String::new()
            };
            format!(
                "(SELECT {HEAD} FROM enquiry e LEFT JOIN staff h ON h.id = e.assigned_to \
                 WHERE {scope} AND {}{place} ORDER BY e.first_look_due, e.id LIMIT {limit})",
                run.sql()
            )
        })
        .collect::<Vec<_>>()
        .join(" UNION ALL ");
    Sql::composed(
        &[Role::Staff],
        format!(
            "SELECT * FROM ({sql}) AS x ORDER BY urgent DESC, confirmed_at IS NOT NULL, first_look_due, id LIMIT {limit}"
        ),
    )
}

/// Every statement of this file.
pub(super) fn statements() -> Vec<Sql> {
    let places = || std::iter::once(None).chain(Run::ALL.map(Some));
    let flagged = places().map(|from| page_sql(&flagged_scope(), 1, from));
    let queues = QueueTab::ALL.into_iter().flat_map(|show| {
        choices().flat_map(move |chosen| {
            let scope = queue_scope(show, &narrowed(chosen));
            let values = NAMED_VALUES + chosen.into_iter().filter(|chosen| *chosen).count();
            places().map(move |from| page_sql(&scope, values, from))
        })
    });
    flagged.chain(queues).collect()
}

/// The reference that comes after this enquiry in the list of all open work, and that nobody but the reader has.
/// Past the end it begins at the top; `None` where there is none besides this one.
///
/// # Errors
/// As [`queue`].
pub async fn next(
    staff: &StaffRequest,
    of: QueueCode,
    here: Option<&enquiry::Model>,
) -> Result<Option<String>> {
    let all = QueueFilter::default();
    let mut from = here.map(|here| Cursor {
        key: Place {
            run: Run {
                urgent: here.urgent,
                looked: here.confirmed_at.is_some(),
            },
            due: here.first_look_due,
        },
        id: here.id,
    });
    let mut again = from.is_some();
    loop {
        let ListPage { rows, next } = queue(staff, of, QueueTab::All, &all, from).await?;
        let free = rows.into_iter().find(|row| {
            row.holder.as_ref().is_none_or(|holder| holder.me)
                && here.is_none_or(|here| here.reference != row.reference)
        });
        match (free, next) {
            (Some(row), _) => return Ok(Some(row.reference)),
            (None, Some(_)) => from = next,
            (None, None) if again => {
                again = false;
                from = None;
            }
            (None, None) => return Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_list_survives_its_address() {
        let after = Cursor {
            key: Place {
                run: Run {
                    urgent: false,
                    looked: true,
                },
                due: DateTime::from_timestamp_micros(1_763_740_000_123_456).unwrap(),
            },
            id: Uuid::from_u128(7),
        };
        assert_eq!(Cursor::parse(&after.to_string()), Some(after));
        for wrong in [
            "",
            "1",
            "4.0.0",
            "1.x.y",
            "1.5.not-an-id",
            "1.99999999999999999999.0",
        ] {
            assert_eq!(Cursor::<Place>::parse(wrong), None, "{wrong}");
        }
    }
}
