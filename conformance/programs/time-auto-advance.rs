// The paused clock moves only when nothing can run; std's clock takes no notice of it.
// rules: TD-8, TD-15, CT-8
use std::time::Duration;
use tokio::time::{sleep, Instant};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let real = std::time::Instant::now();
    let worker = tokio::spawn(async move {
        for round in 0..3 {
            for _ in 0..10 {
                tokio::task::yield_now().await;
            }
            println!("worker round {round} at {:?}", start.elapsed());
        }
        sleep(Duration::from_millis(4)).await;
        println!("worker slept at {:?}", start.elapsed());
    });
    let hour = tokio::spawn(async move {
        sleep(Duration::from_secs(3600)).await;
        println!("an hour at {:?}", start.elapsed());
    });
    sleep(Duration::from_millis(2)).await;
    println!("main slept at {:?}", start.elapsed());
    worker.await.unwrap();
    std::thread::sleep(Duration::from_millis(3));
    println!("a real sleep moves nothing: {:?}", start.elapsed());
    hour.await.unwrap();
    println!(
        "real time: below a minute {}",
        real.elapsed() < Duration::from_secs(60)
    );
    println!(
        "std clock through tokio: {}",
        start.into_std().elapsed() < Duration::from_secs(60)
    );
}
