// Closing a semaphore wakes everyone with an error.
// rules: SE-4
use std::sync::Arc;
use tokio::sync::Semaphore;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let gate = Arc::new(Semaphore::new(0));
    let tasks: Vec<_> = (1..=3)
        .map(|n| {
            let gate = gate.clone();
            tokio::spawn(async move {
                match gate.acquire_many(n).await {
                    Ok(permit) => println!("{n}: got {}", permit.num_permits()),
                    Err(error) => println!("{n}: {error}"),
                }
            })
        })
        .collect();
    tokio::task::yield_now().await;
    gate.add_permits(2);
    tokio::task::yield_now().await;
    gate.close();
    for task in tasks {
        task.await.unwrap();
    }
    println!("{:?}", gate.try_acquire().map(|_| ()));
}
