// `recv` needs a mutable receiver.
use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, rx) = mpsc::channel(1);
    tx.send(1).await.unwrap();
    println!("{:?}", rx.recv().await);
}
