// A worker that always has deferred work still turns the driver: a timer fires while a task yields for ever.
// rules: MT-4, MT-11, CT-14, ND-1
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::time::Duration;

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    let stop = Arc::new(AtomicBool::new(false));
    let yielding = tokio::spawn({
        let stop = stop.clone();
        async move {
            while !stop.load(Ordering::SeqCst) {
                tokio::task::yield_now().await;
            }
            println!("the yielding task ends");
        }
    });
    let timer = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(5)).await;
        println!("the timer fired");
        stop.store(true, Ordering::SeqCst);
    });
    timer.await.unwrap();
    yielding.await.unwrap();
    // Self-wakes never let the worker sleep: only every 61st tick turns the driver.
    let stop = Arc::new(AtomicBool::new(false));
    let spinning = tokio::spawn({
        let stop = stop.clone();
        std::future::poll_fn(move |cx| {
            if stop.load(Ordering::SeqCst) {
                return std::task::Poll::Ready("the spinning task ends");
            }
            cx.waker().wake_by_ref();
            std::task::Poll::Pending
        })
    });
    let timer = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(5)).await;
        println!("the timer fired again");
        stop.store(true, Ordering::SeqCst);
    });
    println!("{}", spinning.await.unwrap());
    timer.await.unwrap();
}
