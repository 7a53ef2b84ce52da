//! `portal health`: for a service manager or a container's health check.

use platform::config::Http;
use std::{process::ExitCode, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A portal that takes longer is not healthy.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) async fn run(config: Http) -> anyhow::Result<ExitCode> {
    let mut address = config.address();
    if address.ip().is_unspecified() {
        address.set_ip(if address.is_ipv4() {
            [127, 0, 0, 1].into()
        } else {
            std::net::Ipv6Addr::LOCALHOST.into()
        });
    }
    let answer = tokio::time::timeout(PATIENCE, request_health(address)).await;
    let (code, words) = match answer {
        Ok(Ok(text)) => {
            let ready = text.starts_with("HTTP/1.1 200 ");
            (
                u8::from(!ready),
                text.rsplit_once("\r\n\r\n")
                    .map_or(String::new(), |(_, body)| body.trim().to_owned()),
            )
        }
        Ok(Err(cause)) => (1, format!("{address} does not answer: {cause}")),
        Err(_) => (1, format!("{address} does not answer in time")),
    };
    println!("{words}");
    Ok(ExitCode::from(code))
}

async fn request_health(address: std::net::SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    stream
        .write_all(
            format!("GET /health/ready HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n")
                .as_bytes(),
        )
        .await?;
    let mut text = String::new();
    stream.read_to_string(&mut text).await?;
    Ok(text)
}
