// Lost ticks: Burst catches up, Delay starts anew, Skip keeps the grid; a tick tells its planned instant.
// rules: TI-4, TI-5
use std::time::Duration;
use tokio::time::{advance, interval, interval_at, Instant, MissedTickBehavior};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    for behavior in [
        MissedTickBehavior::Burst,
        MissedTickBehavior::Delay,
        MissedTickBehavior::Skip,
    ] {
        let start = Instant::now();
        let mut ticks = interval(Duration::from_millis(30));
        ticks.set_missed_tick_behavior(behavior);
        let mut log = Vec::new();
        // How long the work after each tick takes; up to 5 ms of lateness counts as none.
        for work in [0u64, 0, 100, 0, 0, 34, 0, 36, 0, 0] {
            let planned = ticks.tick().await;
            log.push(format!(
                "{}@{}",
                (planned - start).as_millis(),
                start.elapsed().as_millis()
            ));
            advance(Duration::from_millis(work)).await;
        }
        println!("{behavior:?}: {}", log.join(" "));
    }
    let start = Instant::now();
    let mut late = interval_at(start + Duration::from_millis(7), Duration::from_millis(10));
    println!("period {:?}, {:?}", late.period(), late.missed_tick_behavior());
    for _ in 0..3 {
        late.tick().await;
        println!("interval_at: {:?}", start.elapsed());
    }
}
