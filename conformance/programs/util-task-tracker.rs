// A TaskTracker is done when it is closed and empty; a tracked future counts until it is dropped.
// rules: TU-5, TK-4
use std::time::Duration;
use tokio::task::yield_now;
use tokio::time::{sleep, timeout};
use tokio_util::task::TaskTracker;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let tracker = TaskTracker::new();
    println!("closed {} empty {}", tracker.is_closed(), tracker.is_empty());
    println!(
        "open: {}",
        timeout(Duration::from_millis(1), tracker.wait()).await.is_err()
    );
    println!("close {} again {}", tracker.close(), tracker.close());
    tracker.wait().await;
    println!("nothing to wait for");
    for ms in [30u64, 10, 20] {
        tracker.spawn(async move {
            sleep(Duration::from_millis(ms)).await;
            println!("task of {ms} ms");
        });
    }
    let token = tracker.token();
    println!("counts {}", tracker.len());
    let waiters: Vec<_> = (0..2)
        .map(|i| {
            let tracker = tracker.clone();
            tokio::spawn(async move {
                tracker.wait().await;
                println!("waiter {i}");
            })
        })
        .collect();
    sleep(Duration::from_millis(50)).await;
    println!("a token is left: {}", tracker.len());
    drop(token);
    for waiter in waiters {
        waiter.await.unwrap();
    }
    println!("reopen {} then a future that is kept", tracker.reopen());
    let mut kept = Box::pin(tracker.track_future(async { 5 }));
    println!("{}", kept.as_mut().await);
    println!("finished, but still counted: {}", tracker.len());
    let waiting = tracker.wait();
    tokio::pin!(waiting);
    println!("{}", futures::poll!(waiting.as_mut()).is_pending());
    tracker.close();
    println!("{}", futures::poll!(waiting.as_mut()).is_pending());
    drop(kept);
    println!("{}", futures::poll!(waiting.as_mut()).is_ready());
    let handle = tracker.spawn(async { std::future::pending::<()>().await });
    yield_now().await;
    handle.abort();
    tracker.wait().await;
    println!("an aborted task counts no longer: {}", handle.is_finished());
    let detached = tracker.clone();
    println!("same {}", TaskTracker::ptr_eq(&tracker, &detached));
}
