// A stream! runs only while it is polled; the code after a yield waits for the next poll.
// rules: AS-1, TS-1
use async_stream::{stream, try_stream};
use futures::{pin_mut, Stream, StreamExt};
use std::time::Duration;
use tokio::time::sleep;

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

fn numbers() -> impl Stream<Item = u32> {
    stream! {
        let _local = Loud("stream's local");
        println!("  before the first");
        for i in 0..3 {
            yield i;
            println!("  after {i}");
            sleep(Duration::from_millis(1)).await;
        }
    }
}

fn fallible(fail_at: u32) -> impl Stream<Item = Result<u32, String>> {
    try_stream! {
        let source = numbers();
        for await n in source {
            if n == fail_at {
                Err(format!("{n} is refused"))?;
            }
            yield n * 10;
        }
        println!("  never reached after an error");
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let all = numbers();
    println!("made, nothing ran");
    pin_mut!(all);
    while let Some(n) = all.next().await {
        println!("got {n}");
    }
    println!("ended: {:?} {:?}", all.next().await, all.next().await);
    {
        let mut half = Box::pin(numbers());
        println!("one: {:?}", half.next().await);
        println!("dropping it half-way");
    }
    let errors = fallible(1);
    pin_mut!(errors);
    while let Some(item) = errors.next().await {
        println!("item {item:?}");
    }
    println!("{:?}", fallible(9).map(|r| r.unwrap()).collect::<Vec<_>>().await);
}
