//! Where the private cluster lives and who runs it.

use crate::crypto::sha256_hex;
use crate::postgres::{PostgresError, private_folder};
use std::{
    env, fs,
    os::unix::{
        ffi::OsStrExt,
        fs::{MetadataExt, PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A unix socket's whole path may have this many bytes on Linux.
const SOCKET_PATH: usize = 107;

/// What Postgres calls its socket.
const SOCKET_NAME: &str = ".s.PGSQL.5432";

/// The unprivileged user that the cluster runs as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct User {
    pub(super) uid: u32,
    pub(super) gid: u32,
}

/// The folders of a cluster.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) root: PathBuf,
    pub(super) socket: PathBuf,
    /// Set when the caller is root.
    pub(super) run_as: Option<User>,
    /// The root is not the folder that was wanted.
    pub(super) moved: bool,
}

impl Place {
    /// Makes the folders, at the wanted place if the user who runs the cluster can enter it.
    pub(super) fn find(wanted: &Path) -> Result<Self, PostgresError> {
        let files = |what, cause| PostgresError::Files {
            what,
            folder: wanted.to_owned(),
            cause,
        };
        let wanted = std::path::absolute(wanted).map_err(|cause| files("no such place", cause))?;
        let run_as = if me() == Some(0) {
            Some(unprivileged().ok_or(PostgresError::NobodyToRunAs)?)
        } else {
            None
        };
        let name = format!(
            "portal-{}",
            &sha256_hex(wanted.as_os_str().as_bytes())[..12]
        );
        let elsewhere = env::temp_dir().join(&name);
        let here = set_owner(&wanted, run_as).is_ok()
            && run_as.is_none_or(|user| can_enter(&wanted, user));
        let root = if here {
            wanted.clone()
        } else {
            elsewhere.clone()
        };
        if !here {
            set_owner(&elsewhere, run_as)?;
        }
        let mut socket = root.join("socket");
        if socket.as_os_str().len() + 1 + SOCKET_NAME.len() > SOCKET_PATH {
            socket = env::temp_dir().join(format!("{name}-s"));
        }
        set_owner(&socket, run_as)?;
        Ok(Self {
            moved: root != wanted,
            root,
            socket,
            run_as,
        })
    }

    pub(super) fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    /// The socket itself, or what stands beside it.
    pub(super) fn socket_file(&self, ending: &str) -> PathBuf {
        self.socket.join(format!("{SOCKET_NAME}{ending}"))
    }

    /// The version that made the cluster, if there is one.
    pub(super) fn made_by(&self) -> Option<(PathBuf, u32)> {
        let text = fs::read_to_string(self.data().join("PG_VERSION")).ok()?;
        Some((self.root.clone(), text.trim().parse().ok()?))
    }

    /// Gives a file that this process wrote to the cluster's user.
    pub(super) fn give(&self, path: &Path) -> Result<(), PostgresError> {
        let Some(user) = self.run_as else {
            return Ok(());
        };
        chown(path, Some(user.uid), Some(user.gid)).map_err(|cause| PostgresError::Files {
            what: "cannot be given away",
            folder: path.to_owned(),
            cause,
        })
    }
}

/// Makes a private folder that belongs to the cluster's user. One that is somebody else's is refused:
/// the temporary folder is open to all, and its names can be guessed.
fn set_owner(path: &Path, run_as: Option<User>) -> Result<(), PostgresError> {
    let files = |cause| PostgresError::Files {
        what: "no folder",
        folder: path.to_owned(),
        cause,
    };
    let fresh = !path.exists();
    if fresh && let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(files)?;
    }
    private_folder(path).map_err(files)?;
    let meta = fs::symlink_metadata(path).map_err(files)?;
    let owner = run_as.map(|user| user.uid).or_else(me);
    if !meta.is_dir() || (!fresh && Some(meta.uid()) != owner && meta.uid() != 0) {
        return Err(PostgresError::NotOurs {
            folder: path.to_owned(),
        });
    }
    if let Some(user) = run_as {
        chown(path, Some(user.uid), Some(user.gid)).map_err(files)?;
    }
    fs::set_permissions(path, fs::Permissions::from_mode(0o700)).map_err(files)
}

/// Tries it: the change of folder happens after the change of user.
fn can_enter(path: &Path, user: User) -> bool {
    Command::new("/bin/true")
        .uid(user.uid)
        .gid(user.gid)
        .current_dir(path)
        .stdin(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// This process's user.
fn me() -> Option<u32> {
    if let Ok(meta) = fs::metadata("/proc/self") {
        return Some(meta.uid());
    }
    let output = Command::new("id").arg("-u").output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// The user that the system's Postgres package made, else nobody.
fn unprivileged() -> Option<User> {
    let users = fs::read_to_string("/etc/passwd").ok()?;
    ["postgres", "nobody"]
        .into_iter()
        .find_map(|name| find_user(&users, name))
}

fn find_user(users: &str, name: &str) -> Option<User> {
    let line = users
        .lines()
        .find(|line| line.split(':').next() == Some(name))?;
    let mut fields = line.split(':').skip(2);
    let uid = fields.next()?.parse().ok()?;
    let gid = fields.next()?.parse().ok()?;
    (uid != 0).then_some(User { uid, gid })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_are_found_by_their_whole_name() {
        let users = "root:x:0:0:root:/root:/bin/sh\nxpostgres:x:5:6::/:/bin/sh\npostgres:x:101:104::/:/bin/sh\n";
        assert_eq!(
            find_user(users, "postgres"),
            Some(User { uid: 101, gid: 104 })
        );
        assert_eq!(find_user(users, "root"), None);
        assert_eq!(find_user(users, "nobody"), None);
    }

    #[test]
    fn a_long_path_keeps_its_socket_short() {
        let long = env::temp_dir()
            .join(format!("portal-long-{}", uuid::Uuid::new_v4()))
            .join("x".repeat(90));
        let place = Place::find(&long).unwrap();
        assert!(
            place.socket.as_os_str().len() + 1 + SOCKET_NAME.len() <= SOCKET_PATH,
            "{:?}",
            place.socket
        );
        assert_eq!(
            fs::metadata(&place.socket).unwrap().permissions().mode() & 0o777,
            0o700
        );
        fs::remove_dir_all(long.parent().unwrap()).unwrap();
        fs::remove_dir_all(&place.socket).unwrap();
    }

    #[test]
    fn a_folder_of_somebody_else_is_refused() {
        if me() != Some(0) {
            return;
        }
        let path = env::temp_dir().join(format!("portal-planted-{}", uuid::Uuid::new_v4()));
        fs::create_dir(&path).unwrap();
        chown(&path, Some(65_000), Some(65_000)).unwrap();
        assert!(matches!(
            set_owner(&path, unprivileged()),
            Err(PostgresError::NotOurs { .. })
        ));
        fs::remove_dir(&path).unwrap();
    }

    /// Under root: a folder below one that only root enters is not used.
    #[test]
    fn a_closed_checkout_sends_the_cluster_to_the_temporary_folder() {
        if me() != Some(0) {
            return;
        }
        let closed = env::temp_dir().join(format!("portal-closed-{}", uuid::Uuid::new_v4()));
        fs::create_dir(&closed).unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
        let place = Place::find(&closed.join("pg")).unwrap();
        assert!(place.moved);
        assert!(place.root.starts_with(env::temp_dir()));
        fs::remove_dir_all(&closed).unwrap();
        fs::remove_dir_all(&place.root).unwrap();
    }
}
