//! Configuration: one struct per concern, from flags or the environment. Each field's line names its variable and default.

mod clock;
mod contacts;
mod network;
mod refuse;
mod sso;

pub use clock::ClockConfig;
pub use contacts::{ContactsError, Directory};
pub use network::Network;
pub use refuse::{Refusal, Refusals};
pub use sso::Sso;

use clap::{Args, Parser, ValueEnum};
use std::{net::SocketAddr, path::PathBuf, str::FromStr, time::Duration};

/// How carefully the portal must behave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    /// Real people: unsafe values stop the start.
    #[default]
    Production,
    /// `make run`: made-up people, fictional numbers, mail into a folder.
    Demo,
    /// Tests.
    Test,
}

/// A value that is never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Hidden(String);

impl Hidden {
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Hidden {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl FromStr for Hidden {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_empty() { "\"\"" } else { "\"…\"" })
    }
}

/// The site as the public sees it.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Site")]
pub struct Site {
    /// `PORTAL_MODE`: `production` (default) refuses unsafe values at start; `demo` for made-up people; `test`.
    #[arg(long, env = "PORTAL_MODE", value_enum, default_value = "production")]
    pub mode: Mode,
    /// `PORTAL_BASE_URL`: scheme, host and port that people use, without a slash at the end. Default: `http://` and the listening address.
    #[arg(long, env = "PORTAL_BASE_URL")]
    pub base_url: Option<String>,
    /// `PORTAL_EXIT_URL`: where "Exit this page" leads; a neutral site. Default in demo: BBC Weather (rule 7.2).
    #[arg(long, env = "PORTAL_EXIT_URL")]
    pub exit_url: Option<String>,
    /// `PORTAL_SITE_DIR`: folder of the built styles and scripts with their `manifest.json`. Default `target/site`.
    #[arg(long, env = "PORTAL_SITE_DIR", default_value = "target/site")]
    pub site_dir: PathBuf,
    /// `PORTAL_CONTACTS`: CSV of telephone numbers and addresses: `key,value,hours,confirmed`. Default: the shipped one, with fictional numbers.
    #[arg(long, env = "PORTAL_CONTACTS")]
    pub contacts: Option<PathBuf>,
    /// `PORTAL_READING_HOURS`: when enquiries are read, in words. Default `Monday to Friday, 9am to 5pm`.
    #[arg(
        long,
        env = "PORTAL_READING_HOURS",
        default_value = "Monday to Friday, 9am to 5pm"
    )]
    pub reading_hours: String,
    /// `PORTAL_PARTNERS`: CSV of the partners of the Prevention Alliance: `code,name,notice_url,confirmed`. Default: the shipped one, partly fictional.
    #[arg(long, env = "PORTAL_PARTNERS")]
    pub partners: Option<PathBuf>,
}

/// The listening side.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Listening")]
pub struct Http {
    /// `PORTAL_LISTEN`: address and port to listen on. Default `127.0.0.1:3000`.
    #[arg(long, env = "PORTAL_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// `PORT`: replaces the port of the address above.
    #[arg(long, env = "PORT")]
    pub port: Option<u16>,
    /// `PORTAL_TRUSTED_PROXIES`: addresses or ranges, with commas, whose `X-Forwarded-For` is believed. Default: none.
    #[arg(long, env = "PORTAL_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<Network>,
    /// `PORTAL_MAX_CONNECTIONS`: open connections; more wait to be accepted. Default 4096.
    #[arg(long, env = "PORTAL_MAX_CONNECTIONS", default_value_t = 4096)]
    pub max_connections: usize,
    /// `PORTAL_MAX_REQUESTS`: requests worked on at once; more are answered 503. Default 512.
    #[arg(long, env = "PORTAL_MAX_REQUESTS", default_value_t = 512)]
    pub max_requests: usize,
    /// `PORTAL_HEADER_SECONDS`: time for a request's first byte and its headers, and once more for its body. Default 10.
    #[arg(long, env = "PORTAL_HEADER_SECONDS", default_value_t = 10)]
    pub header_seconds: u64,
    /// `PORTAL_REQUEST_SECONDS`: time for a whole request, body and answer. Default 20.
    #[arg(long, env = "PORTAL_REQUEST_SECONDS", default_value_t = 20)]
    pub request_seconds: u64,
    /// `PORTAL_DRAIN_SECONDS`: time for open requests after the order to stop. Default 25.
    #[arg(long, env = "PORTAL_DRAIN_SECONDS", default_value_t = 25)]
    pub drain_seconds: u64,
}

impl Http {
    /// The address to listen on.
    pub fn address(&self) -> SocketAddr {
        let mut address = self.listen;
        if let Some(port) = self.port {
            address.set_port(port);
        }
        address
    }
}

