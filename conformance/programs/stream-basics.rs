// Streams: adaptors are lazy, and items come one at a time.
// rules: TS-1, TS-7
use tokio_stream::{StreamExt, iter};
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut numbers = iter(1..=6).filter(|n| n % 2 == 0).map(|n| {
        println!("mapping {n}");
        n * n
    });
    while let Some(n) = numbers.next().await {
        println!("got {n}");
    }
    let total = iter(vec![1, 2, 3]).fold(0, |sum, n| sum + n).await;
    let list: Vec<_> = iter(["x", "y"]).chain(iter(["z"])).collect().await;
    println!("{total} {list:?}");
}
