//! Locks, folders and processes of a cluster.

use super::PostgresError;
use std::{
    fs::{self, File},
    io,
    os::unix::fs::DirBuilderExt,
    path::Path,
};

pub(super) fn open_lock_file(path: &Path) -> Result<File, PostgresError> {
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(|cause| PostgresError::Files {
            what: "no lock",
            folder: path.to_owned(),
            cause,
        })
}

/// Waits for its turn; dropping the file gives it back.
pub(super) fn lock(path: &Path) -> Result<File, PostgresError> {
    let file = open_lock_file(path)?;
    file.lock().map_err(|cause| PostgresError::Files {
        what: "no lock",
        folder: path.to_owned(),
        cause,
    })?;
    Ok(file)
}

/// Whether this process is the server of these files.
pub(super) fn is_server(pid: u32, data: &str) -> bool {
    fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| {
        line.split(|byte| *byte == 0)
            .any(|word| word == data.as_bytes())
    })
}

/// Whether any process works in this folder, as all of a server's do.
pub(super) fn in_use(data: &Path) -> bool {
    let data = fs::canonicalize(data).unwrap_or_else(|_| data.to_owned());
    let Ok(processes) = fs::read_dir("/proc") else {
        return false;
    };
    processes
        .flatten()
        .any(|process| fs::read_link(process.path().join("cwd")).is_ok_and(|cwd| cwd == data))
}

pub(super) fn private_folder(path: &Path) -> io::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
}
