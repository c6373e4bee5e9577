// A semaphore never lets in more than its permits, a writer is always alone, readers may be many.
// rules: SE-1, RW-1, SM-1
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::Arc;
use tokio::sync::{RwLock, Semaphore};
use tokio::task::yield_now;

#[tokio::main(flavor = "multi_thread", worker_threads = 4)]
async fn main() {
    let sem = Arc::new(Semaphore::new(3));
    let inside = Arc::new(AtomicI32::new(0));
    let lock = Arc::new(RwLock::new(0u32));
    let readers = Arc::new(AtomicI32::new(0));
    let tasks: Vec<_> = (0..12u32)
        .map(|i| {
            let (sem, inside, lock, readers) = (sem.clone(), inside.clone(), lock.clone(), readers.clone());
            tokio::spawn(async move {
                let permit = sem.acquire_many(1 + i % 2).await.unwrap();
                let n = inside.fetch_add(permit.num_permits() as i32, Ordering::SeqCst);
                assert!(n + permit.num_permits() as i32 <= 3);
                yield_now().await;
                inside.fetch_sub(permit.num_permits() as i32, Ordering::SeqCst);
                drop(permit);
                if i % 4 == 0 {
                    let mut value = lock.write().await;
                    assert_eq!(readers.load(Ordering::SeqCst), 0);
                    *value += i;
                    yield_now().await;
                    assert_eq!(readers.load(Ordering::SeqCst), 0);
                } else {
                    let value = lock.read().await;
                    readers.fetch_add(1, Ordering::SeqCst);
                    yield_now().await;
                    readers.fetch_sub(1, Ordering::SeqCst);
                    assert!(*value <= 12);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    println!(
        "{} permits back, written {}",
        sem.available_permits(),
        lock.read().await
    );
}
