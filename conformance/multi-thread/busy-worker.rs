// A task that computes without a break keeps its worker, not the other one; an atomic flag ends it.
// rules: MT-1, RS-18
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::Arc;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let stop = Arc::new(AtomicBool::new(false));
    let rounds = Arc::new(AtomicU64::new(0));
    let busy = tokio::spawn({
        let (stop, rounds) = (stop.clone(), rounds.clone());
        async move {
            while !stop.load(Ordering::Acquire) {
                rounds.fetch_add(1, Ordering::Relaxed);
                std::hint::spin_loop();
            }
            "stopped"
        }
    });
    let other = tokio::spawn(async move {
        while rounds.load(Ordering::Relaxed) < 100 {
            tokio::task::yield_now().await;
        }
        println!("the other task saw the loop at work");
        stop.store(true, Ordering::Release);
    });
    println!("{}", busy.await.unwrap());
    other.await.unwrap();
}
