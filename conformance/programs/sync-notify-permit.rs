// notify_one stores one permit, never two; notify_waiters stores none.
// rules: NO-1, NO-2, NO-3
use std::sync::Arc;
use tokio::sync::Notify;
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let notify = Arc::new(Notify::new());
    notify.notify_one();
    notify.notify_one();
    notify.notified().await;
    println!("first: stored permit");
    let waiters: Vec<_> = (0..3)
        .map(|i| {
            let notify = notify.clone();
            tokio::spawn(async move {
                notify.notified().await;
                println!("waiter {i}");
            })
        })
        .collect();
    tokio::task::yield_now().await;
    notify.notify_one();
    tokio::task::yield_now().await;
    println!("now all");
    notify.notify_waiters();
    for waiter in waiters {
        waiter.await.unwrap();
    }
}
