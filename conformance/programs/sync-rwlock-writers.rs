// Readers share; a queued writer holds back later readers.
// rules: RW-1
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::RwLock;
use tokio::time::{Instant, sleep};
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let data = Arc::new(RwLock::new(0));
    let mut tasks = Vec::new();
    for (name, write) in [("r1", false), ("r2", false), ("w1", true), ("r3", false), ("w2", true)] {
        let data = data.clone();
        tasks.push(tokio::spawn(async move {
            if write {
                let mut value = data.write().await;
                *value += 1;
                println!("{name} writes {value} at {:?}", start.elapsed());
                sleep(Duration::from_millis(10)).await;
            } else {
                let value = data.read().await;
                println!("{name} reads {value} at {:?}", start.elapsed());
                sleep(Duration::from_millis(10)).await;
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
}
