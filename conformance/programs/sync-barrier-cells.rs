// Barrier leaders go on at once; OnceCell lets the next initializer try; SetOnce wakes in order.
// rules: BA-1, OC-1, SO-1
// expect: task-panic
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Barrier, OnceCell, SetOnce};
use tokio::task::yield_now;
use tokio::time::{sleep, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let barrier = Arc::new(Barrier::new(2));
    let mut tasks = Vec::new();
    for i in 0..4 {
        let barrier = barrier.clone();
        tasks.push(tokio::spawn(async move {
            println!("{i} arrives");
            let result = barrier.wait().await;
            println!("{i} goes on, leader {}", result.is_leader());
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let gone = timeout(Duration::from_millis(1), barrier.wait()).await;
    println!(
        "gave up {}, but counts: leader {}",
        gone.is_err(),
        barrier.wait().await.is_leader()
    );
    println!("of none: {}", Barrier::new(0).wait().await.is_leader());

    let cell = Arc::new(OnceCell::new());
    let mut tasks = Vec::new();
    for i in 0..5 {
        let cell = cell.clone();
        tasks.push(tokio::spawn(async move {
            let got = cell
                .get_or_try_init(|| async move {
                    println!("initializer {i} runs");
                    sleep(Duration::from_millis(1)).await;
                    match i {
                        0 => Err("zero fails"),
                        1 => panic!("one panics"),
                        _ => Ok(i),
                    }
                })
                .await;
            println!("task {i}: {got:?}");
        }));
    }
    yield_now().await;
    println!("set meanwhile: {:?} {:?}", cell.set(9), cell.get());
    for task in tasks {
        println!("joined {}", task.await.is_ok());
    }
    println!("set afterwards: {}", cell.set(9).unwrap_err());
    println!(
        "{} {:?}",
        cell.initialized(),
        cell.get_or_init(|| async { 11 }).await
    );

    let once = Arc::new(SetOnce::new());
    let tasks: Vec<_> = (0..3)
        .map(|i| {
            let once = once.clone();
            tokio::spawn(async move { println!("waiter {i}: {}", once.wait().await) })
        })
        .collect();
    yield_now().await;
    once.set("value").unwrap();
    println!("{:?} {}", once.get(), once.set("other").unwrap_err());
    for task in tasks {
        task.await.unwrap();
    }
}
