// A semaphore lets two in at a time.
// rules: SE-1, SE-2
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep};
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let limit = Arc::new(Semaphore::new(2));
    let mut tasks = Vec::new();
    for i in 0..5u64 {
        let permit = limit.clone().acquire_owned().await.unwrap();
        println!("start {i} at {:?}, free {}", start.elapsed(), limit.available_permits());
        tasks.push(tokio::spawn(async move {
            sleep(Duration::from_millis(10 * (i + 1))).await;
            drop(permit);
            i
        }));
    }
    for task in tasks {
        print!("{} ", task.await.unwrap());
    }
    println!("all at {:?}", start.elapsed());
}
