use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, sleep_until};

fn flush(batch: &mut Vec<u32>, why: &str) {
    println!("write {batch:?}: {why}");
    batch.clear();
}

// Full, or old enough: whichever comes first. The deadline belongs to the
// batch. A fresh sleep on every turn would be pushed back by every event.
async fn writer(mut events: mpsc::Receiver<u32>) {
    const LIMIT: usize = 3;
    let mut batch = Vec::with_capacity(LIMIT);
    let mut deadline = Instant::now();
    loop {
        tokio::select! {
            event = events.recv() => {
                let Some(event) = event else { break };
                if batch.is_empty() {
                    deadline = Instant::now() + Duration::from_millis(50);
                }
                batch.push(event);
                if batch.len() == LIMIT {
                    flush(&mut batch, "it is full");
                }
            }
            _ = sleep_until(deadline), if !batch.is_empty() => flush(&mut batch, "it is old"),
        }
    }
    if !batch.is_empty() {
        flush(&mut batch, "the channel is closed");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (events, inbox) = mpsc::channel(8);
    let writer = tokio::spawn(writer(inbox));
    for (event, pause) in [(1, 5), (2, 5), (3, 5), (4, 30), (5, 90), (6, 5)] {
        events.send(event).await.unwrap();
        sleep(Duration::from_millis(pause)).await;
    }
    drop(events);
    writer.await.unwrap();
}
