// The channel carries numbers.
use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<u32>(1);
    tx.send("five").await.unwrap();
    println!("{:?}", rx.recv().await);
}
