// Each generation of a barrier has one leader, and nobody is ahead by more than one generation.
// rules: BA-1, WA-8
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use tokio::sync::Barrier;

#[tokio::main(flavor = "multi_thread", worker_threads = 3)]
async fn main() {
    let barrier = Arc::new(Barrier::new(3));
    let arrived = Arc::new(AtomicU32::new(0));
    let tasks: Vec<_> = (0..3)
        .map(|_| {
            let (barrier, arrived) = (barrier.clone(), arrived.clone());
            tokio::spawn(async move {
                let mut led = 0;
                for generation in 1..=5u32 {
                    arrived.fetch_add(1, Ordering::SeqCst);
                    led += barrier.wait().await.is_leader() as u32;
                    let n = arrived.load(Ordering::SeqCst);
                    assert!(
                        (generation * 3..=generation * 3 + 2).contains(&n),
                        "{n} in generation {generation}"
                    );
                }
                led
            })
        })
        .collect();
    let mut leaders = 0;
    for task in tasks {
        leaders += task.await.unwrap();
    }
    println!(
        "{leaders} leaders in 5 generations, {} arrivals",
        arrived.load(Ordering::SeqCst)
    );
}
