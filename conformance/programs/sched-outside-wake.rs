// A wake from another thread goes through the injection queue, and keeps the paused clock from moving once.
// rules: CT-16, TD-9, CT-6, CX-8
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::sync::Notify;
use tokio::time::Instant;

static PARKS: AtomicU32 = AtomicU32::new(0);

async fn parks_of_a_sleep(what: &str) {
    let (before, start) = (PARKS.load(Ordering::SeqCst), Instant::now());
    tokio::time::sleep(Duration::from_millis(5)).await;
    println!(
        "{what}: {} parks, {:?}",
        PARKS.load(Ordering::SeqCst) - before,
        start.elapsed()
    );
}

fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .on_thread_park(|| {
            PARKS.fetch_add(1, Ordering::SeqCst);
        })
        .build()
        .unwrap();
    runtime.block_on(async {
        let notify = Arc::new(Notify::new());
        let waiting = tokio::spawn({
            let notify = notify.clone();
            async move {
                for i in 0..2 {
                    notify.notified().await;
                    println!("woken {i}");
                }
            }
        });
        tokio::task::yield_now().await;
        parks_of_a_sleep("undisturbed").await;
        let outside = notify.clone();
        std::thread::spawn(move || outside.notify_one()).join().unwrap();
        drop(tokio::spawn(async { println!("spawned after the wake, runs before it") }));
        parks_of_a_sleep("woken from outside").await;
        parks_of_a_sleep("the next one").await;
        notify.notify_one();
        waiting.await.unwrap();
        parks_of_a_sleep("woken from inside").await;
    });
}
