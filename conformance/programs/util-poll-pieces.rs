// PollSemaphore and PollSender: polling by hand what is else awaited.
// rules: TU-7, SE-1, MP-3
use futures::SinkExt;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;
use tokio::sync::{mpsc, Semaphore};
use tokio_util::sync::{PollSemaphore, PollSender};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let sem = Arc::new(Semaphore::new(1));
    let mut polled = PollSemaphore::new(sem.clone());
    let first = poll_fn(|cx| polled.poll_acquire(cx)).await.unwrap();
    println!("have one, {} left", polled.available_permits());
    let pending = poll_fn(|cx| Poll::Ready(polled.poll_acquire(cx).is_pending())).await;
    println!("second pending: {pending}");
    drop(first);
    println!("handed to the queued one: {}", sem.try_acquire().is_err());
    let second = poll_fn(|cx| polled.poll_acquire(cx)).await;
    println!("{}", second.is_some());
    let waiting = tokio::spawn(async move { poll_fn(|cx| polled.poll_acquire_many(cx, 2)).await.is_none() });
    tokio::task::yield_now().await;
    sem.close();
    println!("closed gives none: {}", waiting.await.unwrap());

    let (tx, mut rx) = mpsc::channel(1);
    let mut sender = PollSender::new(tx);
    poll_fn(|cx| sender.poll_reserve(cx)).await.unwrap();
    println!("abort gives the slot back: {}", sender.abort_send());
    poll_fn(|cx| sender.poll_reserve(cx)).await.unwrap();
    sender.send_item("by hand").unwrap();
    let full = poll_fn(|cx| Poll::Ready(sender.poll_reserve(cx).is_pending())).await;
    println!("full: {full}");
    println!("{:?}", rx.recv().await);
    let feeding = tokio::spawn(async move {
        for word in ["as", "a", "sink"] {
            sender.send(word).await.unwrap();
            println!("sent {word}");
        }
        SinkExt::close(&mut sender).await.unwrap();
        println!("closed {}", sender.is_closed());
    });
    while let Some(word) = rx.recv().await {
        println!("got {word}");
    }
    feeding.await.unwrap();
}
