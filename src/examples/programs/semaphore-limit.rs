use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::sleep;

async fn download(url: String) -> usize {
    println!("  start {url}");
    sleep(Duration::from_millis(40)).await;
    url.len()
}

// At most two downloads at once. The permit is taken before the task is
// spawned and travels with it; dropping it lets the next one in.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let permits = Arc::new(Semaphore::new(2));
    let mut tasks = Vec::new();
    for number in 1..=5 {
        let permit = permits.clone().acquire_owned().await.unwrap();
        println!("permit for {number}, {} left", permits.available_permits());
        tasks.push(tokio::spawn(async move {
            let bytes = download(format!("page/{number}")).await;
            drop(permit);
            bytes
        }));
    }
    let mut total = 0;
    for task in tasks {
        total += task.await.unwrap();
    }
    println!("{total} bytes");
}
