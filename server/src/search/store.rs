//! The lookup itself: hashes in, cases in the reader's sight out.

use crate::{
    case::{facts::status_of, permission::check, store::by_reference},
    staff::{StaffRequest, names_of},
};
use app::{
    domain::{
        permission::Action,
        phone,
        search::{MatchReason, PersonQuery, SearchQuery, folded_words, joined_words, written},
    },
    staff::{queue::Holder, search::SearchHit},
};
use entity::enquiry;
use platform::{
    crypto::{IndexKind, Keys},
    db::Sql,
    error::{AppError, Result},
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Most cases shown at once.
pub const SHOWN: i32 = 25;

/// Most cases looked at for the rarest thing that was typed: a bound on the work, whatever is typed.
const LOOKED: i32 = 5_000;

/// What was found.
pub struct Found {
    pub hits: Vec<SearchHit>,
    /// Ids of what is shown, for the record of the search.
    pub ids: Vec<Uuid>,
    /// There may be others.
    pub more: bool,
}

/// Kind and hash of each thing that a case must carry, the rarest first. `words` are those of the name.
fn hashes(
    keys: &Keys,
    person: &PersonQuery,
    mut words: Vec<String>,
) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let PersonQuery {
        name: _,
        phone,
        email,
        postcode,
    } = person;
    let mut found = Vec::new();
    if let Some(email) = email {
        let key = phone::email_key(email);
        found.push(("email", keys.blind_index(IndexKind::Email, &key)?));
    }
    if let Some(key) = phone.as_ref().and_then(phone::key) {
        found.push(("phone", keys.blind_index(IndexKind::Phone, &key)?));
    }
    if let Some(postcode) = postcode {
        let key = postcode.normalised();
        found.push(("postcode", keys.blind_index(IndexKind::Postcode, &key)?));
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.dedup();
    for word in words {
        found.push((
            "name_prefix",
            keys.blind_index(IndexKind::NamePrefix, &word)?,
        ));
    }
    Ok(found)
}

/// Looks inside the reader's own scope, newest case first. Row-level security decides once more, and the matrix
/// for every hit.
///
/// # Errors
/// The database; a row that holds a code we do not know.
pub async fn find(staff: &StaffRequest, sought: &SearchQuery) -> Result<Found> {
    let (rows, why, more) = match sought {
        SearchQuery::Reference(reference) => {
            let found = by_reference(&staff.tx, &reference.to_string()).await?;
            let why = found
                .iter()
                .map(|row| (row.id, BTreeSet::from([MatchReason::Reference])))
                .collect();
            (Vec::from_iter(found), why, false)
        }
        SearchQuery::Person(person) => {
            let (ids, more) = ids(staff, person).await?;
            let rows = enquiry::Entity::find()
                .filter(enquiry::Column::Id.is_in(ids.iter().copied()))
                .order_by_desc(enquiry::Column::Id)
                .all(&staff.tx)
                .await?;
            let why = reasons(staff, person, &ids).await?;
            (rows, why, more)
        }
    };
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        match check(staff, &row, Action::Search) {
            Ok(()) => shown.push(row),
            Err(AppError::Forbidden | AppError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    let names = names_of(
        staff,
        shown.iter().filter_map(|row| row.assigned_to).collect(),
    )
    .await?;
    let hits = shown
        .iter()
        .map(|row| {
            Ok(SearchHit {
                reference: row.reference.clone(),
                queue: *row.queue,
                topic: *row.topic,
                area: *row.area,
                flags: row.flags.0.clone(),
                status: status_of(row)?,
                received_at: row.received_at,
                holder: row.assigned_to.map(|id| Holder {
                    name: names.of(id),
                    me: id == staff.officer.id.0,
                }),
                why: why.get(&row.id).into_iter().flatten().copied().collect(),
            })
        })
        .collect::<Result<_>>()?;
    Ok(Found {
        hits,
        ids: shown.iter().map(|row| row.id).collect(),
        more,
    })
}

const FIND_CASES: Sql = Sql::staff("SELECT ids, more FROM app.find_cases($1, $2, $3, $4)");

#[derive(FromQueryResult)]
struct FoundCases {
    ids: Vec<Uuid>,
    more: bool,
}

/// As it was typed; where nothing fits, with two of its words as one.
async fn ids(staff: &StaffRequest, person: &PersonQuery) -> Result<(Vec<Uuid>, bool)> {
    let words = person
        .name
        .as_ref()
        .map(|name| folded_words(name.expose()))
        .unwrap_or_default();
    let mut found = ids_by(staff, person, words.clone()).await?;
    for joined in joined_words(&words) {
        if !found.0.is_empty() {
            break;
        }
        found = ids_by(staff, person, joined).await?;
    }
    Ok(found)
}

async fn ids_by(
    staff: &StaffRequest,
    person: &PersonQuery,
    words: Vec<String>,
) -> Result<(Vec<Uuid>, bool)> {
    let (kinds, hashes): (Vec<String>, Vec<Vec<u8>>) = hashes(&staff.state.keys, person, words)?
        .into_iter()
        .map(|(kind, hash)| (kind.to_owned(), hash))
        .unzip();
    let values = [kinds.into(), hashes.into(), SHOWN.into(), LOOKED.into()];
    Ok(FIND_CASES
        .one::<FoundCases>(&staff.tx, values)
        .await?
        .map_or_else(Default::default, |FoundCases { ids, more }| (ids, more)))
}

const CARRIED: Sql = Sql::staff("SELECT enquiry_id, kind FROM app.matching_hashes($1, $2, $3)");

#[derive(FromQueryResult)]
struct Carried {
    enquiry_id: Uuid,
    kind: String,
}

/// Everything that was typed fits every hit; of the name it is said how well.
async fn reasons(
    staff: &StaffRequest,
    person: &PersonQuery,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, BTreeSet<MatchReason>>> {
    let PersonQuery {
        name,
        phone,
        email,
        postcode,
    } = person;
    let all: BTreeSet<MatchReason> = [
        (phone.is_some(), MatchReason::Phone),
        (email.is_some(), MatchReason::Email),
        (postcode.is_some(), MatchReason::Postcode),
    ]
    .into_iter()
    .filter_map(|(there, why)| there.then_some(why))
    .collect();
    let mut found: HashMap<Uuid, BTreeSet<MatchReason>> =
        ids.iter().map(|id| (*id, all.clone())).collect();
    let Some(name) = name else {
        return Ok(found);
    };
    let keys = &staff.state.keys;
    let folded = folded_words(name.expose()).join(" ");
    let kinds = vec!["name".to_owned(), "name_folded".to_owned()];
    let hashes = vec![
        keys.blind_index(IndexKind::Name, &written(name.expose()))?,
        keys.blind_index(IndexKind::NameFolded, &folded)?,
    ];
    let values = [ids.to_vec().into(), kinds.into(), hashes.into()];
    let carried: Vec<Carried> = CARRIED.all(&staff.tx, values).await?;
    for (id, why) in &mut found {
        let has = |kind: &str| {
            carried
                .iter()
                .any(|row| row.enquiry_id == *id && row.kind == kind)
        };
        why.insert(if has("name") {
            MatchReason::NameWritten
        } else if has("name_folded") {
            MatchReason::NameFolded
        } else {
            MatchReason::NameBegins
        });
    }
    Ok(found)
}
