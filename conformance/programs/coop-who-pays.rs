// Which operations use up the budget of 128, seen by when a neighbour gets its turn.
// rules: CO-1, CO-2, CO-3, CO-4, CO-8
use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;
use tokio::sync::{broadcast, mpsc, oneshot, watch, Mutex, Notify, RwLock, Semaphore};
use tokio::task::{yield_now, LocalSet};

/// How many repetitions of the operation go before a neighbour is let in (300 when it never is).
async fn run<F: Future<Output = ()>>(name: &str, mut operation: impl FnMut(usize) -> F) {
    // A fresh budget for the root.
    yield_now().await;
    let set = LocalSet::new();
    let count = Rc::new(Cell::new(0));
    let at = Rc::new(Cell::new(None));
    let (seen, mark) = (count.clone(), at.clone());
    set.run_until(async {
        tokio::task::spawn_local(async move { mark.set(Some(seen.get())) });
        for i in 0..300 {
            operation(i).await;
            count.set(i + 1);
        }
    })
    .await;
    println!("{name}: {:?}", at.get());
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mutex = Mutex::new(0);
    let (lock, sem) = (RwLock::new(0), Semaphore::new(1));
    let notify = Notify::new();
    run("mutex", |_| async { *mutex.lock().await += 1 }).await;
    run("try_lock", |_| async { *mutex.try_lock().unwrap() += 1 }).await;
    run("rwlock", |_| async { drop(lock.read().await) }).await;
    run("semaphore", |_| async { drop(sem.acquire().await) }).await;
    run("notify", |_| async {
        notify.notify_one();
        notify.notified().await
    })
    .await;
    let (tx, mut rx) = mpsc::channel(400);
    run("bounded send", |i| {
        let tx = tx.clone();
        async move { tx.send(i).await.unwrap() }
    })
    .await;
    let mut batches = Vec::new();
    let set = LocalSet::new();
    set.run_until(async {
        let mut got = 0;
        while got < 300 {
            let mut buffer = Vec::new();
            got += rx.recv_many(&mut buffer, 2).await;
            if batches.is_empty() && got >= 256 {
                batches.push(got);
            }
        }
    })
    .await;
    println!("recv_many of two: past {batches:?}");
    let (btx, mut brx) = broadcast::channel(512);
    (0..300).for_each(|i| drop(btx.send(i)));
    let mut sum = 0;
    for _ in 0..300 {
        sum += brx.recv().await.unwrap();
    }
    println!("broadcast sum {sum}");
    let (wtx, wrx) = watch::channel(0);
    run("watch changed", |i| {
        let mut rx = wrx.clone();
        wtx.send(i).unwrap();
        async move { rx.changed().await.unwrap() }
    })
    .await;
    run("oneshot", |i| {
        let (tx, rx) = oneshot::channel();
        tx.send(i).unwrap();
        async move { drop(rx.await) }
    })
    .await;
    run("ready future", |_| std::future::ready(())).await;
    run("sleep of nothing", |_| {
        tokio::time::sleep(std::time::Duration::ZERO)
    })
    .await;
    run("join handle", |_| async {
        let handle = tokio::task::spawn_local(async {});
        drop(handle);
    })
    .await;
    run("consume_budget", |_| tokio::task::consume_budget()).await;
    let shared = Arc::new(Notify::new());
    run("unconstrained mutex", |_| {
        let _keep = shared.clone();
        tokio::task::unconstrained(async { drop(mutex.lock().await) })
    })
    .await;
    yield_now().await;
}
