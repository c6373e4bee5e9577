// block_in_place hands the worker's tasks to another thread while it blocks; afterwards the task goes on.
// rules: MT-12, MT-14, CX-4
use std::sync::mpsc;
use tokio::runtime::Handle;
use tokio::task::block_in_place;

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    let (tx, rx) = mpsc::channel();
    let blocking = tokio::spawn(async move {
        println!("before");
        let got = block_in_place(|| {
            // The queue of this worker runs elsewhere meanwhile.
            let n: u32 = rx.recv().unwrap();
            let nested = block_in_place(|| n + 1);
            Handle::current().block_on(async move { tokio::spawn(async move { nested + 1 }).await.unwrap() })
        });
        println!("got {got}");
        tokio::task::yield_now().await;
        println!("after a yield");
    });
    let sender = tokio::spawn(async move {
        tokio::task::yield_now().await;
        tx.send(40).unwrap();
    });
    blocking.await.unwrap();
    sender.await.unwrap();
    println!("in the root: {}", block_in_place(|| 7));
    let inside = tokio::task::spawn_blocking(|| block_in_place(|| 8))
        .await
        .unwrap();
    println!("in a blocking thread: {inside}");
}
