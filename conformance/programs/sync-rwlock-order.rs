// Readers in front of a writer enter together, readers behind it wait; downgrade lets the queued readers in.
// rules: RW-1, RW-2, SE-1
use std::sync::Arc;
use tokio::sync::{OwnedRwLockWriteGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};
use tokio::task::{yield_now, JoinHandle};

fn reader(lock: &Arc<RwLock<u32>>, name: &'static str) -> JoinHandle<()> {
    let lock = lock.clone();
    tokio::spawn(async move {
        let value = lock.read().await;
        println!("{name} reads {}", *value);
        yield_now().await;
        println!("{name} leaves");
    })
}

fn writer(lock: &Arc<RwLock<u32>>, name: &'static str) -> JoinHandle<()> {
    let lock = lock.clone();
    tokio::spawn(async move {
        let mut value = lock.write().await;
        *value += 1;
        println!("{name} writes {}", *value);
        yield_now().await;
        println!("{name} leaves");
    })
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let lock = Arc::new(RwLock::new(0));
    let first = lock.read().await;
    let mut tasks = vec![
        reader(&lock, "r1"),
        writer(&lock, "w1"),
        reader(&lock, "r2"),
        reader(&lock, "r3"),
        writer(&lock, "w2"),
        reader(&lock, "r4"),
    ];
    yield_now().await;
    println!("try_read behind a writer: {}", lock.try_read().unwrap_err());
    drop(first);
    for task in tasks.drain(..) {
        task.await.unwrap();
    }
    println!("downgrade:");
    let held = lock.write().await;
    tasks = vec![
        reader(&lock, "r5"),
        reader(&lock, "r6"),
        writer(&lock, "w3"),
        reader(&lock, "r7"),
    ];
    yield_now().await;
    let held = held.downgrade();
    println!("main still reads {}", *held);
    yield_now().await;
    println!("main ends reading");
    drop(held);
    for task in tasks {
        task.await.unwrap();
    }
    let mapped = RwLockReadGuard::map(lock.read().await, |n| n);
    println!("{} {}", *mapped, lock.try_write().is_err());
    drop(mapped);
    let mut mapped = RwLockWriteGuard::map(lock.write().await, |n| n);
    *mapped += 10;
    drop(mapped);
    let owned = lock.clone().write_owned().await;
    let owned = OwnedRwLockWriteGuard::downgrade_map(owned, |n| n);
    println!("{} {:?}", *owned, lock.try_read().map(|n| *n));
    drop(owned);
    println!("{lock:?}");
    println!(
        "few readers: {}",
        RwLock::with_max_readers(5, 2).try_read().is_ok()
    );
}
