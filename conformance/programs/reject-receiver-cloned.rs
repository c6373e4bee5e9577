// A receiver of mpsc has no clone.
// edition: 2024
use tokio::sync::mpsc;
#[tokio::main]
async fn main() {
    let (tx, rx) = mpsc::channel::<u32>(1);
    let mut rx2 = rx.clone();
    drop(tx);
    println!("{:?}", rx2.recv().await);
}
