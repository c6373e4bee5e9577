// timeout polls the inner future first: one that is ready wins even with no time left.
// rules: TI-3
use std::future::{pending, ready};
use std::time::Duration;
use tokio::time::{Instant, timeout};
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    println!("{:?}", timeout(Duration::ZERO, ready(5)).await);
    println!("{:?}", timeout(Duration::from_millis(25), pending::<()>()).await);
    println!("{:?}", start.elapsed());
    let nested = timeout(Duration::from_millis(50), timeout(Duration::from_millis(20), pending::<u8>()));
    println!("{:?} after {:?}", nested.await, start.elapsed());
}
