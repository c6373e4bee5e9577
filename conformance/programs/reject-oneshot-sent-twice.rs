// A oneshot sender is used up by its send.
use tokio::sync::oneshot;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, rx) = oneshot::channel();
    tx.send(1).unwrap();
    tx.send(2).unwrap();
    println!("{:?}", rx.await);
}
