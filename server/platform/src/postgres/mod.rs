//! The private Postgres: a cluster of our own, made and started from the installed binaries.
//!
//! Own folder, unix socket only, never the machine's cluster. `initdb` and the server refuse to run as
//! root, so a caller who is root drops to an unprivileged user for them; where that user cannot enter the
//! checkout, the cluster lives under the system's temporary folder instead.

mod binaries;
mod data_dir;
mod database;
mod files;

pub use database::{ensure_database, quoted};

use binaries::Binaries;
use data_dir::Place;
use files::{in_use, is_server, lock, open_lock_file, private_folder};
use sqlx::{ConnectOptions, postgres::PgConnectOptions};
use std::{
    fs::{self, File},
    io,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

/// The cluster's superuser. Whoever reaches the socket is it: the socket's folder is private.
const SUPERUSER: &str = "portal";

/// How long the helpers of a killed server may take to notice.
const ORPHANS: Duration = Duration::from_secs(15);

/// Why the private Postgres does not run. Each sentence says what to do.
#[derive(Debug, thiserror::Error)]
pub enum PostgresError {
    #[error(
        "no Postgres 15 or newer is installed: on Debian `apt-get install postgresql`, or set DATABASE_URL"
    )]
    NotInstalled,
    #[error(
        "the database in {folder} was made by Postgres {made}, which is not installed; install it, or move the folder away"
    )]
    OtherVersion { folder: PathBuf, made: u32 },
    #[error("{folder} belongs to somebody else; remove it or set PORTAL_PG_DIR")]
    NotOurs { folder: PathBuf },
    #[error("there is no unprivileged user to run Postgres as; Postgres refuses to run as root")]
    NobodyToRunAs,
    #[error("{what} in {folder}: {cause}")]
    Files {
        what: &'static str,
        folder: PathBuf,
        cause: io::Error,
    },
    #[error("`{command}` failed: {said}")]
    Command { command: &'static str, said: String },
    #[error("the private Postgres does not answer: {0}")]
    Connect(#[from] sqlx::Error),
}

/// How to run a private cluster.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder wanted; another is taken where the unprivileged user cannot enter it.
    pub dir: PathBuf,
    /// Off only for tests: a crash may then lose data.
    pub durable: bool,
    /// Stays up when the last user stops.
    pub keep: bool,
}

/// A running private cluster. Stops when the last process that uses it drops its handle.
#[derive(Debug)]
pub struct Cluster {
    binaries: Binaries,
    place: Place,
    keep: bool,
    users: Option<File>,
    reaper: Option<Child>,
}

impl Cluster {
    /// Makes the cluster if there is none, starts it if it does not run, and counts as a user of it.
    pub fn start(options: &Options) -> Result<Self, PostgresError> {
        let place = Place::find(&options.dir)?;
        let _turn = lock(&place.root.join("start.lock"))?;
        let binaries = Binaries::find(place.made_by())?;
        let mut cluster = Self {
            binaries,
            place,
            keep: options.keep,
            users: None,
            reaper: None,
        };
        if cluster.place.made_by().is_none() {
            cluster.init(options.durable)?;
        }
        cluster.configure(options.durable)?;
        if !cluster.running() {
            cluster.launch()?;
        }
        let users = open_lock_file(&cluster.place.root.join("users.lock"))?;
        users
            .lock_shared()
            .map_err(|cause| cluster.files("no lock", cause))?;
        cluster.users = Some(users);
        Ok(cluster)
    }

    /// Stops and removes the cluster when this process ends in whatever way: for tests, where nothing runs at the end.
    pub fn remove_at_exit(&mut self) -> Result<(), PostgresError> {
        // `read` returns when the pipe closes, which the kernel does even after `kill -9`.
        let script = format!(
            "read -r _; '{}' stop -m immediate -w -D '{}' >/dev/null 2>&1; rm -rf '{}' '{}'",
            self.binaries.program("pg_ctl").display(),
            self.place.data().display(),
            self.place.root.display(),
            self.place.socket.display(),
        );
        let child = self
            .as_user("sh")
            .args(["-c", &script])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(|cause| self.files("no watcher", cause))?;
        self.reaper = Some(child);
        self.keep = true;
        Ok(())
    }

    /// Where the cluster lives.
    pub fn folder(&self) -> &Path {
        &self.place.root
    }

    /// Whether it lives elsewhere than was wanted.
    pub fn moved(&self) -> bool {
        self.place.moved
    }

