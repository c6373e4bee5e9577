// Display and Debug of the errors of channels, locks, timers and tasks.
// rules: MSG-0, MSG-2, SM-2, BC-5, OS-2
use std::time::Duration;
use tokio::sync::{broadcast, mpsc, oneshot, watch, Mutex, OnceCell, RwLock, Semaphore, SetOnce};

fn show(what: &str, error: impl std::error::Error) {
    println!(
        "{what}: {error} | {error:?} | source {}",
        error.source().is_some()
    );
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<u8>(1);
    show("empty", rx.try_recv().unwrap_err());
    tx.try_send(1).unwrap();
    show("full", tx.try_send(2).unwrap_err());
    show("try_reserve", tx.try_reserve().unwrap_err());
    show(
        "send_timeout",
        tx.send_timeout(3, Duration::from_millis(1)).await.unwrap_err(),
    );
    drop(rx);
    show("closed", tx.try_send(4).unwrap_err());
    show("send", tx.send(5).await.unwrap_err());
    show("reserve", tx.reserve().await.map(|_| ()).unwrap_err());
    let (tx, mut rx) = mpsc::unbounded_channel::<u8>();
    drop(tx);
    show("disconnected", rx.try_recv().unwrap_err());
    let (tx, mut rx) = oneshot::channel::<u8>();
    show("oneshot", rx.try_recv().unwrap_err());
    drop(tx);
    show("oneshot", rx.try_recv().unwrap_err());
    let (tx, rx) = oneshot::channel::<u8>();
    drop(tx);
    show("oneshot", rx.await.unwrap_err());
    let (tx, mut rx) = broadcast::channel::<u8>(1);
    show("broadcast", rx.try_recv().unwrap_err());
    tx.send(1).unwrap();
    tx.send(2).unwrap();
    show("broadcast", rx.try_recv().unwrap_err());
    tx.send(3).unwrap();
    show("broadcast", rx.recv().await.unwrap_err());
    drop(rx);
    show("broadcast", tx.send(4).unwrap_err());
    let (tx, mut rx) = watch::channel(0u8);
    drop(tx);
    show("watch", rx.changed().await.unwrap_err());
    let (tx, rx) = watch::channel(0u8);
    drop(rx);
    show("watch", tx.send(1).unwrap_err());
    let (lock, rw, sem) = (Mutex::new(0), RwLock::new(0), Semaphore::new(0));
    let (_a, _b) = (lock.lock().await, rw.write().await);
    show("mutex", lock.try_lock().map(|_| ()).unwrap_err());
    show("rwlock", rw.try_read().map(|_| ()).unwrap_err());
    show("semaphore", sem.try_acquire().map(|_| ()).unwrap_err());
    sem.close();
    show("semaphore", sem.try_acquire().map(|_| ()).unwrap_err());
    show("semaphore", sem.acquire().await.map(|_| ()).unwrap_err());
    let cell = OnceCell::new_with(Some(1));
    show("once cell", cell.set(2).unwrap_err());
    let once = SetOnce::new_with(Some(1));
    show("set once", once.set(2).unwrap_err());
    let elapsed = tokio::time::timeout(Duration::ZERO, std::future::pending::<()>()).await;
    show("timeout", elapsed.unwrap_err());
    let poisoned = std::sync::Mutex::new(0);
    println!("{poisoned:?} {lock:?} {sem:?}");
}
