// try_join! stops at the first error and drops the others.
// rules: MA-3
use std::time::Duration;
use tokio::time::{Instant, sleep};
async fn step(ms: u64, ok: bool) -> Result<u64, String> {
    sleep(Duration::from_millis(ms)).await;
    println!("step {ms} ends");
    if ok { Ok(ms) } else { Err(format!("step {ms} failed")) }
}
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    println!("{:?} {:?}", tokio::try_join!(step(10, true), step(30, true)), start.elapsed());
    println!("{:?} {:?}", tokio::try_join!(step(50, true), step(20, false), step(10, true)), start.elapsed());
}
