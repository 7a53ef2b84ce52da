//! A portal of its own for one test.

use crate::{CANARY, Client, Database, MailServer, log::Log};
use app::site::Partner;
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use platform::{
    clock::Clock,
    config::{Config, Directory, MailTls, Mode},
    crypto::Keys,
    db, serve,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use server::{delivery, notice::seed, state::AppState};
use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};
use tokio_util::sync::CancellationToken;
use tracing::subscriber::DefaultGuard;

/// What to change before the start.
pub struct Builder {
    config: Config,
    at: DateTime<Utc>,
    into_folder: bool,
}

/// A running portal with its own database, mail server, clock and log.
pub struct App {
    pub state: AppState,
    pub clock: Clock,
    pub mail: MailServer,
    /// The owner's way in: sees past row-level security.
    pub owner: DatabaseConnection,
    pub database: Database,
    router: axum::Router,
    log: Log,
    addresses: Arc<Mutex<Vec<String>>>,
    unsent_is_fine: bool,
    ended: bool,
    _catching: DefaultGuard,
}

impl App {
    /// A portal with ordinary settings on Wednesday 18 November 2026, 10 in the morning.
    pub async fn start() -> Self {
        Self::builder().start().await
    }

    pub fn builder() -> Builder {
        let mut config = Config::from_env().expect("the environment holds no wrong setting");
        config.site.mode = Mode::Test;
        config.site.base_url = Some("http://localhost:3000".into());
        config.site.contacts = None;
        config.site.partners = None;
        config.keys.argon_memory = 64;
        config.keys.argon_passes = 1;
        config.database.pool_size = 6;
        Builder {
            config,
            at: Utc
                .with_ymd_and_hms(2026, 11, 18, 10, 0, 0)
                .single()
                .expect("a real instant"),
            into_folder: false,
        }
    }

    /// A person with an empty cookie jar.
    pub fn client(&self) -> Client {
        Client::new(
            self.router.clone(),
            self.state.config.base_url(),
            self.addresses.clone(),
        )
    }

    /// The same portal after a restart with other partners: same database, keys and clock.
    pub async fn with_partners(&self, partners: &[(&str, &str)]) -> Restarted {
        let mut directory =
            Directory::load(None, None).expect("the shipped contacts are well formed");
        directory.partners = partners
            .iter()
            .map(|(code, name)| Partner {
                code: (*code).to_owned(),
                name: (*name).to_owned(),
                notice_url: None,
            })
            .collect();
        seed(&self.owner, &directory.partners, self.clock.now())
            .await
            .expect("the new words go in");
        let state = AppState::build(
            self.state.config.clone(),
            directory,
            Some(&self.database.owner),
            self.state.keys.clone(),
            self.clock.clone(),
        )
        .expect("the parts fit");
        Restarted {
            router: server::router::router(state.clone()),
            addresses: self.addresses.clone(),
            state,
        }
    }

    /// Serves on a real port as well, until the token is cancelled; the handle ends when the last request did.
    pub async fn listen(&self) -> (SocketAddr, CancellationToken, tokio::task::JoinHandle<()>) {
        let listener = serve::listen(([127, 0, 0, 1], 0).into())
            .await
            .expect("a port is free");
        let address = listener.local_addr().expect("it listens");
        let stop = CancellationToken::new();
        let told = stop.clone();
        let (router, state) = (self.router.clone(), self.state.clone());
        let done = tokio::spawn(async move {
            serve::serve(listener, router, state.platform, told.cancelled()).await
        });
        (address, stop, done)
    }

    /// Moves the clock.
    pub fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    /// Runs the outbox until nothing is due.
    pub async fn send_mail(&self) {
        while delivery::run_once(&self.state)
            .await
            .expect("the outbox runs")
            > 0
        {}
    }

    /// Messages that stay unsent are part of this test.
    pub fn unsent_is_fine(&mut self) {
        self.unsent_is_fine = true;
    }

    /// What was logged so far.
    pub fn log(&self) -> String {
        self.log.text()
    }

    /// The first column of the first row, as text; asked by the owner.
    pub async fn value(&self, sql: &str) -> Option<String> {
        let statement = Statement::from_string(
            DbBackend::Postgres,
            format!("SELECT ({sql})::text AS value"),
        );
        let row = self
            .owner
            .query_one_raw(statement)
            .await
            .expect("the question is SQL")?;
        row.try_get::<Option<String>>("", "value").expect("text")
    }

    /// Runs a statement as the owner.
    pub async fn execute(&self, sql: &str) {
        self.owner
            .execute_unprepared(sql)
            .await
            .expect("the statement runs");
    }

