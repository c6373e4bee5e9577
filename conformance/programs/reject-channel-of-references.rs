// The task would hold a reference to a local variable.
use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<&String>(1);
    let text = String::from("t");
    tokio::spawn(async move {
        while let Some(t) = rx.recv().await {
            println!("{t}");
        }
    });
    tx.send(&text).await.unwrap();
}
