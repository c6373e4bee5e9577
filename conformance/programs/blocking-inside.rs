// What a blocking closure may do: spawn, block on futures, send and receive; none of it in async code.
// rules: BP-3, CX-3, MP-8, OS-2, MU-1, MSG-0
// expect: task-panic
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot, Mutex};
use tokio::task::spawn_blocking;

fn message(error: tokio::task::JoinError) -> String {
    let payload = error.into_panic();
    let text = payload
        .downcast_ref::<&str>()
        .map(|s| s.to_string())
        .or(payload.downcast_ref::<String>().cloned());
    text.unwrap().split(". ").next().unwrap().to_string()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<u32>(1);
    let (answer_tx, answer) = oneshot::channel();
    let lock = Arc::new(Mutex::new(10));
    let inside = lock.clone();
    let worker = spawn_blocking(move || {
        tx.blocking_send(1).unwrap();
        tx.blocking_send(2).unwrap();
        let n = answer.blocking_recv().unwrap();
        *inside.blocking_lock() += n;
        let joined = Handle::current().block_on(async move {
            let task = tokio::spawn(async { 100 });
            tokio::task::yield_now().await;
            task.await.unwrap()
        });
        println!("nested block_on: {joined}");
        tokio::spawn(async { println!("spawned from the closure") })
    });
    println!("{:?} {:?}", rx.recv().await, rx.recv().await);
    answer_tx.send(5u32).unwrap();
    let task = worker.await.unwrap();
    task.await.unwrap();
    println!("{}", lock.lock().await);
    let refused = [
        tokio::spawn(async { drop(mpsc::channel::<u8>(1).1.blocking_recv()) }),
        tokio::spawn(async { drop(mpsc::channel::<u8>(1).0.blocking_send(1)) }),
        tokio::spawn(async { drop(oneshot::channel::<u8>().1.blocking_recv()) }),
        tokio::spawn(async { drop(Mutex::new(1).blocking_lock()) }),
        tokio::spawn(async { Handle::current().block_on(async {}) }),
    ];
    for task in refused {
        println!("{}", message(task.await.unwrap_err()));
    }
}
