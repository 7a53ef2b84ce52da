//! The accept loop, spoken to in bytes.

use axum::routing::{get, post};
use harness::{App, raw};
use platform::fields::Fields;
use std::time::{Duration, Instant};
use tokio::io::AsyncWriteExt;

/// More than any answer here takes.
const PATIENCE: Duration = Duration::from_secs(8);

async fn app() -> App {
    App::builder()
        .config(|config| {
            config.http.header_seconds = 1;
            config.http.drain_seconds = 3;
        })
        .start_with(|router| {
            router
                .route("/try/quick", get(async || "quick"))
                .route(
                    "/try/slow",
                    get(async || {
                        tokio::time::sleep(Duration::from_millis(1500)).await;
                        "done"
                    }),
                )
                .route(
                    "/try/form",
                    post(async |fields: Fields| fields.one("a").len().to_string()),
                )
        })
        .await
}

#[tokio::test]
async fn a_client_that_sends_nothing_or_dribbles_is_cut_off() {
    let app = app().await;
    let (address, stop, done) = app.listen().await;
    let started = Instant::now();
    let silent = raw::exchange(address, b"", PATIENCE);
    let half = raw::exchange(
        address,
        b"GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: ",
        PATIENCE,
    );
    let (silent, half) = tokio::join!(silent, half);
    assert!(
        started.elapsed() < Duration::from_secs(4),
        "{:?}",
        started.elapsed()
    );
    assert!(silent.is_empty() || silent.contains(" 408 "), "{silent}");
    assert!(half.is_empty() || half.contains(" 408 "), "{half}");
    // One byte every 200 ms never finishes a head in time.
    let mut dribble = raw::connect(address).await;
    let started = Instant::now();
    for byte in b"GET / HTTP/1.1\r\nhost: localhost\r\nx-a: aaaaaaaaaaaaaaaaaaaaaaaaaaaa" {
        tokio::time::sleep(Duration::from_millis(200)).await;
        if dribble.write_all(&[*byte]).await.is_err() || started.elapsed() > PATIENCE {
            break;
        }
    }
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "{:?}",
        started.elapsed()
    );
    // An honest client is still served, and a kept-open connection without a second request ends too.
    let answer = raw::exchange(
        address,
        b"GET /try/quick HTTP/1.1\r\nhost: localhost\r\n\r\n",
        PATIENCE,
    )
    .await;
    assert!(answer.ends_with("quick"), "{answer}");
    stop.cancel();
    done.await.expect("it stops");
    app.end().await;
}

#[tokio::test]
async fn a_head_without_end_is_refused() {
    let app = app().await;
    let (address, stop, done) = app.listen().await;
    let long = format!(
        "GET / HTTP/1.1\r\nhost: localhost\r\nx-long: {}\r\n\r\n",
        "a".repeat(200_000)
    );
    assert!(
        raw::exchange(address, long.as_bytes(), PATIENCE)
            .await
            .starts_with("HTTP/1.1 431 ")
    );
    let many = format!(
        "GET / HTTP/1.1\r\nhost: localhost\r\n{}\r\n",
        "x-many: a\r\n".repeat(500)
    );
    assert!(
        raw::exchange(address, many.as_bytes(), PATIENCE)
            .await
            .starts_with("HTTP/1.1 431 ")
    );
    stop.cancel();
    done.await.expect("it stops");
    app.end().await;
}

#[tokio::test]
async fn a_body_without_end_is_cut_at_the_limit() {
    let app = app().await;
    let (address, stop, done) = app.listen().await;
    let head = "POST /try/form HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost:3000\r\n\
                content-type: application/x-www-form-urlencoded\r\ntransfer-encoding: chunked\r\n\r\n";
    let chunk = format!("4000\r\n{}\r\n", "a".repeat(0x4000));
    let mut stream = raw::connect(address).await;
    stream.write_all(head.as_bytes()).await.expect("sent");
    let mut sent = 0_usize;
    // Ten megabytes are offered; the portal reads 64 kB, answers and closes.
    for _ in 0..640 {
        if stream.write_all(chunk.as_bytes()).await.is_err() {
            break;
        }
        sent += chunk.len();
    }
    let answer = raw::read(&mut stream, PATIENCE).await;
    assert!(
        answer.starts_with("HTTP/1.1 413 ") || sent < 10_000_000,
        "{sent} {answer}"
    );
    stop.cancel();
    done.await.expect("it stops");
    app.end().await;
}

