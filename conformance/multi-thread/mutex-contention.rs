// Under contention every increment counts, nobody is let in twice at a time, and the lock is fair.
// rules: MU-1, SE-2, MT-1
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use tokio::sync::Mutex;

#[tokio::main(flavor = "multi_thread", worker_threads = 3)]
async fn main() {
    let lock = Arc::new(Mutex::new((0u32, Vec::new())));
    let inside = Arc::new(AtomicU32::new(0));
    let tasks: Vec<_> = (0..4)
        .map(|i| {
            let (lock, inside) = (lock.clone(), inside.clone());
            tokio::spawn(async move {
                for _ in 0..25 {
                    let mut guard = lock.lock().await;
                    assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                    guard.0 += 1;
                    guard.1.push(i);
                    if guard.0 % 10 == 0 {
                        tokio::task::yield_now().await;
                    }
                    inside.fetch_sub(1, Ordering::SeqCst);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let (count, who) = Arc::try_unwrap(lock).unwrap().into_inner();
    let shares: Vec<_> = (0..4).map(|i| who.iter().filter(|w| **w == i).count()).collect();
    println!("{count} increments, {shares:?}");
}
