// advance fires what is due in the turn that follows: the root goes on before the woken tasks, a task after them.
// rules: TD-14, TD-4, CT-12
use std::time::Duration;
use tokio::time::{advance, sleep, Instant};

fn sleepers(start: Instant, list: &[u64]) -> Vec<tokio::task::JoinHandle<()>> {
    list.iter()
        .copied()
        .map(|ms| {
            tokio::spawn(async move {
                sleep(Duration::from_millis(ms)).await;
                println!("  {ms} fires at {:?}", start.elapsed());
                sleep(Duration::from_millis(1)).await;
                println!("  {ms} plus one at {:?}", start.elapsed());
            })
        })
        .collect()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let tasks = sleepers(start, &[3, 1, 2, 8]);
    tokio::task::yield_now().await;
    advance(Duration::from_millis(2)).await;
    println!("root after 2: {:?}", start.elapsed());
    advance(Duration::from_millis(3)).await;
    println!("root after 5: {:?}", start.elapsed());
    for task in tasks {
        task.await.unwrap();
    }
    println!("from a task:");
    let start = Instant::now();
    let tasks = sleepers(start, &[2, 1]);
    let driver = tokio::spawn(async move {
        advance(Duration::from_millis(2)).await;
        println!("driver after 2: {:?}", start.elapsed());
        advance(Duration::ZERO).await;
        println!("driver after nothing: {:?}", start.elapsed());
    });
    driver.await.unwrap();
    for task in tasks {
        task.await.unwrap();
    }
}
