// Timers with the same deadline fire in the order of their first poll.
// rules: TD-4, TD-5, TR-4
use std::time::Duration;
use tokio::time::{Instant, sleep_until};
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let deadline = Instant::now() + Duration::from_millis(100);
    let late = sleep_until(deadline);
    let tasks: Vec<_> = (0..4)
        .map(|i| {
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(if i == 1 { 40 } else { 0 })).await;
                sleep_until(deadline).await;
                println!("task {i}");
            })
        })
        .collect();
    late.await;
    println!("main");
    for task in tasks {
        task.await.unwrap();
    }
}
