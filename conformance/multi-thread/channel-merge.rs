// Three producers, one channel: their messages mix in any way, each producer's stay in order.
// rules: MP-1, MP-4, MT-2
// legal: words in any order with a0 < a1 < a2 < end, b0 < b1 < b2 < end, c0 < c1 < c2 < end
use tokio::sync::mpsc;

#[tokio::main(flavor = "multi_thread", worker_threads = 3)]
async fn main() {
    let (tx, mut rx) = mpsc::channel(2);
    for name in ["a", "b", "c"] {
        let tx = tx.clone();
        tokio::spawn(async move {
            for i in 0..3 {
                tx.send(format!("{name}{i}")).await.unwrap();
            }
        });
    }
    drop(tx);
    while let Some(message) = rx.recv().await {
        print!("{message} ");
    }
    println!("end");
}
