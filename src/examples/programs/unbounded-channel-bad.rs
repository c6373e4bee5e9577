use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::sleep;

// BAD: an unbounded channel takes everything at once. The producer is never
// slowed down, and what waits in between only grows.
async fn producer(jobs: mpsc::UnboundedSender<u32>) {
    for job in 1..=20 {
        jobs.send(job).unwrap();
        sleep(Duration::from_millis(2)).await;
    }
    println!("producer: all 20 are out of my hands");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (jobs, mut inbox) = mpsc::unbounded_channel();
    tokio::spawn(producer(jobs));

    let mut most = 0;
    while let Some(job) = inbox.recv().await {
        sleep(Duration::from_millis(10)).await;
        most = most.max(inbox.len());
        if job % 5 == 0 {
            println!("job {job} done, {} are waiting", inbox.len());
        }
    }
    println!("at most {most} waited in memory");
}
