//! A connection that the peer has closed: the first write is answered by a reset, but readers go on seeing the end.
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

async fn moment() {
    tokio::time::sleep(Duration::from_millis(20)).await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    for read_first in [false, true] {
        let mut client = TcpStream::connect(addr).await.unwrap();
        let (server, _) = listener.accept().await.unwrap();
        drop(server);
        moment().await;
        let mut buf = [0; 8];
        if read_first {
            println!("read first: {:?}", client.read(&mut buf).await);
        }
        println!("write: {:?}", client.write(b"to nobody").await);
        moment().await;
        println!("read: {:?}", client.read(&mut buf).await);
        println!("write: {:?}", client.write(b"again").await);
        println!("read: {:?}", client.read(&mut buf).await);
        println!("shutdown: {:?}", client.shutdown().await.map_err(|e| e.kind()));
    }
    let mut client = TcpStream::connect(addr).await.unwrap();
    let (server, _) = listener.accept().await.unwrap();
    client.write_all(b"never read").await.unwrap();
    moment().await;
    drop(server);
    moment().await;
    let mut buf = [0; 8];
    println!("reset: {:?}", client.read(&mut buf).await.map_err(|e| e.kind()));
    println!("then: {:?}", client.read(&mut buf).await);
}
