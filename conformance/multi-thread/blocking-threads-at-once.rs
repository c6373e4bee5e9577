// Blocking closures run at the same time, each on a thread of its own; with a cap of one they queue.
// rules: BP-1, BP-2, BP-3, V-4
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier};
use tokio::runtime::Builder;
use tokio::task::spawn_blocking;

fn run(cap: usize, closures: u32, meet: bool) -> (u32, Vec<u32>) {
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(cap)
        .build()
        .unwrap();
    let most = Arc::new(AtomicU32::new(0));
    let now = Arc::new(AtomicU32::new(0));
    let barrier = Arc::new(Barrier::new(closures as usize));
    let results = runtime.block_on(async {
        let handles: Vec<_> = (0..closures)
            .map(|i| {
                let (most, now, barrier) = (most.clone(), now.clone(), barrier.clone());
                spawn_blocking(move || {
                    let here = now.fetch_add(1, Ordering::SeqCst) + 1;
                    most.fetch_max(here, Ordering::SeqCst);
                    if meet {
                        barrier.wait();
                    }
                    now.fetch_sub(1, Ordering::SeqCst);
                    i * 10
                })
            })
            .collect();
        let mut results = Vec::new();
        for handle in handles {
            results.push(handle.await.unwrap());
        }
        results
    });
    (most.load(Ordering::SeqCst), results)
}

fn main() {
    println!("four must meet: {:?}", run(8, 4, true));
    println!("one at a time: {:?}", run(1, 5, false));
    let names = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("pool")
        .build()
        .unwrap();
    let name = |t: std::thread::Thread| t.name().map(str::to_string);
    println!(
        "{:?}",
        names.block_on(async move {
            spawn_blocking(move || name(std::thread::current()))
                .await
                .unwrap()
        })
    );
    println!(
        "{:?}",
        names.block_on(async move {
            tokio::spawn(async move { name(std::thread::current()) })
                .await
                .unwrap()
        })
    );
}
