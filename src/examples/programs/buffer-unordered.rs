use futures::stream::{self, StreamExt};
use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn resize(image: u64) -> u64 {
    let millis = [60, 20, 40, 20, 10][image as usize];
    println!("  start {image}");
    sleep(Duration::from_millis(millis)).await;
    image
}

// Both keep two images in the works. `buffered` hands them out in their
// order, `buffer_unordered` as soon as one is ready.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    println!("buffered(2)");
    let in_order: Vec<_> = stream::iter(0..5).map(resize).buffered(2).collect().await;
    println!("{in_order:?} after {} ms", start.elapsed().as_millis() / 10 * 10);

    let start = Instant::now();
    println!("buffer_unordered(2)");
    let as_ready: Vec<_> = stream::iter(0..5).map(resize).buffer_unordered(2).collect().await;
    println!("{as_ready:?} after {} ms", start.elapsed().as_millis() / 10 * 10);
}
