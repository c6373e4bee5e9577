use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, DuplexStream, duplex};
use tokio::time::{interval, sleep};

// The line arrives in two pieces.
async fn peer(mut wire: DuplexStream) {
    wire.write_all(b"hello ").await.unwrap();
    sleep(Duration::from_millis(50)).await;
    wire.write_all(b"world\n").await.unwrap();
}

// BAD: each turn of the loop makes a new read_line. When the tick wins, the
// old one is dropped, together with the piece that it had already read.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (near, far) = duplex(64);
    tokio::spawn(peer(far));
    let mut reader = BufReader::new(near);
    let mut ticks = interval(Duration::from_millis(20));
    loop {
        let mut line = String::new();
        tokio::select! {
            read = reader.read_line(&mut line) => {
                read.unwrap();
                println!("got {line:?}");
                break;
            }
            _ = ticks.tick() => println!("tick"),
        }
    }
}
