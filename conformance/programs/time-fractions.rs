// Ticks are whole milliseconds, but a fraction that the clock once got stays in it.
// rules: TD-1, TD-11, TD-12, TI-2
use std::time::Duration;
use tokio::time::{advance, sleep, sleep_until, Instant};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let at = |what: &str| println!("{what}: {:?}", start.elapsed());
    sleep(Duration::from_micros(1)).await;
    at("a microsecond");
    sleep(Duration::ZERO).await;
    at("nothing, on a whole tick");
    advance(Duration::from_micros(250)).await;
    at("a quarter added");
    sleep(Duration::ZERO).await;
    at("nothing, between ticks");
    sleep(Duration::from_micros(750)).await;
    at("up to the next tick");
    sleep_until(start + Duration::from_millis(2)).await;
    at("a deadline in the past");
    sleep_until(start + Duration::from_millis(10)).await;
    at("ten");
    advance(Duration::from_micros(1800)).await;
    at("nearly two added");
    sleep(Duration::from_millis(70)).await;
    at("seventy");
    // Two deadlines within one tick are due together, in the order of their first polls.
    let later = tokio::spawn(async move {
        sleep_until(start + Duration::from_micros(90_900)).await;
        println!("90.9 at {:?}", start.elapsed());
    });
    let earlier = tokio::spawn(async move {
        sleep_until(start + Duration::from_micros(90_100)).await;
        println!("90.1 at {:?}", start.elapsed());
    });
    later.await.unwrap();
    earlier.await.unwrap();
}
