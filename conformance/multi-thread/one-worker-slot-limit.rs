// Two tasks that wake each other through the fast slot let a third one in after three runs in a row.
// rules: MT-3, MT-7
use tokio::sync::mpsc;

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    tokio::spawn(async {
        let (to_b, mut at_b) = mpsc::unbounded_channel::<u32>();
        let (to_a, mut at_a) = mpsc::unbounded_channel::<u32>();
        let b = tokio::spawn(async move {
            while let Some(n) = at_b.recv().await {
                println!("b {n}");
                if to_a.send(n + 1).is_err() {
                    break;
                }
            }
        });
        let a = tokio::spawn(async move {
            to_b.send(0).unwrap();
            while let Some(n) = at_a.recv().await {
                println!("a {n}");
                if n >= 11 {
                    break;
                }
                to_b.send(n + 1).unwrap();
            }
        });
        let third = tokio::spawn(async {
            for i in 0..2 {
                println!("third {i}");
                tokio::task::yield_now().await;
            }
        });
        println!("all spawned");
        a.await.unwrap();
        b.await.unwrap();
        third.await.unwrap();
    })
    .await
    .unwrap();
}
