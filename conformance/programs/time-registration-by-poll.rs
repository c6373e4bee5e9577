// A timer's place among equal deadlines is that of its first poll; an unpolled or dropped one moves no clock.
// rules: TD-4, TD-5, TD-7, TI-1, TI-2
use futures::poll;
use std::pin::pin;
use std::time::Duration;
use tokio::time::{sleep, timeout, Instant};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let mut tasks = Vec::new();
    let made_first = sleep(Duration::from_millis(20));
    for i in 0..3 {
        tasks.push(tokio::spawn(async move {
            sleep(Duration::from_millis(20)).await;
            println!("task {i} at {:?}", start.elapsed());
        }));
    }
    tokio::task::yield_now().await;
    // Made before all of them, polled after them.
    tasks.push(tokio::spawn(async move {
        made_first.await;
        println!("the one made first at {:?}", start.elapsed());
    }));
    {
        let mut unpolled = Box::pin(sleep(Duration::from_millis(5)));
        println!("unpolled elapsed: {}", unpolled.is_elapsed());
        let mut dropped = pin!(sleep(Duration::from_millis(6)));
        println!("pending: {}", poll!(dropped.as_mut()).is_pending());
        println!("deadline after {:?}", dropped.deadline() - start);
        unpolled.as_mut().reset(start + Duration::from_millis(500));
    }
    for task in tasks {
        task.await.unwrap();
    }
    println!(
        "timed out: {}",
        timeout(Duration::from_millis(3), std::future::pending::<()>())
            .await
            .is_err()
    );
    println!("end at {:?}", start.elapsed());
    // So far away that it cannot be added: about thirty years.
    let endless = sleep(Duration::MAX);
    println!(
        "endless: {} days",
        (endless.deadline() - start).as_secs() / 86_400
    );
}
