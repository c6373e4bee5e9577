use std::pin::pin;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, DuplexStream, duplex};
use tokio::time::{interval, sleep};

// The line arrives in two pieces.
async fn peer(mut wire: DuplexStream) {
    wire.write_all(b"hello ").await.unwrap();
    sleep(Duration::from_millis(50)).await;
    wire.write_all(b"world\n").await.unwrap();
}

async fn read_line(reader: &mut BufReader<DuplexStream>) -> String {
    let mut line = String::new();
    reader.read_line(&mut line).await.unwrap();
    line
}

// GOOD: one future for the whole line, made before the loop. select! polls it
// by reference, so a tick does not drop it: the next turn goes on with it.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (near, far) = duplex(64);
    tokio::spawn(peer(far));
    let mut reader = BufReader::new(near);
    let mut line = pin!(read_line(&mut reader));
    let mut ticks = interval(Duration::from_millis(20));
    loop {
        tokio::select! {
            line = &mut line => {
                println!("got {line:?}");
                break;
            }
            _ = ticks.tick() => println!("tick"),
        }
    }
}
