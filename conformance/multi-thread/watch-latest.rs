// A watch reader may miss values, but never sees an older one after a newer one, and always sees the last.
// rules: WA-2, WA-7, MT-1
use tokio::sync::watch;

#[tokio::main(flavor = "multi_thread", worker_threads = 3)]
async fn main() {
    let (tx, rx) = watch::channel(0u32);
    let readers: Vec<_> = (0..3)
        .map(|_| {
            let mut rx = rx.clone();
            tokio::spawn(async move {
                let mut seen = Vec::new();
                while rx.changed().await.is_ok() {
                    seen.push(*rx.borrow_and_update());
                }
                (seen.is_sorted(), seen.len() <= 20, seen.last().copied())
            })
        })
        .collect();
    drop(rx);
    let writer = tokio::spawn(async move {
        for n in 1..=20 {
            tx.send(n).unwrap();
            if n % 3 == 0 {
                tokio::task::yield_now().await;
            }
        }
    });
    writer.await.unwrap();
    for reader in readers {
        println!("{:?}", reader.await.unwrap());
    }
}
