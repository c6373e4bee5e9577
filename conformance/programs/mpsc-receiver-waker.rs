// Only the last task that polled the receiver is woken.
// rules: AW-1, MP-4, RS-1
use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::yield_now;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, rx) = mpsc::unbounded_channel::<u32>();
    let shared = Arc::new(Mutex::new(rx));
    let mut tasks = Vec::new();
    for name in ["first", "second"] {
        let shared = shared.clone();
        tasks.push(tokio::spawn(async move {
            let got = tokio::time::timeout(
                Duration::from_millis(50),
                poll_fn(|cx| {
                    println!("  {name} polls");
                    shared.lock().unwrap().poll_recv(cx)
                }),
            )
            .await;
            println!("  {name}: {got:?}");
        }));
    }
    yield_now().await;
    println!("send 1 wakes the last poller only");
    tx.send(1).unwrap();
    tx.send(2).unwrap();
    yield_now().await;
    println!("the other one finds its message when its timer wakes it");
    for task in tasks {
        task.await.unwrap();
    }
    // A future that forgets to arrange a wake is polled again by nobody.
    let mut polls = 0;
    let forgetful = tokio::time::timeout(
        Duration::from_secs(1),
        poll_fn(|_| {
            polls += 1;
            if polls == 2 {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        }),
    );
    println!("only because of the time-out: {:?}", forgetful.await);
}
