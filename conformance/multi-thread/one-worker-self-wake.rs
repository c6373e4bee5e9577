// A task that wakes itself goes to the back of the queue; one that is woken by another goes first.
// rules: MT-3, CT-9, TK-2
use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;
use tokio::sync::Notify;

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    tokio::spawn(async {
        let notify = Arc::new(Notify::new());
        let selfish = tokio::spawn({
            let notify = notify.clone();
            let mut polls = 0;
            poll_fn(move |cx| {
                polls += 1;
                println!("selfish poll {polls}");
                if polls == 2 {
                    notify.notify_one();
                }
                if polls == 4 {
                    return Poll::Ready(());
                }
                cx.waker().wake_by_ref();
                Poll::Pending
            })
        });
        let mut others = Vec::new();
        for name in ["x", "y"] {
            others.push(tokio::spawn(async move { println!("{name}") }));
        }
        let waiting = tokio::spawn(async move {
            println!("waiting");
            notify.notified().await;
            println!("notified");
        });
        selfish.await.unwrap();
        waiting.await.unwrap();
        for other in others {
            other.await.unwrap();
        }
    })
    .await
    .unwrap();
}
