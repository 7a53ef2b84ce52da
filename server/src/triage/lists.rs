//! Lists of open work. Two statements a page; each runs along an index and costs the same at a million rows.

use crate::{
    platform::{
        error::{AppError, Result},
        ids::StaffId,
    },
    staff::Officer,
};
use app::{
    domain::{
        codes::{Flag, QueueCode},
        status::{EnquiryFacts, Stamp, status},
        time::{add_days, london_date, london_midnight},
    },
    staff::{
        home::QueueLink,
        queue::{Counts, Holder, PAGE_ROWS, QueueRow, Show},
    },
};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};
use uuid::Uuid;

/// The place in a list after which the next page begins: urgency, target, id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    urgent: bool,
    due: DateTime<Utc>,
    id: Uuid,
}

impl After {
    /// Reads what [`std::fmt::Display`] writes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (urgent, rest) = text.split_once('.')?;
        let (due, id) = rest.split_once('.')?;
        Some(Self {
            urgent: match urgent {
                "1" => true,
                "0" => false,
                _ => return None,
            },
            due: DateTime::from_timestamp_micros(due.parse().ok()?)?,
            id: id.parse().ok()?,
        })
    }
}

impl std::fmt::Display for After {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { urgent, due, id } = self;
        write!(
            f,
            "{}.{}.{}",
            u8::from(*urgent),
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
    holder: Option<String>,
}

/// Columns of [`Head`], of an enquiry `e` and whoever has taken it, `h`.
const HEAD: &str = "e.id, e.reference, e.queue, e.topic, e.flags, e.language, e.urgent, e.received_at, e.first_look_due, \
     e.suggested_at, e.confirmed_at, e.confirmed_by, e.started_at, e.started_by, e.waiting_since, e.withdrawn_at, \
     e.assigned_to, h.display_name AS holder";

/// Still to be worked. The same words as those of the index `enquiry_open`.
const OPEN: &str = "e.closed_at IS NULL AND e.withdrawn_at IS NULL AND e.restricted_at IS NULL";

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

/// Codes of flags as the table keeps them.
///
/// # Errors
/// A code that is not on the list.
pub fn flags(codes: &[String]) -> Result<Vec<Flag>> {
    codes
        .iter()
        .map(|code| code.parse().map_err(AppError::internal))
        .collect()
}

/// The first instant of tomorrow in London: what is due before it is due today.
fn tomorrow(now: DateTime<Utc>) -> DateTime<Utc> {
    london_midnight(add_days(london_date(now), 1))
}

/// The condition of a filter, as SQL over `e`; `$2` is the reader, `$3` the end of today.
fn condition(show: Show) -> String {
    let also = match show {
        Show::All => "",
        Show::Urgent => " AND e.urgent",
        Show::Today => " AND e.confirmed_at IS NULL AND e.first_look_due < $3",
        Show::Nobody => " AND e.assigned_to IS NULL",
        Show::Mine => " AND e.assigned_to = $2",
        Show::Waiting => " AND e.waiting_since IS NOT NULL",
        Show::Suggested => " AND e.confirmed_at IS NULL",
        Show::Confirmed => " AND e.confirmed_at IS NOT NULL",
        Show::Withdrawn => return "e.closed_at IS NULL AND e.withdrawn_at IS NOT NULL".to_owned(),
    };
    format!("{OPEN}{also}")
}

/// One page of a queue, urgent first, then by target.
///
/// # Errors
/// The database; a row that holds a code we do not know.
pub async fn queue(
    db: &impl ConnectionTrait,
    officer: &Officer,
    queue: QueueCode,
    show: Show,
    after: Option<After>,
    now: DateTime<Utc>,
) -> Result<Part> {
    let scope = format!(
        "e.queue = $1 AND ($2::uuid IS NOT NULL) AND ($3::timestamptz IS NOT NULL) AND {}",
        condition(show)
    );
    let values = vec![
        queue.code().into(),
        officer.id.0.into(),
        tomorrow(now).into(),
    ];
    part(db, officer, &scope, values, after).await
}

/// One page of the flagged enquiries of the reader's organisation. Row-level security decides which they are.
///
/// # Errors
/// As [`queue`].
pub async fn flagged(
    db: &impl ConnectionTrait,
    officer: &Officer,
    after: Option<After>,
) -> Result<Part> {
    let scope = format!("e.controller = $1 AND e.flags && app.lead_flags() AND {OPEN}");
    let values = vec![officer.controller.code().into()];
    part(db, officer, &scope, values, after).await
}

/// Reads one row more than a page holds, to know whether there is a next one. Urgent and other rows are
/// two runs along the index, so that the place to begin is found without reading what lies before it.
async fn part(
    db: &impl ConnectionTrait,
    officer: &Officer,
    scope: &str,
    mut values: Vec<Value>,
    after: Option<After>,
) -> Result<Part> {
    let limit = PAGE_ROWS + 1;
    let run = |urgent: bool, from: &str| {
        format!(
            "(SELECT {HEAD} FROM enquiry e LEFT JOIN staff h ON h.id = e.assigned_to \
             WHERE {scope} AND e.urgent = {urgent}{from} ORDER BY e.first_look_due, e.id LIMIT {limit})"
        )
    };
    let sql = match after {
        None => format!("{} UNION ALL {}", run(true, ""), run(false, "")),
        Some(After { urgent, due, id }) => {
            let from = format!(
                " AND (e.first_look_due, e.id) > (${}, ${})",
                values.len() + 1,
                values.len() + 2
            );
            values.push(due.into());
            values.push(id.into());
            if urgent {
                format!("{} UNION ALL {}", run(true, &from), run(false, ""))
            } else {
                run(false, &from)
            }
        }
    };
    let sql = format!(
        "SELECT * FROM ({sql}) AS x ORDER BY urgent DESC, first_look_due, id LIMIT {limit}"
    );
    let mut heads = Head::find_by_statement(Statement::from_sql_and_values(
        DbBackend::Postgres,
        sql,
        values,
    ))
    .all(db)
    .await?;
    let more = heads.len() > PAGE_ROWS;
    heads.truncate(PAGE_ROWS);
    let next = heads.last().filter(|_| more).map(|last| After {
        urgent: last.urgent,
        due: last.first_look_due,
        id: last.id,
    });
    let rows = heads
        .into_iter()
        .map(|head| head.row(officer))
        .collect::<Result<_>>()?;
    Ok(Part { rows, next })
}

/// Numbers for the chips, as one run over the queue's open work.
#[derive(FromQueryResult)]
struct Counted {
    open: i64,
    urgent: i64,
    today: i64,
    nobody: i64,
    nobody_urgent: i64,
    mine: i64,
    waiting: i64,
    confirmed: i64,
    withdrawn: i64,
}

/// How much open work a queue has, by filter.
///
/// # Errors
/// The database.
pub async fn counts(
    db: &impl ConnectionTrait,
    officer: &Officer,
    queue: QueueCode,
    now: DateTime<Utc>,
) -> Result<Counts> {
    let sql = format!(
        "SELECT count(*) AS open,
           count(*) FILTER (WHERE e.urgent) AS urgent,
           count(*) FILTER (WHERE e.confirmed_at IS NULL AND e.first_look_due < $3) AS today,
           count(*) FILTER (WHERE e.assigned_to IS NULL) AS nobody,
           count(*) FILTER (WHERE e.assigned_to IS NULL AND e.urgent) AS nobody_urgent,
           count(*) FILTER (WHERE e.assigned_to = $2) AS mine,
           count(*) FILTER (WHERE e.waiting_since IS NOT NULL) AS waiting,
           count(*) FILTER (WHERE e.confirmed_at IS NOT NULL) AS confirmed,
           (SELECT count(*) FROM enquiry w
            WHERE w.queue = $1 AND w.closed_at IS NULL AND w.withdrawn_at IS NOT NULL) AS withdrawn
         FROM enquiry e WHERE e.queue = $1 AND {OPEN}"
    );
    let values: [Value; 3] = [
        queue.code().into(),
        officer.id.0.into(),
        tomorrow(now).into(),
    ];
    let counted = Counted::find_by_statement(Statement::from_sql_and_values(
        DbBackend::Postgres,
        sql,
        values,
    ))
    .one(db)
    .await?;
    Ok(counted.map_or_else(Counts::default, |counted| {
        let Counted {
            open,
            urgent,
            today,
            nobody,
            nobody_urgent,
            mine,
            waiting,
            confirmed,
            withdrawn,
        } = counted;
        Counts {
            all: open,
            urgent,
            today,
            nobody,
            nobody_urgent,
            mine,
            waiting,
            suggested: open - confirmed,
            confirmed,
            withdrawn,
        }
    }))
}

/// How much open work came into a queue after an instant.
///
/// # Errors
/// The database.
pub async fn arrived(
    db: &impl ConnectionTrait,
    queue: QueueCode,
    since: DateTime<Utc>,
) -> Result<i64> {
    let sql = format!(
        "SELECT count(*) AS arrived FROM enquiry e WHERE e.queue = $1 AND e.received_at > $2 AND {OPEN}"
    );
    let values: [Value; 2] = [queue.code().into(), since.into()];
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    Ok(match db.query_one_raw(statement).await? {
        Some(row) => row.try_get("", "arrived")?,
        None => 0,
    })
}

/// Open work of several queues, in the order given.
///
/// # Errors
/// The database.
pub async fn open_queues(db: &impl ConnectionTrait, codes: &[QueueCode]) -> Result<Vec<QueueLink>> {
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
    .all(db)
    .await?;
    let data = app::domain::reference_data::ReferenceData::shipped();
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
            urgent: true,
            due: DateTime::from_timestamp_micros(1_763_740_000_123_456).unwrap(),
            id: Uuid::from_u128(7),
        };
        assert_eq!(After::parse(&after.to_string()), Some(after));
        for wrong in [
            "",
            "1",
            "2.0.0",
            "1.x.y",
            "1.5.not-an-id",
            "1.99999999999999999999.0",
        ] {
            assert_eq!(After::parse(wrong), None, "{wrong}");
        }
    }
}
