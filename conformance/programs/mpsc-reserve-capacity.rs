// reserve takes a slot before there is a value; capacity counts free slots.
// rules: MP-3, SE-1
use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<&str>(3);
    let permit = tx.reserve().await.unwrap();
    println!("free {} of {}", tx.capacity(), tx.max_capacity());
    tx.send("first").await.unwrap();
    permit.send("second");
    println!("free {}", tx.capacity());
    println!("{:?} {:?}", tx.try_send("third"), tx.try_send("fourth"));
    drop(tx);
    while let Some(text) = rx.recv().await {
        println!("{text}");
    }
}
