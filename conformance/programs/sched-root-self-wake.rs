// A root that wakes itself goes on after the queued tasks; a waking task never polls it on the spot.
// rules: CT-2, CT-3, CT-9, CT-10
use std::future::poll_fn;
use std::task::Poll;

async fn wake_myself(name: &str, times: u32) {
    let mut done = 0;
    poll_fn(|cx| {
        println!("{name} poll {done}");
        if done == times {
            return Poll::Ready(());
        }
        done += 1;
        // Two wakes are one.
        cx.waker().wake_by_ref();
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let a = tokio::spawn(wake_myself("a", 3));
    let b = tokio::spawn(async {
        wake_myself("b", 1).await;
        // What b spawns queues behind a's next poll.
        tokio::spawn(wake_myself("c", 1));
        println!("b done");
    });
    wake_myself("root", 2).await;
    println!("root goes on");
    a.await.unwrap();
    b.await.unwrap();
    wake_myself("root alone", 2).await;
}
