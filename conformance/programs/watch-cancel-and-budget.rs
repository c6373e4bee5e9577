// Waiting on a watch is cancel safe and costs one unit; who marks a value as seen.
// rules: WA-9, WA-6, WA-1, CO-3
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::yield_now;
use tokio::time::timeout;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = watch::channel(0u32);
    let short = Duration::from_millis(1);
    println!("{}", timeout(short, rx.changed()).await.is_err());
    println!("{}", timeout(short, rx.wait_for(|n| *n == 5)).await.is_err());
    tx.send(4).unwrap();
    println!("nothing lost: {:?} {}", rx.changed().await, *rx.borrow());
    tx.send(5).unwrap();
    let seen = *rx.wait_for(|n| *n == 5).await.unwrap();
    println!("wait_for marks: {seen} then {:?}", rx.has_changed());
    let neighbour = tokio::spawn(async { println!("neighbour runs") });
    let mut rounds = 0;
    for n in 0..200 {
        tx.send(n).unwrap();
        rx.changed().await.unwrap();
        rounds += 1;
        if rounds % 50 == 0 {
            println!("round {rounds}");
        }
    }
    neighbour.await.unwrap();
    let waiting = tokio::spawn(async move {
        while rx.changed().await.is_ok() {
            println!("saw {}", *rx.borrow());
        }
        println!("closed");
    });
    for n in [1, 2, 3] {
        tx.send(n).unwrap();
        if n == 2 {
            yield_now().await;
        }
    }
    drop(tx);
    waiting.await.unwrap();
}
