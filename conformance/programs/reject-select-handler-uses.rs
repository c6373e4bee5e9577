// A select handler uses what the pinned future borrows.
// edition: 2024
use tokio::time::{sleep, Duration};
#[tokio::main]
async fn main() {
    let mut v = vec![1];
    let fut = async { v.push(2); sleep(Duration::from_millis(1)).await; };
    tokio::pin!(fut);
    loop {
        tokio::select! {
            _ = &mut fut => break,
            _ = sleep(Duration::from_millis(2)) => v.push(3),
        }
    }
    println!("{v:?}");
}
