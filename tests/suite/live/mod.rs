//! Pages that are kept up to date: streams, what they tell and to whom, and what islands ask.

mod answers;
mod matrix;
mod presence;
mod streams;

use crate::staff::world::World;
use harness::{App, Client};
use http::Method;
use serde_json::{Value, json};
use server::live::poll;
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinHandle,
};
use tokio_util::sync::CancellationToken;

/// What is on a page of the portal after a change elsewhere is there within this time.
const PROMISED: Duration = Duration::from_secs(2);

/// A portal that serves on a port and looks for changes, as the binary does.
struct Served {
    world: World,
    address: SocketAddr,
    stop: CancellationToken,
    done: JoinHandle<()>,
    looks: JoinHandle<()>,
}

impl Served {
    async fn start() -> Self {
        let world = World::start().await;
        let (address, stop, done) = world.app.listen().await;
        let state = world.app.state.clone();
        let looks = tokio::spawn(async move {
            loop {
                let texts = state.publications().await;
                let _ = poll::run_once(&state, &state.live, texts.data()).await;
                tokio::time::sleep(poll::EVERY).await;
            }
        });
        Self {
            world,
            address,
            stop,
            done,
            looks,
        }
    }

    fn app(&self) -> &App {
        &self.world.app
    }

    /// Opens a stream with somebody's cookie.
    async fn stream(&self, client: &Client, path: &str) -> Stream {
        let cookie = client.cookie("staff").unwrap_or("none");
        Stream::open(self.address, path, &format!("cookie: staff={cookie}\r\n")).await
    }

    async fn end(self) {
        self.stop.cancel();
        self.done.await.unwrap();
        self.looks.abort();
        let _ = self.looks.await;
        self.world.app.end().await;
    }
}

/// A stream as a browser reads it.
struct Stream {
    tcp: TcpStream,
    /// All that came so far, head included.
    text: String,
    ended: bool,
}

impl Stream {
    async fn open(address: SocketAddr, path: &str, headers: &str) -> Self {
        let mut tcp = TcpStream::connect(address).await.unwrap();
        let ask = format!(
            "GET {path} HTTP/1.1\r\nhost: localhost:3000\r\naccept: text/event-stream\r\naccept-encoding: br, gzip\r\n{headers}\r\n"
        );
        tcp.write_all(ask.as_bytes()).await.unwrap();
        let mut stream = Self {
            tcp,
            text: String::new(),
            ended: false,
        };
        stream
            .read_until(Duration::from_secs(5), |text| text.contains("\r\n\r\n"))
            .await;
        stream
    }

    fn status(&self) -> u16 {
        let code = self.text.split(' ').nth(1).unwrap_or_default();
        code.parse().unwrap_or_default()
    }

    fn heard(&self, event: &str) -> usize {
        self.text.matches(&format!("event: {event}\n")).count()
    }

    /// Reads until enough came, the other side closes, or the time is over; says which.
    async fn read_until(&mut self, within: Duration, enough: impl Fn(&str) -> bool) -> bool {
        let until = Instant::now() + within;
        let mut bytes = [0; 4096];
        while !enough(&self.text) && !self.ended {
            let left = until.saturating_duration_since(Instant::now());
            match tokio::time::timeout(left, self.tcp.read(&mut bytes)).await {
                Ok(Ok(0)) | Ok(Err(_)) => self.ended = true,
                Ok(Ok(read)) => self.text.push_str(&String::from_utf8_lossy(&bytes[..read])),
                Err(_) => return false,
            }
        }
        enough(&self.text)
    }

    /// Whether one more event of a name comes in time.
    async fn hears(&mut self, event: &str, within: Duration) -> bool {
        let before = self.heard(event);
        let line = format!("event: {event}\n");
        self.read_until(within, |text| text.matches(&line).count() > before)
            .await
    }

    /// Waits for the first event, and until nothing comes any more.
    async fn settled(&mut self) {
        assert_eq!(self.status(), 200, "{}", self.text);
        assert!(self.heard("changed") > 0 || self.hears("changed", PROMISED).await);
        while self.hears("changed", Duration::from_millis(1_300)).await {}
    }

    async fn ends(&mut self, within: Duration) -> bool {
        // The last piece is an empty one; the connection itself may be used again.
        self.read_until(within, |text| text.ends_with("\r\n0\r\n\r\n"))
            .await
            || self.ended
    }
}

/// Asks as an island does.
async fn ask(client: &mut Client, question: &str, body: Value) -> Value {
    client
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json");
    let answer = client
        .send(
            Method::POST,
            &format!("/staff/api/{question}"),
            Some(body.to_string()),
        )
        .await;
    client
        .without_header("content-type")
        .without_header("sec-fetch-site");
    serde_json::from_str(&answer.html()).unwrap_or_else(|_| json!({ "not": answer.html() }))
}

async fn queue_now(client: &mut Client, queue: &str, query: &str, shown: &[&str]) -> Value {
    let asked = json!({ "asked": { "queue": queue, "query": query, "shown": shown } });
    ask(client, "queue-now", asked).await
}

async fn case_now(client: &mut Client, reference: &str, writing: bool) -> Value {
    let asked = json!({ "reference": reference, "writing": writing });
    ask(client, "case-now", asked).await
}