    /// How to reach a database of it as its owner.
    pub fn connect_options(&self, database: &str) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass()
            .socket(&self.place.socket)
            .username(SUPERUSER)
            .database(database)
            .disable_statement_logging()
    }

    /// The same as an address, for other programs: `psql`, `pg_dump`.
    pub fn url(&self, database: &str) -> String {
        let socket = self.place.socket.to_string_lossy().replace('/', "%2F");
        format!("postgres://{SUPERUSER}@{socket}/{database}")
    }

    /// Makes a database unless it is there.
    pub async fn ensure_database(&self, name: &str) -> Result<(), PostgresError> {
        ensure_database(&self.connect_options("postgres"), name).await?;
        Ok(())
    }

    /// Stops using the cluster; the last user stops it, unless it is kept.
    pub fn stop(&mut self) {
        let Some(users) = self.users.take() else {
            return;
        };
        let Ok(_turn) = lock(&self.place.root.join("start.lock")) else {
            return;
        };
        drop(users);
        if self.keep {
            return;
        }
        let alone = open_lock_file(&self.place.root.join("users.lock"))
            .is_ok_and(|file| file.try_lock().is_ok());
        if alone {
            let _ = self.run(
                "pg_ctl",
                &[
                    "stop",
                    "-s",
                    "-m",
                    "fast",
                    "-w",
                    "-D",
                    &text(&self.place.data()),
                ],
            );
        }
    }

    fn init(&self, durable: bool) -> Result<(), PostgresError> {
        let beside = self.place.root.join("data.new");
        if beside.exists() {
            fs::remove_dir_all(&beside)
                .map_err(|cause| self.files("a half-made cluster cannot be removed", cause))?;
        }
        let beside_text = text(&beside);
        let mut args = vec![
            "-D",
            &beside_text,
            "-U",
            SUPERUSER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--data-checksums",
        ];
        if !durable {
            args.push("--no-sync");
        }
        self.run("initdb", &args)?;
        let main = beside.join("postgresql.conf");
        let mut conf =
            fs::read_to_string(&main).map_err(|cause| self.files("no settings", cause))?;
        conf.push_str("\ninclude_if_exists = 'portal.conf'\n");
        fs::write(&main, conf).map_err(|cause| self.files("no settings", cause))?;
        fs::rename(&beside, self.place.data())
            .map_err(|cause| self.files("the new cluster cannot be put in place", cause))
    }

    fn configure(&self, durable: bool) -> Result<(), PostgresError> {
        let socket = text(&self.place.socket);
        let mut conf = format!(
            "# Written at each start of the portal.\n\
             listen_addresses = ''\n\
             unix_socket_directories = '{socket}'\n\
             unix_socket_permissions = 0700\n\
             max_connections = {}\n\
             shared_buffers = 128MB\n\
             timezone = 'UTC'\n\
             log_timezone = 'UTC'\n\
             log_min_duration_statement = -1\n\
             log_statement = 'none'\n\
             log_min_error_statement = panic\n\
             log_parameter_max_length = 0\n\
             log_parameter_max_length_on_error = 0\n\
             log_error_verbosity = terse\n",
            if durable { 100 } else { 400 },
        );
        if !durable {
            conf.push_str(
                "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = off\n",
            );
        }
        let path = self.place.data().join("portal.conf");
        fs::write(&path, conf).map_err(|cause| self.files("no settings", cause))?;
        self.place.give(&path)
    }

    /// Whether the process named by the cluster's own note is really its server: after a crash the number
    /// may belong to another program, and Postgres would then refuse to start.
    fn running(&self) -> bool {
        let note = self.place.data().join("postmaster.pid");
        let Some(pid) = fs::read_to_string(&note)
            .ok()
            .and_then(|text| text.lines().next()?.trim().parse::<u32>().ok())
        else {
            return false;
        };
        let data = text(&self.place.data());
        if !Path::new("/proc/self").exists() {
            return self.run("pg_ctl", &["status", "-D", &data]).is_ok();
        }
        if is_server(pid, &data) {
            return true;
        }
        // A killed server's helpers live on for a moment, and a second server beside them would ruin the
        // files. The note guards against that, so it goes only once they are gone.
        let patience = Instant::now();
        while in_use(&self.place.data()) {
            if patience.elapsed() > ORPHANS {
                return false;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        // The socket has a note of its own with the same number.
        for left in [
            note,
            self.place.socket_file(".lock"),
            self.place.socket_file(""),
        ] {
            let _ = fs::remove_file(left);
        }
        false
    }

    fn launch(&self) -> Result<(), PostgresError> {
        let log = self.place.root.join("postgres.log");
        // One start's log is enough to say why it failed; it must not grow for ever.
        let _ = fs::remove_file(&log);
        let started = self.run(
            "pg_ctl",
            &[
                "start",
                "-s",
                "-w",
                "-t",
                "60",
                "-D",
                &text(&self.place.data()),
                "-l",
                &text(&log),
            ],
        );
        started.map_err(|error| match (error, fs::read_to_string(&log)) {
            (PostgresError::Command { command, .. }, Ok(said)) => {
                let mut last: Vec<_> = said.lines().rev().take(5).collect();
                last.reverse();
                PostgresError::Command {
                    command,
                    said: last.join("; "),
                }
            }
            (error, _) => error,
        })
    }

    fn as_user(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        // Variables such as PGDATA or PGHOST would point the tools at another cluster.
        for (name, _) in
            std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PG"))
        {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C").current_dir(&self.place.root);
        if let Some(user) = self.place.run_as {
            command.uid(user.uid).gid(user.gid);
        }
        command
    }

    fn run(&self, name: &'static str, args: &[&str]) -> Result<(), PostgresError> {
        let output = self
            .as_user(self.binaries.program(name))
            .args(args)
            .stdin(Stdio::null())
            // Not pipes for `pg_ctl start`: the server would hold them open and the wait would never end.
            .stdout(if name == "pg_ctl" {
                Stdio::null()
            } else {
                Stdio::piped()
            })
            .stderr(if name == "pg_ctl" {
                Stdio::null()
            } else {
                Stdio::piped()
            })
            .output()
            .map_err(|cause| self.files(name, cause))?;
        check(name, &output)
    }

    fn files(&self, what: &'static str, cause: io::Error) -> PostgresError {
        PostgresError::Files {
            what,
            folder: self.place.root.clone(),
            cause,
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.stop();
    }
}

fn check(command: &'static str, output: &Output) -> Result<(), PostgresError> {
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    let said = if said.is_empty() {
        output.status.to_string()
    } else {
        said
    };
    Err(PostgresError::Command { command, said })
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
