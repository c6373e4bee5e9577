// Several producers share a small buffer; permits are handed out in the order of the queue.
// rules: MP-1, SE-1, TR-14
use tokio::sync::mpsc;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::channel(1);
    for p in 0..3 {
        let tx = tx.clone();
        tokio::spawn(async move {
            for i in 0..2 {
                tx.send((p, i)).await.unwrap();
                println!("producer {p} sent {i}");
            }
        });
    }
    drop(tx);
    while let Some((p, i)) = rx.recv().await {
        println!("got {i} from {p}");
    }
    println!("closed");
}
