//! Lists of open work. Two statements a page; each runs along an index and costs the same at a million rows.

use crate::case::columns::{flags, tags};
use crate::staff::{Officer, StaffRequest};
use app::{
    domain::{
        codes::QueueCode,
        status::{EnquiryFacts, Stamp, status},
        worklist::{closed_stretch, tomorrow},
    },
    staff::{
        home::QueueLink,
        queue::{Holder, PAGE_ROWS, QueueFilter, QueueRow, QueueTab, QueueTabCounts},
    },
};
use chrono::{DateTime, Utc};
use entity::enquiry;
use platform::{
    error::{AppError, Result},
    ids::StaffId,
};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};
use uuid::Uuid;

/// The four parts of a list, in their order: urgent and not looked at, urgent and looked at, then the others likewise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    urgent: bool,
    looked: bool,
}

impl Run {
    const ALL: [Run; 4] = [
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
    fn place(self) -> usize {
        2 * usize::from(!self.urgent) + usize::from(self.looked)
    }

    /// As SQL over `e`: the words of the indexes `enquiry_open_new` and `enquiry_open_looked`.
    fn sql(self) -> String {
        let not = if self.looked { " NOT" } else { "" };
        format!("e.urgent = {} AND e.confirmed_at IS{not} NULL", self.urgent)
    }
}

/// The place in a list after which the next page begins: the part, target, id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    run: Run,
    due: DateTime<Utc>,
    id: Uuid,
}

impl After {
    /// Reads what [`std::fmt::Display`] writes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (run, rest) = text.split_once('.')?;
        let (due, id) = rest.split_once('.')?;
        Some(Self {
            run: *Run::ALL.get(run.parse::<usize>().ok()?)?,
            due: DateTime::from_timestamp_micros(due.parse().ok()?)?,
            id: id.parse().ok()?,
        })
    }
}

impl std::fmt::Display for After {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { run, due, id } = self;
        write!(
            f,
            "{}.{}.{}",
            run.place(),
            due.timestamp_micros(),
            id.simple()
        )
    }
}

/// One page of a list.
pub struct Part {
    pub rows: Vec<QueueRow>,
    pub next: Option<After>,
}

/// A row of the case head, with the name of whoever has taken it.
#[derive(FromQueryResult)]
struct Head {
    id: Uuid,
    reference: String,
    queue: String,
    topic: String,
    flags: Vec<String>,
    language: String,
    urgent: bool,
    received_at: DateTime<Utc>,
    first_look_due: DateTime<Utc>,
    suggested_at: DateTime<Utc>,
    confirmed_at: Option<DateTime<Utc>>,
    confirmed_by: Option<Uuid>,
    started_at: Option<DateTime<Utc>>,
    started_by: Option<Uuid>,
    waiting_since: Option<DateTime<Utc>>,
    withdrawn_at: Option<DateTime<Utc>>,
    assigned_to: Option<Uuid>,
    version: i32,
    tags: Vec<String>,
    holder: Option<String>,
}

/// Columns of [`Head`], of an enquiry `e` and whoever has taken it, `h`.
const HEAD: &str = "e.id, e.reference, e.queue, e.topic, e.flags, e.language, e.urgent, e.received_at, e.first_look_due, \
     e.suggested_at, e.confirmed_at, e.confirmed_by, e.started_at, e.started_by, e.waiting_since, e.withdrawn_at, \
     e.assigned_to, e.version, e.tags, h.display_name AS holder";

/// Still to be worked. The first words are those of the index `enquiry_open`; the last keep a case with a concern
/// to the few.
const OPEN: &str = "e.closed_at IS NULL AND e.withdrawn_at IS NULL AND e.restricted_at IS NULL \
                    AND (e.narrowed_at IS NULL OR app.in_audience(e.id))";

