use std::time::Duration;
use tokio::time::{interval, sleep};

// GOOD: tokio's sleep suspends only this task. The thread is free,
// and the heartbeat keeps its rhythm.
async fn crunch() {
    println!("crunching");
    sleep(Duration::from_millis(100)).await;
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