#[tokio::test]
async fn connections_beyond_the_cap_wait_for_a_place() {
    let app = App::builder()
        .config(|config| {
            config.http.max_connections = 2;
            config.http.header_seconds = 1;
        })
        .start()
        .await;
    let (address, stop, done) = app.listen().await;
    let _silent = [raw::connect(address).await, raw::connect(address).await];
    let started = Instant::now();
    let answer = raw::exchange(
        address,
        b"GET /health/live HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
        PATIENCE,
    )
    .await;
    assert!(answer.ends_with("live\n"), "{answer}");
    assert!(
        started.elapsed() >= Duration::from_millis(500),
        "it waited for a silent one to be cut off"
    );
    stop.cancel();
    done.await.expect("it stops");
    app.end().await;
}

#[tokio::test]
async fn an_order_to_stop_lets_open_requests_finish_and_takes_no_new_ones() {
    let app = app().await;
    let (address, stop, done) = app.listen().await;
    let slow = tokio::spawn(raw::exchange(
        address,
        b"GET /try/slow HTTP/1.1\r\nhost: localhost\r\n\r\n",
        PATIENCE,
    ));
    // A head that never ends must not hold the stop up (axum issue 3478).
    let mut half = raw::connect(address).await;
    half.write_all(b"GET / HTTP/1.1\r\n").await.expect("sent");
    tokio::time::sleep(Duration::from_millis(300)).await;
    let started = Instant::now();
    stop.cancel();
    done.await.expect("it stops");
    assert!(
        started.elapsed() < Duration::from_secs(3),
        "{:?}",
        started.elapsed()
    );
    assert!(slow.await.expect("answered").ends_with("done"));
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
    assert_eq!(app.client().get("/health/ready").await.status(), 503);
    app.end().await;
}

/// Six hundred people who send half a form hold up nobody (`max_requests` is 512).
#[tokio::test]
async fn half_sent_forms_take_no_place_from_others() {
    let app = App::start().await;
    let (address, stop, done) = app.listen().await;
    let mut held = Vec::new();
    for _ in 0..600 {
        let mut stream = raw::connect(address).await;
        stream
            .write_all(
                b"POST /enquiry/topic HTTP/1.1\r\nhost: localhost\r\n\
                  content-type: application/x-www-form-urlencoded\r\ncontent-length: 100\r\n\r\ntopic=",
            )
            .await
            .expect("sent");
        held.push(stream);
    }
    for path in [
        "/",
        "/emergency",
        "/health/live",
        "/health/ready",
        "/enquiry/topic",
    ] {
        let request =
            format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        let answer = raw::exchange(address, request.as_bytes(), PATIENCE).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer:.100}");
    }
    drop(held);
    stop.cancel();
    done.await.expect("it stops");
    app.end().await;
}

#[tokio::test]
async fn a_reader_who_takes_nothing_is_cut_off() {
    const WHOLE: usize = 64 << 20;
    let app = App::builder()
        .config(|config| config.http.header_seconds = 1)
        .start_with(|router| router.route("/try/large", get(async || vec![b'a'; WHOLE])))
        .await;
    let (address, stop, done) = app.listen().await;
    let mut stream = raw::connect(address).await;
    stream
        .write_all(b"GET /try/large HTTP/1.1\r\nhost: localhost\r\n\r\n")
        .await
        .expect("sent");
    tokio::time::sleep(Duration::from_secs(5)).await;
    let read = raw::read(&mut stream, PATIENCE).await.len();
    assert!(
        read < WHOLE,
        "{read}: the connection was kept for a reader who took nothing"
    );
    stop.cancel();
    done.await.expect("it stops");
    app.end().await;
}
