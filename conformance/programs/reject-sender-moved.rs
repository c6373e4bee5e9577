// The first task took the sender with it.
use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::channel(2);
    tokio::spawn(async move {
        tx.send("first").await.unwrap();
    });
    tokio::spawn(async move {
        tx.send("second").await.unwrap();
    });
    while let Some(text) = rx.recv().await {
        println!("{text}");
    }
}
