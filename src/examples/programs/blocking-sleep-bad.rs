use std::time::Duration;
use tokio::time::interval;

// BAD: std::thread::sleep blocks the thread that runs every task.
// The heartbeat wants to tick every 20 ms, and can't.
async fn crunch() {
    println!("crunching");
    std::thread::sleep(Duration::from_millis(100));
    println!("crunched");
}

async fn heartbeat() {
    let mut ticks = interval(Duration::from_millis(20));
    for beat in 1..=5 {
        ticks.tick().await;
        println!("beat {beat}");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let heart = tokio::spawn(heartbeat());
    tokio::task::yield_now().await;
    let work = tokio::spawn(crunch());
    work.await.unwrap();
    heart.await.unwrap();
}
