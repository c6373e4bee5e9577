use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::sleep;

// The channel has room for two jobs. The producer is faster than the
// consumer, so it fills the buffer and then has to wait: backpressure.
async fn producer(jobs: mpsc::Sender<u32>) {
    for job in 1..=6 {
        jobs.send(job).await.expect("the consumer is gone");
        println!("sent {job}");
    }
}

async fn consumer(mut jobs: mpsc::Receiver<u32>) {
    while let Some(job) = jobs.recv().await {
        println!("working on {job}");
        sleep(Duration::from_millis(50)).await;
    }
    println!("no more jobs");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (jobs_tx, jobs_rx) = mpsc::channel(2);
    let producer = tokio::spawn(producer(jobs_tx));
    let consumer = tokio::spawn(consumer(jobs_rx));
    producer.await.unwrap();
    consumer.await.unwrap();
}
