// How often a worker slept: the counter of both directions is even once the runtime is gone.
// rules: CX-8
use std::time::Duration;
fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    let metrics = runtime.metrics();
    println!("{} {}", metrics.worker_park_count(0), metrics.worker_park_unpark_count(0));
    runtime.block_on(async {
        tokio::time::sleep(Duration::from_millis(1)).await;
        tokio::task::yield_now().await;
    });
    drop(runtime);
    println!("{} {}", metrics.worker_park_count(0) > 0, metrics.worker_park_unpark_count(0) % 2);
}
