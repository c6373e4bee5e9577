// Shared counters of std: sums are right whatever the threads do; a compare_exchange has one winner.
// rules: RS-15, MT-1
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, RwLock};

#[tokio::main(flavor = "multi_thread", worker_threads = 4)]
async fn main() {
    let total = Arc::new(AtomicU64::new(0));
    let list = Arc::new(Mutex::new(Vec::new()));
    let winner = Arc::new(AtomicUsize::new(usize::MAX));
    let shared = Arc::new(RwLock::new(0u64));
    let tasks: Vec<_> = (0..8usize)
        .map(|i| {
            let (total, list, winner, shared) = (total.clone(), list.clone(), winner.clone(), shared.clone());
            tokio::spawn(async move {
                for n in 0..50u64 {
                    total.fetch_add(n, Ordering::Relaxed);
                    if n % 20 == 0 {
                        tokio::task::yield_now().await;
                    }
                }
                list.lock().unwrap().push(i);
                *shared.write().unwrap() += total.load(Ordering::Relaxed).min(1);
                winner
                    .compare_exchange(usize::MAX, i, Ordering::SeqCst, Ordering::SeqCst)
                    .is_ok()
            })
        })
        .collect();
    let mut winners = 0;
    for task in tasks {
        winners += task.await.unwrap() as u32;
    }
    let mut seen = list.lock().unwrap().clone();
    seen.sort();
    println!(
        "total {} shared {}",
        total.load(Ordering::SeqCst),
        shared.read().unwrap()
    );
    println!(
        "all there {seen:?}, winners {winners}, {}",
        winner.load(Ordering::SeqCst) < 8
    );
}
