//! Sends one mail: to a mail server, or under `make run` into a folder that `/dev/mail` shows.

use crate::config::{Mail as MailConfig, MailTls};
use anyhow::Context;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Body, Mailbox,
        header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0},
    },
    transport::smtp::{PoolConfig, authentication::Credentials},
};
use std::{path::PathBuf, time::Duration};
use zeroize::Zeroizing;

/// A mail server that takes longer is not there.
const PATIENCE: Duration = Duration::from_secs(15);

/// Most characters of a line of mail (RFC 5322).
const LINE_MAX: usize = 998;

/// What keeps programs from answering and from counting us among people who write (RFC 3834, input F12).
const AUTOMATIC: [(HeaderName, &str); 2] = [
    (
        HeaderName::new_from_ascii_str("Auto-Submitted"),
        "auto-generated",
    ),
    (
        HeaderName::new_from_ascii_str("X-Auto-Response-Suppress"),
        "All",
    ),
];

/// Where mail goes.
pub struct Mailer {
    way: Way,
    from: Mailbox,
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

/// One mail, ready to go.
pub struct Letter {
    /// Stays the same over every try, so that a mail sent twice can be told.
    pub message_id: String,
    pub to: Zeroizing<String>,
    /// The reference and nothing else (rule 8.2).
    pub subject: String,
    pub text: Zeroizing<String>,
}

/// Why a mail did not leave. The server's own words are not kept: they quote addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// It never will: a code for the outbox.
    Never(&'static str),
    /// It may later.
    Later(&'static str),
}

impl Mailer {
    /// The mail server of the configuration, else the folder.
    ///
    /// # Errors
    /// A sender that is not an address, or a server name that cannot be one.
    pub fn new(config: &MailConfig) -> anyhow::Result<Self> {
        let from = config
            .mail_from
            .parse()
            .context("PORTAL_MAIL_FROM is not an address")?;
        let Some(host) = config.smtp_host.as_deref().filter(|host| !host.is_empty()) else {
            return Ok(Self {
                way: Way::Folder(config.mail_dir.clone()),
                from,
            });
        };
        let builder = match config.smtp_tls {
            MailTls::Always => AsyncSmtpTransport::<Tokio1Executor>::relay(host),
            MailTls::Starttls => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host),
            MailTls::None => Ok(AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(
                host,
            )),
        };
        let mut builder = builder
            .context("PORTAL_SMTP_HOST is not a server name")?
            .port(config.smtp_port)
            .timeout(Some(PATIENCE))
            .pool_config(
                PoolConfig::new()
                    .max_size(4)
                    .idle_timeout(Duration::from_secs(20)),
            );
        if let (Some(user), Some(password)) = (&config.smtp_user, &config.smtp_password) {
            builder =
                builder.credentials(Credentials::new(user.clone(), password.expose().to_owned()));
        }
        Ok(Self {
            way: Way::Smtp(builder.build()),
            from,
        })
    }

    /// The folder, when mail goes there.
    pub fn folder(&self) -> Option<&PathBuf> {
        match &self.way {
            Way::Smtp(_) => None,
            Way::Folder(folder) => Some(folder),
        }
    }

    /// Sends a letter.
    pub async fn send(&self, letter: &Letter) -> Result<(), NotSent> {
        let to = letter
            .to
            .parse()
            .map_err(|_| NotSent::Never("no_address"))?;
        let mut builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&letter.subject)
            .message_id(Some(letter.message_id.clone()))
            .header(MIME_VERSION_1_0)
            .header(ContentType::TEXT_PLAIN);
        for (name, value) in AUTOMATIC {
            builder = builder.raw_header(HeaderValue::new(name, value.to_owned()));
        }
        let message = builder
            .body(body(&letter.text))
            .map_err(|_| NotSent::Never("not_a_mail"))?;
        match &self.way {
            Way::Smtp(server) => match server.send(message).await {
                Ok(_) => Ok(()),
                Err(error) if error.is_permanent() => Err(NotSent::Never("mail_refused")),
                Err(error) if error.is_transient() => Err(NotSent::Later("mail_deferred")),
                Err(_) => Err(NotSent::Later("mail_unreachable")),
            },
            Way::Folder(folder) => {
                let name = letter
                    .message_id
                    .trim_matches(['<', '>'])
                    .split('@')
                    .next()
                    .unwrap_or_default();
                let text = format!(
                    "To: {}\nSubject: {}\n\n{}\n",
                    *letter.to, letter.subject, *letter.text
                );
                let written = async {
                    tokio::fs::create_dir_all(folder).await?;
                    tokio::fs::write(folder.join(format!("{name}.txt")), text).await
                };
                written.await.map_err(|_| NotSent::Later("mail_folder"))
            }
        }
    }
}

/// The text on its way. Plain characters go as they are, so that a link stays in one piece (input F2); for
/// others the library chooses.
fn body(text: &str) -> Body {
    if text.is_ascii() && text.lines().all(|line| line.len() <= LINE_MAX) {
        let lines = text.replace("\r\n", "\n").replace('\n', "\r\n");
        Body::dangerous_pre_encoded(lines.into_bytes(), ContentTransferEncoding::SevenBit)
    } else {
        Body::new(text.to_owned())
    }
}