/// The database. Without `DATABASE_URL` a private Postgres is started, except in production.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Database")]
pub struct Database {
    /// `DATABASE_URL`: the owner's login (migrates, seeds, imports; never serves). Default: a private Postgres.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<Hidden>,
    /// `DATABASE_URL_WEB`: login of the role `portal_web`. Default, not in production: the owner's, with the role taken on.
    #[arg(long, env = "DATABASE_URL_WEB", hide_env_values = true)]
    pub database_url_web: Option<Hidden>,
    /// `DATABASE_URL_STAFF`: login of the role `portal_staff`. Default as above.
    #[arg(long, env = "DATABASE_URL_STAFF", hide_env_values = true)]
    pub database_url_staff: Option<Hidden>,
    /// `DATABASE_URL_WORKER`: login of the role `portal_worker`. Default as above.
    #[arg(long, env = "DATABASE_URL_WORKER", hide_env_values = true)]
    pub database_url_worker: Option<Hidden>,
    /// `DATABASE_URL_RETENTION`: login of the role `portal_retention`. Default as above.
    #[arg(long, env = "DATABASE_URL_RETENTION", hide_env_values = true)]
    pub database_url_retention: Option<Hidden>,
    /// `DATABASE_URL_EQUALITY`: login of the role `portal_equality`. Default as above.
    #[arg(long, env = "DATABASE_URL_EQUALITY", hide_env_values = true)]
    pub database_url_equality: Option<Hidden>,
    /// `DATABASE_URL_AUDITOR`: login of the role `portal_auditor`. Default as above.
    #[arg(long, env = "DATABASE_URL_AUDITOR", hide_env_values = true)]
    pub database_url_auditor: Option<Hidden>,
    /// `PORTAL_PG_DIR`: folder of the private Postgres. Default `.portal/pg`.
    #[arg(long, env = "PORTAL_PG_DIR", default_value = ".portal/pg")]
    pub pg_dir: PathBuf,
    /// `PORTAL_PG_KEEP`: leaves the private Postgres running when the portal stops. Default: it stops too.
    #[arg(long, env = "PORTAL_PG_KEEP")]
    pub pg_keep: bool,
    /// `PORTAL_POOL_SIZE`: connections of the web and the staff pool; the other pools take a third. Default 10.
    #[arg(long, env = "PORTAL_POOL_SIZE", default_value_t = 10)]
    pub pool_size: u32,
}

impl Database {
    /// The variable and login of each serving role.
    pub fn role_urls(&self) -> [(&'static str, Option<&Hidden>); 6] {
        [
            ("DATABASE_URL_WEB", self.database_url_web.as_ref()),
            ("DATABASE_URL_STAFF", self.database_url_staff.as_ref()),
            ("DATABASE_URL_WORKER", self.database_url_worker.as_ref()),
            (
                "DATABASE_URL_RETENTION",
                self.database_url_retention.as_ref(),
            ),
            ("DATABASE_URL_EQUALITY", self.database_url_equality.as_ref()),
            ("DATABASE_URL_AUDITOR", self.database_url_auditor.as_ref()),
        ]
    }
}

/// How a mail server is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MailTls {
    /// TLS from the first byte, usually port 465.
    Always,
    /// Starts plain and must change to TLS, usually port 587.
    Starttls,
    /// Never: for a server on this machine.
    None,
}

/// Mail.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Mail")]
pub struct Mail {
    /// `PORTAL_SMTP_HOST`: mail server. Default in demo: none, mail goes to a folder.
    #[arg(long, env = "PORTAL_SMTP_HOST")]
    pub smtp_host: Option<String>,
    /// `PORTAL_SMTP_PORT`: its port. Default 587.
    #[arg(long, env = "PORTAL_SMTP_PORT", default_value_t = 587)]
    pub smtp_port: u16,
    /// `PORTAL_SMTP_TLS`: `always`, `starttls` (default) or `none`.
    #[arg(long, env = "PORTAL_SMTP_TLS", value_enum, default_value = "starttls")]
    pub smtp_tls: MailTls,
    /// `PORTAL_SMTP_USER`: name to sign in with. Default: no sign-in.
    #[arg(long, env = "PORTAL_SMTP_USER")]
    pub smtp_user: Option<String>,
    /// `PORTAL_SMTP_PASSWORD`: its password.
    #[arg(long, env = "PORTAL_SMTP_PASSWORD", hide_env_values = true)]
    pub smtp_password: Option<Hidden>,
    /// `PORTAL_MAIL_FROM`: the sender. Default `Help in Stockport <no-reply@portal.invalid>`.
    #[arg(
        long,
        env = "PORTAL_MAIL_FROM",
        default_value = "Help in Stockport <no-reply@portal.invalid>"
    )]
    pub mail_from: String,
    /// `PORTAL_MAIL_DIR`: folder for mail when there is no server. Default `.portal/mail`.
    #[arg(long, env = "PORTAL_MAIL_DIR", default_value = ".portal/mail")]
    pub mail_dir: PathBuf,
}

