// Deadlines far apart, registered in a mixed order, fire by tick; one big jump keeps that order.
// rules: TD-2, TD-3, TD-4, TD-10
use std::time::Duration;
use tokio::time::{advance, sleep, Instant};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let deadlines = [
        4097u64, 1, 63, 64, 262_144, 65, 4096, 4095, 128, 127, 64, 1, 16_777_217, 4096,
    ];
    let mut tasks = Vec::new();
    for (i, ms) in deadlines.into_iter().enumerate() {
        tasks.push(tokio::spawn(async move {
            sleep(Duration::from_millis(ms)).await;
            println!("#{i} ({ms} ms) at {:?}", start.elapsed());
        }));
    }
    tokio::task::yield_now().await;
    // Everything up to 4100 is due at once and still comes tick by tick.
    advance(Duration::from_millis(4100)).await;
    println!("root after the jump");
    for task in tasks {
        task.await.unwrap();
    }
    println!("end at {:?}", start.elapsed());
    // Beyond the span of the wheel (a bit over two years).
    let far = Duration::from_secs(60 * 60 * 24 * 365 * 5) + Duration::from_millis(7);
    sleep(far).await;
    println!("far: {}", start.elapsed() >= far);
    sleep(Duration::from_millis(1)).await;
    println!("and on: {:?}", start.elapsed() - far);
}
