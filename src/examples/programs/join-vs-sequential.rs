use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn fetch(what: &str, ms: u64) -> String {
    println!("asking for {what}");
    sleep(Duration::from_millis(ms)).await;
    println!("got {what}");
    what.to_uppercase()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // One after the other: the second request starts when the first is done.
    let start = Instant::now();
    let user = fetch("user", 100).await;
    let orders = fetch("orders", 150).await;
    println!("in sequence: {user} {orders} after {} ms", start.elapsed().as_millis());

    // Together: both are polled by this one task, and their waits overlap.
    let start = Instant::now();
    let (user, orders) = tokio::join!(fetch("user", 100), fetch("orders", 150));
    println!("together: {user} {orders} after {} ms", start.elapsed().as_millis());
}
