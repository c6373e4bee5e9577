// The four resets of an interval, and its place among equal deadlines.
// rules: TI-4, TI-6, TD-5
// expect: task-panic
use std::time::Duration;
use tokio::time::{interval, sleep, timeout, Instant};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let mut ticks = interval(Duration::from_millis(10));
    ticks.tick().await;
    sleep(Duration::from_millis(4)).await;
    ticks.reset();
    ticks.tick().await;
    println!("reset: {:?}", start.elapsed());
    ticks.reset_after(Duration::from_millis(3));
    ticks.tick().await;
    println!("reset_after: {:?}", start.elapsed());
    ticks.reset_at(start + Duration::from_millis(50));
    ticks.tick().await;
    println!("reset_at: {:?}", start.elapsed());
    ticks.reset_immediately();
    ticks.tick().await;
    println!("reset_immediately: {:?}", start.elapsed());
    // tick is cancel safe: the time-out takes nothing away.
    println!(
        "cancelled: {}",
        timeout(Duration::from_millis(6), ticks.tick()).await.is_err()
    );
    ticks.tick().await;
    println!("the same tick: {:?}", start.elapsed());
    // A tick's timer registers when tick is polled again: behind a sleep that was there before.
    let begin = Instant::now();
    let sleeper = tokio::spawn(async move {
        sleep(Duration::from_millis(10)).await;
        println!("sleep first: {:?}", begin.elapsed());
    });
    let ticker = tokio::spawn(async move {
        sleep(Duration::from_millis(1)).await;
        ticks.tick().await;
        println!("then tick: {:?}", begin.elapsed());
    });
    sleeper.await.unwrap();
    ticker.await.unwrap();
    let zero = tokio::spawn(async {
        interval(Duration::ZERO);
    });
    println!("{}", zero.await.unwrap_err());
}
