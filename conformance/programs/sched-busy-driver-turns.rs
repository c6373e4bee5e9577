// A queue that never empties still lets the driver turn once per 61 tasks.
// rules: CT-1, CT-15, CT-14, TD-14
use std::future::poll_fn;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let polls = Arc::new(AtomicU32::new(0));
    let stop = Arc::new(AtomicBool::new(false));
    let sleeper = tokio::spawn({
        let (polls, stop) = (polls.clone(), stop.clone());
        async move {
            tokio::time::sleep(Duration::from_millis(10)).await;
            println!(
                "the timer fired after {} busy polls",
                polls.load(Ordering::SeqCst)
            );
            stop.store(true, Ordering::SeqCst);
        }
    });
    // Registers the timer before the busy ones begin.
    tokio::task::yield_now().await;
    let busy: Vec<_> = (0..10)
        .map(|_| {
            let (polls, stop) = (polls.clone(), stop.clone());
            tokio::spawn(poll_fn(move |cx| {
                polls.fetch_add(1, Ordering::SeqCst);
                if stop.load(Ordering::SeqCst) {
                    return Poll::Ready(());
                }
                cx.waker().wake_by_ref();
                Poll::Pending
            }))
        })
        .collect();
    let clock = tokio::spawn(async {
        println!("clock moves");
        tokio::time::advance(Duration::from_millis(10)).await;
        println!("clock task again");
    });
    for task in busy {
        task.await.unwrap();
    }
    println!("{} busy polls in all", polls.load(Ordering::SeqCst));
    sleeper.await.unwrap();
    clock.await.unwrap();
}
