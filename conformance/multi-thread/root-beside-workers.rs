// The root has a thread of its own: it may block while the tasks run, and be polled while a worker is blocked.
// rules: MT-1, MT-2, CX-1
use std::sync::mpsc;
use tokio::sync::oneshot;

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    let root = std::thread::current().id();
    let (tx, rx) = mpsc::channel();
    let task = tokio::spawn(async move {
        tokio::task::yield_now().await;
        tx.send(std::thread::current().id()).unwrap();
        "task done"
    });
    // Blocks the root's thread, not the worker.
    let worker = rx.recv().unwrap();
    println!("same thread: {}", worker == root);
    println!("{}", task.await.unwrap());
    println!(
        "still on the root's thread: {}",
        std::thread::current().id() == root
    );
    let (release, wait) = mpsc::channel::<()>();
    let (started, has_started) = oneshot::channel();
    let blocking = tokio::spawn(async move {
        started.send(()).unwrap();
        wait.recv().unwrap();
        println!("the worker is free again");
    });
    has_started.await.unwrap();
    let queued = tokio::spawn(async { println!("queued behind it") });
    println!("the only worker is blocked, the root goes on");
    release.send(()).unwrap();
    blocking.await.unwrap();
    queued.await.unwrap();
}
