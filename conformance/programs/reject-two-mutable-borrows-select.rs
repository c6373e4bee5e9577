// Two branches of select! need the same channel end.
use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<u8>(4);
    tx.send(1).await.unwrap();
    tokio::select! {
        a = rx.recv() => println!("first {a:?}"),
        b = rx.recv() => println!("second {b:?}"),
    }
}
