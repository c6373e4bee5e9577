// chunks_timeout, throttle and the two time-outs of a stream, on a stream with gaps.
// rules: TS-4, TS-5, TI-4
use async_stream::stream;
use std::time::Duration;
use tokio::time::{interval, sleep, Instant};
use tokio_stream::{Stream, StreamExt};

fn gaps(list: &'static [u64]) -> impl Stream<Item = usize> {
    stream! {
        for (i, ms) in list.iter().enumerate() {
            sleep(Duration::from_millis(*ms)).await;
            yield i;
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let chunks = gaps(&[0, 0, 0, 0, 30, 5, 50, 4]).chunks_timeout(3, Duration::from_millis(10));
    tokio::pin!(chunks);
    while let Some(chunk) = chunks.next().await {
        println!("{chunk:?} at {:?}", start.elapsed());
    }
    let start = Instant::now();
    let slow = gaps(&[0, 0, 35, 0, 0]).throttle(Duration::from_millis(10));
    tokio::pin!(slow);
    while let Some(i) = slow.next().await {
        println!("throttled {i} at {:?}", start.elapsed());
    }
    println!("end at {:?}", start.elapsed());
    let start = Instant::now();
    let timed = gaps(&[5, 40, 5]).timeout(Duration::from_millis(15));
    tokio::pin!(timed);
    while let Some(item) = timed.next().await {
        println!("{:?} at {:?}", item.map_err(|e| e.to_string()), start.elapsed());
    }
    let start = Instant::now();
    let repeating = gaps(&[25, 12, 0]).timeout_repeating(interval(Duration::from_millis(10)));
    tokio::pin!(repeating);
    while let Some(item) = repeating.next().await {
        println!("{:?} at {:?}", item.is_ok(), start.elapsed());
    }
}
