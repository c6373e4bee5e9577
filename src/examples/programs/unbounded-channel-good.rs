use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::sleep;

// GOOD: the channel has room for 3. When it is full, send waits: the
// producer slows down to the pace of the consumer.
async fn producer(jobs: mpsc::Sender<u32>) {
    for job in 1..=20 {
        jobs.send(job).await.unwrap();
        sleep(Duration::from_millis(2)).await;
    }
    println!("producer: all 20 are out of my hands");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (jobs, mut inbox) = mpsc::channel(3);
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