    /// The whole database as `pg_dump` writes it, with every `bytea` also as the text it may hold.
    pub async fn dump(&self) -> String {
        let url = crate::cluster_url(&self.database)
            .or_else(|| std::env::var("DATABASE_URL").ok())
            .expect("a server");
        let output = tokio::process::Command::new("pg_dump")
            .args(["--dbname", &url, "--data-only", "--inserts"])
            .output()
            .await
            .expect("pg_dump is installed with Postgres");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let readable = text.split("\\x").skip(1).map(|rest| {
            let hex: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
            let bytes: Vec<u8> = (0..hex.len() / 2)
                .filter_map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).ok())
                .collect();
            String::from_utf8_lossy(&bytes).into_owned()
        });
        let readable: Vec<String> = readable.collect();
        format!("{text}\n{}", readable.join("\n"))
    }

    /// Checks what every test must leave behind: nothing unsent, no canary where it may not be.
    pub async fn end(mut self) {
        self.ended = true;
        let unsent = self
            .value("SELECT count(*) FROM outbox WHERE state = 'queued'")
            .await;
        let (log, addresses) = (
            self.log(),
            self.addresses
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone(),
        );
        self.state.pools.close().await;
        self.owner.get_postgres_connection_pool().close().await;
        self.database.clone().drop().await;
        assert!(
            self.unsent_is_fine || unsent.as_deref() == Some("0"),
            "{unsent:?} messages were left unsent"
        );
        if let Some(line) = log.lines().find(|line| line.contains(CANARY)) {
            panic!("the log tells something personal: {line}");
        }
        if let Some(address) = addresses.iter().find(|address| address.contains(CANARY)) {
            panic!("an address tells something personal: {address}");
        }
        for mail in self.mail.received() {
            let told = mail
                .head()
                .lines()
                .find(|line| !line.starts_with("To:") && line.contains(CANARY));
            assert!(
                told.is_none(),
                "the head of a mail tells something personal: {told:?}"
            );
        }
    }
}

/// A portal that was started again over the same database.
pub struct Restarted {
    state: AppState,
    router: axum::Router,
    addresses: Arc<Mutex<Vec<String>>>,
}

impl Restarted {
    /// A person with an empty cookie jar.
    pub fn client(&self) -> Client {
        Client::new(
            self.router.clone(),
            self.state.config.base_url(),
            self.addresses.clone(),
        )
    }

    /// Lets go of the database, which its test drops.
    pub async fn close(self) {
        self.state.pools.close().await;
    }
}

impl Builder {
    /// Changes the configuration.
    pub fn config(mut self, change: impl FnOnce(&mut Config)) -> Self {
        change(&mut self.config);
        self
    }

    /// Starts at another instant.
    pub fn at(mut self, at: DateTime<Utc>) -> Self {
        self.at = at;
        self
    }

    /// Mail goes into the configured folder, as on a trial site.
    pub fn mail_into_folder(mut self) -> Self {
        self.into_folder = true;
        self
    }

    /// Starts with the router as it is.
    pub async fn start(self) -> App {
        self.start_with(|router| router).await
    }

    /// Starts with more addresses, to try the layers on.
    pub async fn start_with(
        mut self,
        more: impl FnOnce(axum::Router<AppState>) -> axum::Router<AppState>,
    ) -> App {
        let (log, catching) = Log::catch();
        let database = Database::create().await;
        let mail = MailServer::start().await;
        self.config.mail.smtp_host = (!self.into_folder).then(|| "127.0.0.1".into());
        self.config.mail.smtp_port = mail.port();
        self.config.mail.smtp_tls = MailTls::None;
        self.config.mail.mail_from = "Help in Stockport <no-reply@portal.example>".into();
        let clock = Clock::fixed(self.at);
        let directory = Directory::load(None, None).expect("the shipped contacts are well formed");
        let keys = Keys::generate(self.at);
        let state = AppState::build(
            self.config,
            directory,
            Some(&database.owner),
            keys,
            clock.clone(),
        )
        .expect("the parts fit");
        App {
            router: server::router::with_layers(more(server::router::addresses(&state)), &state),
            owner: db::owner(&database.owner),
            state,
            clock,
            mail,
            database,
            log,
            addresses: Arc::default(),
            unsent_is_fine: false,
            ended: false,
            _catching: catching,
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if !self.ended && !std::thread::panicking() {
            panic!("a test ends with `app.end().await`, which checks what is left behind");
        }
    }
}
