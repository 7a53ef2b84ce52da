//! Bytes on a socket, for what no well-behaved client does.

use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Connects.
pub async fn connect(address: SocketAddr) -> TcpStream {
    TcpStream::connect(address)
        .await
        .expect("the portal listens")
}

/// Sends bytes and reads until the other side closes or `patience` is over.
pub async fn exchange(address: SocketAddr, bytes: &[u8], patience: Duration) -> String {
    let mut stream = connect(address).await;
    // The portal may refuse and close before it has read everything.
    let _ = stream.write_all(bytes).await;
    read(&mut stream, patience).await
}

/// Reads until the other side closes or `patience` is over.
pub async fn read(stream: &mut TcpStream, patience: Duration) -> String {
    let mut bytes = Vec::new();
    let _ = tokio::time::timeout(patience, stream.read_to_end(&mut bytes)).await;
    String::from_utf8_lossy(&bytes).into_owned()
}
