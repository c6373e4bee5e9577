// A scripted stream: reads in pieces, a wait, a write that must match.
// rules: IO-1
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = tokio::time::Instant::now();
    let mut io = tokio_test::io::Builder::new().read(b"hel").read(b"lo").wait(Duration::from_millis(20)).write(b"bye").build();
    let mut text = [0; 5];
    io.read_exact(&mut text).await.unwrap();
    println!("{}", String::from_utf8_lossy(&text));
    io.write_all(b"bye").await.unwrap();
    println!("{:?} {:?}", start.elapsed() >= Duration::from_millis(20), io);
}
