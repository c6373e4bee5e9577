// buffered keeps the order, buffer_unordered does not; when new futures are begun.
// rules: FU-7, FU-6, FU-4
use futures::{stream, StreamExt, TryStreamExt};
use std::time::Duration;
use tokio::time::{sleep, Instant};

async fn job(start: Instant, i: u64, ms: u64) -> u64 {
    println!("  begin {i} at {:?}", start.elapsed());
    sleep(Duration::from_millis(ms)).await;
    println!("  end {i} at {:?}", start.elapsed());
    i
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let times = [30u64, 10, 20, 5, 1];
    for ordered in [true, false] {
        let start = Instant::now();
        let jobs = stream::iter(times.into_iter().enumerate()).map(|(i, ms)| job(start, i as u64, ms));
        println!("ordered {ordered}");
        if ordered {
            jobs.buffered(2)
                .for_each(|i| async move { println!("got {i}") })
                .await;
        } else {
            jobs.buffer_unordered(2)
                .for_each(|i| async move { println!("got {i}") })
                .await;
        }
    }
    let start = Instant::now();
    println!("for_each_concurrent");
    stream::iter(times.into_iter().enumerate())
        .for_each_concurrent(3, |(i, ms)| async move {
            job(start, i as u64, ms).await;
        })
        .await;
    println!("stops at the first error");
    let result: Result<(), u64> = stream::iter([1u64, 2, 3].map(Ok))
        .try_for_each_concurrent(2, |i| async move {
            sleep(Duration::from_millis(10 * i)).await;
            println!("  {i} is through");
            if i == 2 {
                Err(i)
            } else {
                Ok(())
            }
        })
        .await;
    println!("{result:?}");
    let sum: Result<u64, u64> = stream::iter([Ok(1), Ok(2), Err(3), Ok(4)])
        .try_fold(0, |s, n| async move { Ok(s + n) })
        .await;
    println!("{sum:?}");
}
