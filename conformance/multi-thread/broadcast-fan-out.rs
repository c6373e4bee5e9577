// Every receiver sees every message in order, whichever worker it runs on.
// rules: BC-2, BC-3, MT-1
use tokio::sync::broadcast;

#[tokio::main(flavor = "multi_thread", worker_threads = 3)]
async fn main() {
    let (tx, _) = broadcast::channel(64);
    let receivers: Vec<_> = (0..4)
        .map(|_| {
            let mut rx = tx.subscribe();
            tokio::spawn(async move {
                let mut got = Vec::new();
                while let Ok(n) = rx.recv().await {
                    got.push(n);
                }
                got
            })
        })
        .collect();
    let sender = tokio::spawn(async move {
        for n in 0..10 {
            assert_eq!(tx.send(n).unwrap(), 4);
            if n % 4 == 0 {
                tokio::task::yield_now().await;
            }
        }
    });
    sender.await.unwrap();
    for (i, receiver) in receivers.into_iter().enumerate() {
        println!("{i}: {:?}", receiver.await.unwrap());
    }
}
