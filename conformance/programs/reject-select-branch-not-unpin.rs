// select! over a reference to a future that was never pinned.
use std::time::Duration;
async fn slow() -> u8 {
    tokio::time::sleep(Duration::from_millis(10)).await;
    1
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut work = slow();
    tokio::select! {
        n = &mut work => println!("{n}"),
        _ = tokio::time::sleep(Duration::from_millis(50)) => println!("late"),
    }
}
