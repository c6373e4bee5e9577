// A second thread in block_on waits for its own future; the first one drives, then hands the driving over.
// rules: CT-17, CX-1
use std::sync::{mpsc, Arc};
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::sync::{oneshot, Notify};

fn main() {
    let runtime = Arc::new(Builder::new_current_thread().enable_all().build().unwrap());
    let (inside_tx, inside_rx) = mpsc::channel();
    let first_may_end = Arc::new(Notify::new());
    let first = std::thread::spawn({
        let (runtime, end) = (runtime.clone(), first_may_end.clone());
        move || {
            runtime.block_on(async move {
                inside_tx.send(()).unwrap();
                end.notified().await;
                println!("first root ends");
            })
        }
    });
    inside_rx.recv().unwrap();
    // The other thread holds the core now; its loop runs the task, ours only waits for the answer.
    let answer = runtime.block_on(async {
        let (tx, rx) = oneshot::channel();
        tokio::spawn(async move {
            println!("task runs on the driving thread");
            tx.send(std::thread::current().id()).unwrap();
        });
        rx.await.unwrap()
    });
    println!("ran here: {}", answer == std::thread::current().id());
    // Now the first thread leaves, and whoever still waits drives.
    runtime.block_on(async move {
        first_may_end.notify_one();
        first.join().unwrap();
        tokio::time::sleep(Duration::from_millis(1)).await;
        println!("second root drives: {}", tokio::spawn(async { 5 }).await.unwrap());
    });
}