/// The key file.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Keys")]
pub struct KeyConfig {
    /// `PORTAL_KEY_FILE`: the key file, mode 0600. Default `.portal/keys.json`; made if missing, but not in production.
    #[arg(long, env = "PORTAL_KEY_FILE", default_value = ".portal/keys.json")]
    pub key_file: PathBuf,
    /// `PORTAL_AUDIT_CHECKPOINTS`: file that signed checkpoints of the audit chain are appended to; ship it elsewhere. Default: none.
    #[arg(long = "audit-checkpoints", env = "PORTAL_AUDIT_CHECKPOINTS")]
    pub checkpoint_file: Option<PathBuf>,
    /// `PORTAL_ARGON_MEMORY`: memory of one password hash, in KiB. Default 47104.
    #[arg(long, env = "PORTAL_ARGON_MEMORY", default_value_t = 47_104)]
    pub argon_memory: u32,
    /// `PORTAL_ARGON_PASSES`: passes of one password hash. Default 1.
    #[arg(long, env = "PORTAL_ARGON_PASSES", default_value_t = 1)]
    pub argon_passes: u32,
}

/// Limits by address and in all, per process. They count acts, never page views.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Limits")]
pub struct LimitConfig {
    /// `PORTAL_LIMIT_SEND`: enquiries sent by one address in an hour. Default 30: libraries and hubs share an address.
    #[arg(long, env = "PORTAL_LIMIT_SEND", default_value_t = 30)]
    pub limit_send: u32,
    /// `PORTAL_LIMIT_MESSAGE`: links and codes asked for by one address in an hour. Default 20.
    #[arg(long, env = "PORTAL_LIMIT_MESSAGE", default_value_t = 20)]
    pub limit_message: u32,
    /// `PORTAL_LIMIT_CODE`: codes and links tried by one address in an hour. Default 30.
    #[arg(long, env = "PORTAL_LIMIT_CODE", default_value_t = 30)]
    pub limit_code: u32,
    /// `PORTAL_LIMIT_PASSPHRASE`: passphrases tried by one address in an hour. Default 20.
    #[arg(long, env = "PORTAL_LIMIT_PASSPHRASE", default_value_t = 20)]
    pub limit_passphrase: u32,
    /// `PORTAL_LIMIT_SIGN_IN`: staff sign-ins tried by one address in an hour. Default 60.
    #[arg(long, env = "PORTAL_LIMIT_SIGN_IN", default_value_t = 60)]
    pub limit_sign_in: u32,
    /// `PORTAL_LIMIT_FEEDBACK`: feedback sent by one address in an hour. Default 10.
    #[arg(long, env = "PORTAL_LIMIT_FEEDBACK", default_value_t = 10)]
    pub limit_feedback: u32,
    /// `PORTAL_LIMIT_OVERALL`: how many times an address's limit all addresses together have. Default 50.
    #[arg(long, env = "PORTAL_LIMIT_OVERALL", default_value_t = 50)]
    pub limit_overall: u32,
}

/// The log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Log")]
pub struct LogConfig {
    /// `PORTAL_LOG_FORMAT`: `text` (default) or `json`, one object a line.
    #[arg(long, env = "PORTAL_LOG_FORMAT", value_enum, default_value = "text")]
    pub log_format: LogFormat,
    /// `PORTAL_LOG`: what is logged, as `tracing` filters say it. Default `info`.
    #[arg(
        long,
        env = "PORTAL_LOG",
        default_value = "info,sqlx=warn,sqlx::postgres::notice=off,sea_orm_migration=warn"
    )]
    pub log: String,
}

/// Everything that serving needs.
#[derive(Args, Clone, Debug)]
pub struct Config {
    #[command(flatten)]
    pub site: Site,
    #[command(flatten)]
    pub http: Http,
    #[command(flatten)]
    pub database: Database,
    #[command(flatten)]
    pub mail: Mail,
    #[command(flatten)]
    pub sso: Sso,
    #[command(flatten)]
    pub keys: KeyConfig,
    #[command(flatten)]
    pub limits: LimitConfig,
    #[command(flatten)]
    pub log: LogConfig,
    #[command(flatten)]
    pub clock: ClockConfig,
}

/// Where "Exit this page" leads when nothing is configured; production must say so itself.
pub const DEFAULT_EXIT: &str = "https://www.bbc.co.uk/weather";

impl Config {
    /// The configuration of the environment alone, with the defaults for the rest.
    pub fn from_env() -> Result<Self, clap::Error> {
        #[derive(Parser)]
        struct Bare {
            #[command(flatten)]
            config: Config,
        }
        Bare::try_parse_from(["portal"]).map(|bare| bare.config)
    }

    /// Scheme, host and port that people use.
    pub fn base_url(&self) -> String {
        match &self.site.base_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.http.address()),
        }
    }

    /// Whether the site is reached by https.
    pub fn secure(&self) -> bool {
        self.base_url().starts_with("https://")
    }

    /// The neutral site.
    pub fn exit_url(&self) -> String {
        self.site
            .exit_url
            .clone()
            .unwrap_or_else(|| DEFAULT_EXIT.to_owned())
    }

    /// Time for the head of a request, and once more for its body.
    pub fn header_time(&self) -> Duration {
        Duration::from_secs(self.http.header_seconds)
    }

    /// Time for a whole request.
    pub fn request_time(&self) -> Duration {
        Duration::from_secs(self.http.request_seconds)
    }
}

#[cfg(test)]
mod tests;
