use std::time::Duration;
use tokio::time::{interval, Instant};

// Some honest work without a single await.
fn count_primes(limit: u32) -> usize {
    (2..limit).filter(|n| (2..*n).take_while(|d| d * d <= *n).all(|d| n % d != 0)).count()
}

async fn heartbeat() {
    let mut ticks = interval(Duration::from_millis(1));
    let start = Instant::now();
    for beat in 1..=3 {
        ticks.tick().await;
        let late = start.elapsed() > Duration::from_millis(beat + 1);
        println!("beat {beat} {}", if late { "comes late" } else { "on time" });
    }
}

// GOOD: the counting has a thread of its own, and main awaits its result as
// it would anything else.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let beats = tokio::spawn(heartbeat());
    tokio::task::yield_now().await;
    println!("counting");
    let primes = tokio::task::spawn_blocking(|| count_primes(5_000)).await.unwrap();
    println!("{primes} primes");
    beats.await.unwrap();
}
