//! A mail server in the test's own process that speaks the protocol, and can be in a bad mood.

use std::sync::{Arc, Mutex, PoisonError};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// How the server answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    #[default]
    Takes,
    /// Closes the connection before a word.
    HangsUp,
    /// 451 to every recipient: try again later.
    NotNow,
    /// 550 to every recipient: never.
    Never,
    /// Takes the whole mail, says 250, and the answer is lost on the way.
    TakesAndDrops,
    /// Says nothing at all.
    Silent,
    /// Says nothing until its mood is another.
    Waits,
}

/// A mail that was taken.
#[derive(Clone, Debug)]
pub struct Mail {
    pub to: Vec<String>,
    /// Head and body as they came.
    pub raw: String,
}

impl Mail {
    pub fn head(&self) -> &str {
        self.raw.split("\r\n\r\n").next().unwrap_or_default()
    }

    /// The text, with soft line breaks undone.
    pub fn body(&self) -> String {
        let body = self.raw.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        decode(&self.raw, body)
    }

    /// A line of the head, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let unfolded = self.head().replace("\r\n ", " ").replace("\r\n\t", " ");
        unfolded.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name)
                .then(|| value.trim().to_owned())
        })
    }

    /// The first link in the text.
    pub fn link(&self) -> Option<String> {
        self.body()
            .split_whitespace()
            .find(|word| word.starts_with("http"))
            .map(str::to_owned)
    }
}

/// The server.
#[derive(Clone)]
pub struct MailServer {
    port: u16,
    mood: Arc<Mutex<Mood>>,
    received: Arc<Mutex<Vec<Mail>>>,
}

impl MailServer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .expect("a port is free");
        let server = Self {
            port: listener.local_addr().expect("it listens").port(),
            mood: Arc::default(),
            received: Arc::default(),
        };
        let copy = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = copy.clone();
                tokio::spawn(async move {
                    let _ = server.talk(stream).await;
                });
            }
        });
        server
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn set_mood(&self, mood: Mood) {
        *self.mood.lock().unwrap_or_else(PoisonError::into_inner) = mood;
    }

    /// Everything taken so far.
    pub fn received(&self) -> Vec<Mail> {
        self.received
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn mood(&self) -> Mood {
        *self.mood.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        match self.mood() {
            Mood::HangsUp => return Ok(()),
            Mood::Silent => {
                tokio::time::sleep(std::time::Duration::from_secs(600)).await;
                return Ok(());
            }
            Mood::Waits => {
                while self.mood() == Mood::Waits {
                    tokio::time::sleep(std::time::Duration::from_millis(10)).await;
                }
            }
            _ => {}
        }
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        let mut to = Vec::new();
        write.write_all(b"220 mail.test ESMTP\r\n").await?;
        while let Some(line) = lines.next_line().await? {
            let word = line
                .split_whitespace()
                .next()
                .unwrap_or_default()
                .to_ascii_uppercase();
            let reply: &[u8] = match (word.as_str(), self.mood()) {
                ("EHLO" | "HELO", _) => b"250-mail.test\r\n250 8BITMIME\r\n",
                ("RCPT", Mood::NotNow) => b"451 try later\r\n",
                ("RCPT", Mood::Never) => b"550 no such person\r\n",
                ("RCPT", _) => {
                    to.push(line.split(['<', '>']).nth(1).unwrap_or_default().to_owned());
                    b"250 ok\r\n"
                }
                ("DATA", _) => {
                    write.write_all(b"354 go on\r\n").await?;
                    let mut raw = String::new();
                    while let Some(line) = lines.next_line().await? {
                        if line == "." {
                            break;
                        }
                        raw.push_str(line.strip_prefix('.').unwrap_or(&line));
                        raw.push_str("\r\n");
                    }
                    let mail = Mail {
                        to: std::mem::take(&mut to),
                        raw,
                    };
                    self.received
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(mail);
                    if self.mood() == Mood::TakesAndDrops {
                        return Ok(());
                    }
                    b"250 taken\r\n"
                }
                ("QUIT", _) => {
                    write.write_all(b"221 bye\r\n").await?;
                    return Ok(());
                }
                ("MAIL" | "RSET" | "NOOP", _) => b"250 ok\r\n",
                _ => b"502 what\r\n",
            };
            write.write_all(reply).await?;
        }
        Ok(())
    }
}

/// Undoes quoted-printable and base64, which mail libraries choose by themselves.
fn decode(raw: &str, body: &str) -> String {
    let head = raw
        .split("\r\n\r\n")
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if head.contains("content-transfer-encoding: quoted-printable") {
        let joined = body.replace("=\r\n", "");
        let mut bytes = Vec::new();
        let mut rest = joined.as_bytes();
        while let Some((first, after)) = rest.split_first() {
            let hex = after
                .get(..2)
                .and_then(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
            match (first, hex) {
                (b'=', Some(byte)) => {
                    bytes.push(byte);
                    rest = &after[2..];
                }
                _ => {
                    bytes.push(*first);
                    rest = after;
                }
            }
        }
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    if head.contains("content-transfer-encoding: base64") {
        use base64::Engine;
        let text: String = body.split_whitespace().collect();
        return base64::engine::general_purpose::STANDARD
            .decode(text)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default();
    }
    body.to_owned()
}
