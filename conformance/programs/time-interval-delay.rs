// MissedTickBehavior::Delay starts a new rhythm after a late tick.
// rules: TI-4, TI-5, TR-21
use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep};
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let mut ticks = interval(Duration::from_millis(20));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for i in 0..6 {
        let tick = ticks.tick().await;
        println!("{i}: tick {:?} now {:?}", tick - start, start.elapsed());
        if i == 1 {
            sleep(Duration::from_millis(55)).await;
        }
    }
}
