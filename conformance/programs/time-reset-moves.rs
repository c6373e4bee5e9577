// Resetting a timer to a later tick keeps its old slot until that one is due; to an earlier tick it queues behind.
// rules: TD-6, TI-2, AW-1
use futures::poll;
use std::pin::pin;
use std::time::Duration;
use tokio::time::{sleep, sleep_until, Instant};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let at = move |ms: u64| start + Duration::from_millis(ms);
    let moved = tokio::spawn(async move {
        let mut timer = pin!(sleep(Duration::from_millis(10)));
        assert!(poll!(timer.as_mut()).is_pending());
        timer.as_mut().reset(at(40));
        timer.await;
        println!("moved later fires at {:?}", start.elapsed());
    });
    let brought = tokio::spawn(async move {
        let mut timer = pin!(sleep(Duration::from_millis(90)));
        assert!(poll!(timer.as_mut()).is_pending());
        tokio::task::yield_now().await;
        timer.as_mut().reset(at(40));
        timer.await;
        println!("brought forward fires at {:?}", start.elapsed());
    });
    let plain = tokio::spawn(async move {
        sleep_until(at(40)).await;
        println!("plain fires at {:?}", start.elapsed());
    });
    for task in [moved, brought, plain] {
        task.await.unwrap();
    }
    // Reset to the past wakes at once; a timer that fired can be used again.
    let mut timer = pin!(sleep(Duration::from_secs(10)));
    assert!(poll!(timer.as_mut()).is_pending());
    timer.as_mut().reset(at(1));
    timer.as_mut().await;
    println!(
        "reset to the past: {:?}, elapsed {}",
        start.elapsed(),
        timer.is_elapsed()
    );
    timer.as_mut().reset(Instant::now() + Duration::from_millis(5));
    println!("armed again, elapsed {}", timer.is_elapsed());
    timer.as_mut().await;
    println!("again: {:?}", start.elapsed());
    timer.as_mut().await;
    println!("polled after its end: {:?}", start.elapsed());
}
