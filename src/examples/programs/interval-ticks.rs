use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep};

// One tick every 20 ms; the work after the first tick takes 50 ms, so that
// ticks are missed. What then?
async fn run(title: &str, behavior: MissedTickBehavior) {
    println!("{title}");
    let mut ticks = interval(Duration::from_millis(20));
    ticks.set_missed_tick_behavior(behavior);
    let start = Instant::now();
    for round in 1..=5 {
        ticks.tick().await;
        let at = start.elapsed().as_millis() / 10 * 10;
        println!("  tick {round} at {at} ms");
        if round == 1 {
            sleep(Duration::from_millis(50)).await;
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    run("Burst: catch up without a pause", MissedTickBehavior::Burst).await;
    run("Delay: count anew from the late one", MissedTickBehavior::Delay).await;
    run("Skip: wait for the next one in the grid", MissedTickBehavior::Skip).await;
}
