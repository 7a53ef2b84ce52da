//! Loads a postcode directory in one transaction: nobody ever meets half of one, and a file that cannot be
//! read leaves the old one in place.

use app::domain::{
    area::DirectoryEntry,
    postcode_import,
    postcode_import::{DirectoryRow, ImportError, WardAreas},
    reference_data::ReferenceData,
};
use chrono::{DateTime, Utc};
use sqlx::{ConnectOptions, Connection, postgres::PgConnectOptions};
use std::{
    collections::BTreeMap,
    fs::File,
    io,
    path::{Path, PathBuf},
};

/// Bytes sent to the database at once.
const CHUNK: usize = 1 << 20;

/// Rows between two words about how far it is.
const WORD_EVERY: i64 = 100_000;

/// Why a directory was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("{path} cannot be read: {cause}")]
    File { path: PathBuf, cause: io::Error },
    #[error("{path}, {cause}")]
    Line { path: PathBuf, cause: ImportError },
    #[error("{0} holds no postcode of Stockport: is it the right file?")]
    NothingHere(PathBuf),
    #[error("a postcode stands twice in the file")]
    Twice,
    #[error("the database refused it: {0}")]
    Database(#[from] sqlx::Error),
}

/// What was loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    pub rows: i64,
    pub in_stockport: i64,
    /// Wards of Stockport on no area's list, with their number of postcodes.
    pub wards_without_area: BTreeMap<String, i64>,
}

/// Reads the directory and the list of wards, and replaces the generation before. `progress` hears the rows so far.
pub async fn load(
    owner: &PgConnectOptions,
    directory: &Path,
    wards: &Path,
    now: DateTime<Utc>,
    mut progress: impl FnMut(i64),
) -> Result<Loaded, LoadError> {
    let data = ReferenceData::shipped();
    let line = |path: &Path| {
        let path = path.to_owned();
        move |cause| LoadError::Line { path, cause }
    };
    let areas = WardAreas::read(open(wards)?, data).map_err(line(wards))?;
    let rows = postcode_import::read(open(directory)?, &areas, data).map_err(line(directory))?;
    let mut connection = owner
        .clone()
        .options([("role", "portal_owner")])
        .connect()
        .await?;
    let mut tx = connection.begin().await?;
    let source = directory
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let generation: i32 =
        sqlx::query_scalar("INSERT INTO postcode_generation (source, row_count, loaded_at) VALUES ($1, 0, $2) RETURNING id")
            .bind(source)
            .bind(now)
            .fetch_one(&mut *tx)
            .await?;
    let mut loaded = Loaded::default();
    let mut copy = tx
        .copy_in_raw("COPY postcode (generation, code, area) FROM STDIN")
        .await?;
    let mut chunk = Vec::with_capacity(CHUNK + 64);
    for row in rows {
        let row = match row {
            Ok(row) => row,
            Err(cause) => {
                copy.abort("a line cannot be read").await?;
                return Err(line(directory)(cause));
            }
        };
        put(&mut chunk, generation, &row, &mut loaded);
        if chunk.len() >= CHUNK {
            copy.send(chunk.as_slice()).await?;
            chunk.clear();
        }
        if loaded.rows % WORD_EVERY == 0 {
            progress(loaded.rows);
        }
    }
    copy.send(chunk.as_slice()).await?;
    copy.finish().await.map_err(twice)?;
    if loaded.in_stockport == 0 {
        return Err(LoadError::NothingHere(directory.to_owned()));
    }
    sqlx::query("UPDATE postcode_generation SET row_count = $2 WHERE id = $1")
        .bind(generation)
        .bind(loaded.rows)
        .execute(&mut *tx)
        .await?;
    sqlx::query("DELETE FROM postcode WHERE generation <> $1")
        .bind(generation)
        .execute(&mut *tx)
        .await?;
    sqlx::query("DELETE FROM postcode_generation WHERE id <> $1")
        .bind(generation)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    sqlx::query("ANALYZE postcode")
        .execute(&mut connection)
        .await?;
    connection.close().await?;
    Ok(loaded)
}

/// One row as `COPY` takes it. Codes and areas hold no tab, no line break and no backslash.
fn put(chunk: &mut Vec<u8>, generation: i32, row: &DirectoryRow, loaded: &mut Loaded) {
    let code = row.postcode.normalised();
    let mut line =
        |area: &str| chunk.extend_from_slice(format!("{generation}\t{code}\t{area}\n").as_bytes());
    match row.entry {
        DirectoryEntry::Stockport(Some(area)) => line(area.code()),
        DirectoryEntry::Stockport(None) => {
            *loaded
                .wards_without_area
                .entry(row.ward.clone())
                .or_default() += 1;
            line("BOR");
        }
        DirectoryEntry::Outside(_) => line("OUT"),
    }
    if matches!(row.entry, DirectoryEntry::Stockport(_)) {
        loaded.in_stockport += 1;
    }
    loaded.rows += 1;
}

fn twice(cause: sqlx::Error) -> LoadError {
    match &cause {
        sqlx::Error::Database(error) if error.is_unique_violation() => LoadError::Twice,
        _ => LoadError::Database(cause),
    }
}

fn open(path: &Path) -> Result<File, LoadError> {
    File::open(path).map_err(|cause| LoadError::File {
        path: path.to_owned(),
        cause,
    })
}
