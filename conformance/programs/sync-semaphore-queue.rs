// A waiter at the head swallows all free permits; releases go to the queue in order, partly if need be.
// rules: SE-1, SE-2, SE-3, SM-1
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::yield_now;
use tokio::time::timeout;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let sem = Arc::new(Semaphore::new(4));
    let held = sem.acquire_many(3).await.unwrap();
    println!("free {}", sem.available_permits());
    let mut tasks = Vec::new();
    for (name, n) in [("big", 4), ("small", 1), ("middle", 2)] {
        let sem = sem.clone();
        tasks.push(tokio::spawn(async move {
            let permit = sem.acquire_many(n).await.unwrap();
            println!(
                "{name} has {}, free {}",
                permit.num_permits(),
                sem.available_permits()
            );
            yield_now().await;
            println!("{name} gives back");
        }));
        yield_now().await;
    }
    println!("the head took the free one: {}", sem.available_permits());
    println!("try 1: {:?}", sem.try_acquire().map(|_| ()));
    println!("zero permits always: {:?}", sem.acquire_many(0).await.map(|_| ()));
    let late = timeout(Duration::from_millis(1), sem.acquire()).await;
    println!("a late one waits: {}", late.is_err());
    drop(held);
    // Handed over, although nobody of them has run yet.
    println!("after the release: {} free", sem.available_permits());
    let own = sem.acquire().await.unwrap();
    println!("root last");
    drop(own);
    for task in tasks {
        task.await.unwrap();
    }
    // A cancelled waiter gives back what it had collected.
    let rest = sem.clone().acquire_many_owned(3).await.unwrap();
    let greedy = tokio::spawn({
        let sem = sem.clone();
        async move { sem.acquire_many(4).await.map(|p| p.num_permits()).unwrap() }
    });
    yield_now().await;
    println!("collected: {}", sem.available_permits());
    greedy.abort();
    let _ = greedy.await;
    println!("given back: {}", sem.available_permits());
    drop(rest);
    println!("all: {}", sem.available_permits());
}