impl Head {
    fn row(self, officer: &Officer) -> Result<QueueRow> {
        let stamp = |name, at, by: Option<Uuid>| {
            Stamp::from_columns(name, at, by.map(StaffId)).map_err(AppError::internal)
        };
        let confirmed = stamp("confirmed", self.confirmed_at, self.confirmed_by)?;
        let first_action = stamp("started", self.started_at, self.started_by)?;
        let facts = EnquiryFacts {
            suggested_at: Some(self.suggested_at),
            confirmed,
            first_action,
            waiting_since: self.waiting_since,
            withdrawn_at: self.withdrawn_at,
            ..EnquiryFacts::default()
        };
        Ok(QueueRow {
            reference: self.reference,
            queue: self.queue.parse().map_err(AppError::internal)?,
            topic: self.topic.parse().map_err(AppError::internal)?,
            flags: flags(&self.flags)?,
            tags: tags(&self.tags)?,
            version: self.version,
            language: self.language.parse().map_err(AppError::internal)?,
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

/// What each statement of a queue begins with: the queue, the reader, the end of today, and the last
/// stretch in which nobody was at work.
fn values(staff: &StaffRequest, queue: QueueCode) -> Vec<Value> {
    let StaffRequest { officer, now, .. } = staff;
    let (now, data) = (*now, staff.data());
    let (closed, opened) = closed_stretch(now, &data.opening_hours, &data.holidays);
    vec![
        queue.code().into(),
        officer.id.0.into(),
        tomorrow(now).into(),
        closed.into(),
        opened.into(),
    ]
}

/// Came while nobody was at work, and nobody has looked since; for `$4` and `$5` see [`values`].
const CAME_WHILE_CLOSED: &str =
    "e.confirmed_at IS NULL AND e.received_at >= $4 AND e.received_at < $5";

/// Names all of [`values`], so that each has its type in every statement.
const NAMED: &str = "e.queue = $1 AND ($2::uuid IS NOT NULL) AND ($3::timestamptz IS NOT NULL) \
     AND ($4::timestamptz IS NOT NULL) AND ($5::timestamptz IS NOT NULL)";

/// What a list is narrowed to, as SQL over `e`; its values go behind those that are there.
fn narrowed(narrow: &QueueFilter, now: DateTime<Utc>, values: &mut Vec<Value>) -> String {
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
    let mut sql = String::new();
    let mut fits = |condition: &str, value: Option<Value>| {
        if let Some(value) = value {
            values.push(value);
            sql.push_str(&format!(" AND {condition}").replace('?', &format!("${}", values.len())));
        }
    };
    fits(
        "(e.topic = ? OR ? = ANY (e.other_topics))",
        topic.map(|code| code.code().into()),
    );
    fits("? = ANY (e.flags)", flag.map(|code| code.code().into()));
    fits("e.area = ?", area.map(|code| code.code().into()));
    fits("e.language = ?", language.map(|code| code.code().into()));
    fits("? = ANY (e.tags)", tag.map(|code| code.code().into()));
    fits("e.assigned_to = ?", with.map(|id| id.0.into()));
    fits("e.received_at < ?", age.map(|age| age.before(now).into()));
    fits(
        "e.confirmed_at IS NULL AND e.first_look_due < ?",
        late.then(|| now.into()),
    );
    sql
}

/// The condition of a filter, as SQL over `e`; for `$2` to `$5` see [`values`].
fn condition(show: QueueTab) -> String {
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

/// One page of a queue: urgent first, then what nobody has looked at, then by target.
///
/// # Errors
/// The database; a row that holds a code we do not know.
pub async fn queue(
    staff: &StaffRequest,
    queue: QueueCode,
    show: QueueTab,
    narrow: &QueueFilter,
    after: Option<After>,
) -> Result<Part> {
    let mut values = values(staff, queue);
    let narrowed = narrowed(narrow, staff.now, &mut values);
    let scope = format!("{NAMED} AND {}{narrowed}", condition(show));
    part(staff, &scope, values, after).await
}

/// One page of the flagged enquiries of the reader's organisation. Row-level security decides which they are.
///
/// # Errors
/// As [`queue`].
pub async fn flagged(staff: &StaffRequest, after: Option<After>) -> Result<Part> {
    let scope = format!("e.controller = $1 AND e.flags && app.lead_flags() AND {OPEN}");
    let values = vec![staff.officer.controller.code().into()];
    part(staff, &scope, values, after).await
}

/// Reads one row more than a page holds, to know whether there is a next one. Each part of the list is a
/// run along its index, so that the place to begin is found without reading what lies before it.
async fn part(
    staff: &StaffRequest,
    scope: &str,
    mut values: Vec<Value>,
    after: Option<After>,
) -> Result<Part> {
    let limit = PAGE_ROWS + 1;
    let from = after.map(|After { run, due, id }| {
        let place = values.len();
        values.push(due.into());
        values.push(id.into());
        let sql = format!(
            " AND (e.first_look_due, e.id) > (${}, ${})",
            place + 1,
            place + 2
        );
        (run, sql)
    });
    let sql = Run::ALL
        .into_iter()
        .filter(|run| {
            from.as_ref()
                .is_none_or(|(first, _)| run.place() >= first.place())
        })
        .map(|run| {
            let from = match &from {
                Some((first, sql)) if *first == run => sql.as_str(),
                _ => "",
            };
            format!(
                "(SELECT {HEAD} FROM enquiry e LEFT JOIN staff h ON h.id = e.assigned_to \
                 WHERE {scope} AND {}{from} ORDER BY e.first_look_due, e.id LIMIT {limit})",
                run.sql()
            )
        })
        .collect::<Vec<_>>()
        .join(" UNION ALL ");
    let sql = format!(
        "SELECT * FROM ({sql}) AS x ORDER BY urgent DESC, confirmed_at IS NOT NULL, first_look_due, id LIMIT {limit}"
    );
    let mut heads = Head::find_by_statement(Statement::from_sql_and_values(
        DbBackend::Postgres,
        sql,
        values,
    ))
    .all(&staff.tx)
    .await?;
    let more = heads.len() > PAGE_ROWS;
    heads.truncate(PAGE_ROWS);
    let next = heads.last().filter(|_| more).map(|last| After {
        run: Run::of(last),
        due: last.first_look_due,
        id: last.id,
    });
    let rows = heads
        .into_iter()
        .map(|head| head.row(&staff.officer))
        .collect::<Result<_>>()?;
    Ok(Part { rows, next })
}

/// Numbers for the chips, as one run over the queue's open work.
#[derive(FromQueryResult)]
struct Counted {
    open: i64,
    urgent: i64,
    today: i64,
    shut: i64,
    nobody: i64,
    all_nobody: i64,
    all_nobody_urgent: i64,
    mine: i64,
    waiting: i64,
    confirmed: i64,
    withdrawn: i64,
}

/// How much open work a queue has, by filter, as far as it fits what the list is narrowed to; and how much of
/// all of it nobody has taken.
///
/// # Errors
/// The database.
pub async fn counts(
    staff: &StaffRequest,
    queue: QueueCode,
    narrow: &QueueFilter,
) -> Result<QueueTabCounts> {
    let mut values = values(staff, queue);
    let narrowed = narrowed(narrow, staff.now, &mut values);
    let withdrawn = condition(QueueTab::Withdrawn);
    // `OFFSET 0` keeps "fits" from being worked out anew for every number.
    let sql = format!(
        "SELECT count(*) FILTER (WHERE e.fits) AS open,
           count(*) FILTER (WHERE e.fits AND e.urgent) AS urgent,
           count(*) FILTER (WHERE e.fits AND e.confirmed_at IS NULL AND e.first_look_due < $3) AS today,
           count(*) FILTER (WHERE e.fits AND {CAME_WHILE_CLOSED}) AS shut,
           count(*) FILTER (WHERE e.fits AND e.assigned_to IS NULL) AS nobody,
           count(*) FILTER (WHERE e.assigned_to IS NULL) AS all_nobody,
           count(*) FILTER (WHERE e.assigned_to IS NULL AND e.urgent) AS all_nobody_urgent,
           count(*) FILTER (WHERE e.fits AND e.assigned_to = $2) AS mine,
           count(*) FILTER (WHERE e.fits AND e.waiting_since IS NOT NULL) AS waiting,
           count(*) FILTER (WHERE e.fits AND e.confirmed_at IS NOT NULL) AS confirmed,
           (SELECT count(*) FROM enquiry e WHERE e.queue = $1 AND {withdrawn}{narrowed}) AS withdrawn
         FROM (SELECT e.urgent, e.confirmed_at, e.first_look_due, e.received_at, e.assigned_to, e.waiting_since,
             true{narrowed} AS fits
           FROM enquiry e WHERE {NAMED} AND {OPEN} OFFSET 0) e"
    );
    let counted = Counted::find_by_statement(Statement::from_sql_and_values(
        DbBackend::Postgres,
        sql,
        values,
    ))
    .one(&staff.tx)
    .await?;
    Ok(counted.map_or_else(QueueTabCounts::default, |counted| {
        let Counted {
            open,
            urgent,
            today,
            shut,
            nobody,
            all_nobody,
            all_nobody_urgent,
            mine,
            waiting,
            confirmed,
            withdrawn,
        } = counted;
        QueueTabCounts {
            all: open,
            urgent,
            today,
            shut,
            nobody,
            all_nobody,
            all_nobody_urgent,
            mine,
            waiting,
            suggested: open - confirmed,
            confirmed,
            withdrawn,
        }
    }))
}

/// Which of these references still stand in a list, on whichever page of it.
///
/// # Errors
/// The database.
pub async fn still(
    staff: &StaffRequest,
    queue: QueueCode,
    show: QueueTab,
    narrow: &QueueFilter,
    references: &[String],
) -> Result<Vec<String>> {
    if references.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = values(staff, queue);
    let narrowed = narrowed(narrow, staff.now, &mut values);
    values.push(references.to_vec().into());
    let sql = format!(
        "SELECT e.reference FROM enquiry e WHERE {NAMED} AND {}{narrowed} AND e.reference = ANY (${})",
        condition(show),
        values.len()
    );
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let rows = staff.tx.query_all_raw(statement).await?;
    Ok(rows
        .iter()
        .map(|row| row.try_get("", "reference"))
        .collect::<Result<_, _>>()?)
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
    let mut from = here.map(|here| After {
        run: Run {
            urgent: here.urgent,
            looked: here.confirmed_at.is_some(),
        },
        due: here.first_look_due,
        id: here.id,
    });
    let mut again = from.is_some();
    loop {
        let Part { rows, next } = queue(staff, of, QueueTab::All, &all, from).await?;
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

/// Open work of several queues, in the order given.
///
/// # Errors
/// The database.
pub async fn open_queues(staff: &StaffRequest, codes: &[QueueCode]) -> Result<Vec<QueueLink>> {
    #[derive(FromQueryResult)]
    struct Waiting {
        queue: String,
        open: i64,
        urgent: i64,
        nobody: i64,
    }
    let sql = format!(
        "SELECT e.queue, count(*) AS open, count(*) FILTER (WHERE e.urgent) AS urgent,
           count(*) FILTER (WHERE e.assigned_to IS NULL) AS nobody
         FROM enquiry e WHERE e.queue = ANY ($1) AND {OPEN} GROUP BY e.queue"
    );
    let names: Vec<String> = codes.iter().map(ToString::to_string).collect();
    let found = Waiting::find_by_statement(Statement::from_sql_and_values(
        DbBackend::Postgres,
        sql,
        [names.into()],
    ))
    .all(&staff.tx)
    .await?;
    let data = staff.data();
    Ok(codes
        .iter()
        .filter_map(|code| {
            let waiting = found.iter().find(|waiting| waiting.queue == code.code());
            Some(QueueLink {
                code: *code,
                controller: data.queue(*code)?.controller,
                open: waiting.map_or(0, |waiting| waiting.open),
                urgent: waiting.map_or(0, |waiting| waiting.urgent),
                nobody: waiting.map_or(0, |waiting| waiting.nobody),
            })
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_list_survives_its_address() {
        let after = After {
            run: Run {
                urgent: false,
                looked: true,
            },
            due: DateTime::from_timestamp_micros(1_763_740_000_123_456).unwrap(),
            id: Uuid::from_u128(7),
        };
        assert_eq!(After::parse(&after.to_string()), Some(after));
        for wrong in [
            "",
            "1",
            "4.0.0",
            "1.x.y",
            "1.5.not-an-id",
            "1.99999999999999999999.0",
        ] {
            assert_eq!(After::parse(wrong), None, "{wrong}");
        }
    }
}
