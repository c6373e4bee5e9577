// A blocked worker's queue empties itself through stealing, task by task, except for its slot.
// rules: MT-5, MT-9, MT-8
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use std::time::{Duration, Instant};

#[tokio::main(flavor = "multi_thread", worker_threads = 3)]
async fn main() {
    let ran = Arc::new(AtomicU32::new(0));
    let counter = ran.clone();
    let (children, stolen) = tokio::spawn(async move {
        let children: Vec<_> = (0..20)
            .map(|_| {
                let ran = counter.clone();
                tokio::spawn(async move {
                    ran.fetch_add(1, Ordering::SeqCst);
                })
            })
            .collect();
        let limit = Instant::now() + Duration::from_secs(5);
        while counter.load(Ordering::SeqCst) < 19 && Instant::now() < limit {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(20));
        (children, counter.load(Ordering::SeqCst))
    })
    .await
    .unwrap();
    println!(
        "while the parent blocked its worker: {stolen} of {}",
        children.len()
    );
    for child in children {
        child.await.unwrap();
    }
    println!("in the end: {}", ran.load(Ordering::SeqCst));
}
