// One argument too few, one too many.
use std::time::Duration;
async fn retry(times: u32, pause: Duration) -> u32 {
    tokio::time::sleep(pause).await;
    times
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", retry(3).await);
    println!("{}", retry(3, Duration::ZERO, true).await);
}
