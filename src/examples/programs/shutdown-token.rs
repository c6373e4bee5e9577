use std::time::Duration;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

async fn worker(name: &'static str, goodbye: u64, stop: CancellationToken) {
    let mut rounds = 0;
    loop {
        tokio::select! {
            biased;
            _ = stop.cancelled() => break,
            _ = sleep(Duration::from_millis(20)) => rounds += 1,
        }
    }
    println!("{name}: {rounds} rounds, putting things away");
    sleep(Duration::from_millis(goodbye)).await;
    println!("{name}: gone");
}

// Ask everybody to stop, then wait, but not for ever.
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let stop = CancellationToken::new();
    let tasks = TaskTracker::new();
    tasks.spawn(worker("mailer", 20, stop.clone()));
    tasks.spawn(worker("indexer", 500, stop.clone()));

    sleep(Duration::from_millis(70)).await;
    println!("main: time to go");
    stop.cancel();
    tasks.close();
    if timeout(Duration::from_millis(100), tasks.wait()).await.is_err() {
        println!("main: {} would not finish, leaving anyway", tasks.len());
    }
}
