// A receive can fail in two ways.
// edition: 2024
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::TryRecvError;
#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<u32>(1);
    tx.send(1).await.unwrap();
    match rx.try_recv() {
        Ok(n) => println!("{n}"),
        Err(TryRecvError::Empty) => println!("empty"),
    }
}
