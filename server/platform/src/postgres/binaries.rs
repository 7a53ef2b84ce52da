//! Which of the installed Postgres versions to use.

use crate::postgres::PostgresError;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The oldest version that the schema is written for.
const OLDEST: u32 = 15;

/// A folder with `initdb`, `pg_ctl` and `postgres`.
#[derive(Clone, Debug)]
pub(super) struct Binaries(PathBuf);

impl Binaries {
    /// The newest one from 15 on; or exactly the version that made an existing cluster.
    pub(super) fn find(made_by: Option<(PathBuf, u32)>) -> Result<Self, PostgresError> {
        let mut found: Vec<(u32, PathBuf)> = folders()
            .into_iter()
            .filter_map(|folder| Some((version(&folder)?, folder)))
            .collect();
        found.sort();
        match made_by {
            Some((folder, made)) => found
                .into_iter()
                .rfind(|(version, _)| *version == made)
                .map(|(_, bin)| Self(bin))
                .ok_or(PostgresError::OtherVersion { folder, made }),
            None => found
                .into_iter()
                .rfind(|(version, _)| *version >= OLDEST)
                .map(|(_, bin)| Self(bin))
                .ok_or(PostgresError::NotInstalled),
        }
    }

    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

/// Debian, Red Hat, Homebrew and hand-made places, then the search path.
fn folders() -> Vec<PathBuf> {
    let mut out = Vec::new();
    for (parent, starts, below) in [
        ("/usr/lib/postgresql", "", "bin"),
        ("/usr", "pgsql-", "bin"),
        ("/opt/homebrew/opt", "postgresql@", "bin"),
        ("/usr/local/opt", "postgresql@", "bin"),
        ("/usr/local", "pgsql", "bin"),
    ] {
        let Ok(entries) = fs::read_dir(parent) else {
            continue;
        };
        out.extend(
            entries
                .flatten()
                .filter(|entry| entry.file_name().to_string_lossy().starts_with(starts))
                .map(|entry| entry.path().join(below)),
        );
    }
    out.extend(env::var_os("PATH").iter().flat_map(env::split_paths));
    out.retain(|folder| {
        ["initdb", "pg_ctl", "postgres"]
            .iter()
            .all(|name| folder.join(name).is_file())
    });
    out
}

/// The major version: `postgres (PostgreSQL) 15.18 (Debian …)` is 15.
fn version(folder: &Path) -> Option<u32> {
    let output = Command::new(folder.join("postgres"))
        .arg("--version")
        .output()
        .ok()?;
    major(&String::from_utf8(output.stdout).ok()?)
}

fn major(line: &str) -> Option<u32> {
    let number = line.split_once("(PostgreSQL) ")?.1;
    number
        .split(|c: char| !c.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(
            major("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"),
            Some(15)
        );
        assert_eq!(major("postgres (PostgreSQL) 18beta1\n"), Some(18));
        assert_eq!(major("something else"), None);
    }
}
