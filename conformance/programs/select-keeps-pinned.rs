// A pinned future keeps its progress over several select! rounds.
// rules: MA-9, MA-4
use std::time::Duration;
use tokio::time::{Instant, interval, sleep};
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let work = sleep(Duration::from_millis(105));
    tokio::pin!(work);
    let mut beat = interval(Duration::from_millis(25));
    loop {
        tokio::select! {
            biased;
            () = &mut work => break,
            _ = beat.tick() => println!("beat at {:?}", start.elapsed()),
        }
    }
    println!("done at {:?}", start.elapsed());
}
