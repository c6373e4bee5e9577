use std::time::Duration;
use tokio::sync::{broadcast, mpsc};
use tokio::time::sleep;

// Two channels: broadcast tells everybody to stop, and an mpsc channel on
// which nothing is ever sent tells when the last one is gone.
async fn worker(id: u32, mut stop: broadcast::Receiver<()>, _alive: mpsc::Sender<()>) {
    let mut done = 0;
    loop {
        tokio::select! {
            biased;
            _ = stop.recv() => break,
            _ = sleep(Duration::from_millis(10 * u64::from(id))) => done += 1,
        }
    }
    println!("worker {id} stops after {done} jobs");
    sleep(Duration::from_millis(25)).await;
    println!("worker {id} is gone");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (stop, _) = broadcast::channel(1);
    let (alive, mut all_gone) = mpsc::channel(1);
    for id in 1..=3 {
        tokio::spawn(worker(id, stop.subscribe(), alive.clone()));
    }
    // Main keeps no sender, or the wait below would never end.
    drop(alive);

    sleep(Duration::from_millis(75)).await;
    println!("main: stop, all of you");
    stop.send(()).unwrap();
    let _ = all_gone.recv().await;
    println!("main: everybody is gone");
}
