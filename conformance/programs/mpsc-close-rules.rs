// Closing: buffered messages still arrive, permits may still send, waiting senders get their value back.
// rules: MP-5, MP-6, MP-7, MP-8, MP-10
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::{TryRecvError, TrySendError};
use tokio::task::yield_now;

struct Loud(u32);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop message {}", self.0);
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<u32>(2);
    let permit = tx.clone().reserve_owned().await.unwrap();
    tx.send(1).await.unwrap();
    let waiting = tokio::spawn({
        let tx = tx.clone();
        async move { println!("waiting sender: {:?}", tx.send(2).await) }
    });
    let closed = tokio::spawn({
        let tx = tx.clone();
        async move {
            tx.closed().await;
            println!("closed() is done");
        }
    });
    yield_now().await;
    rx.close();
    println!("closed: {} {}", tx.is_closed(), rx.is_closed());
    println!("{:?}", tx.try_send(3));
    yield_now().await;
    println!("{:?} then {:?}", rx.recv().await, rx.try_recv());
    println!(
        "a permit is out: {}",
        futures::poll!(Box::pin(rx.recv())).is_pending()
    );
    permit.send(4);
    println!(
        "{:?} {:?} {:?}",
        rx.recv().await,
        rx.recv().await,
        rx.try_recv() == Err(TryRecvError::Disconnected)
    );
    waiting.await.unwrap();
    closed.await.unwrap();

    let (tx, mut rx) = mpsc::unbounded_channel();
    let weak = tx.downgrade();
    println!("strong {} weak {}", tx.strong_count(), tx.weak_count());
    tx.send(Loud(7)).ok().unwrap();
    tx.send(Loud(8)).ok().unwrap();
    println!("upgrade {}", weak.upgrade().is_some_and(|t| t.same_channel(&tx)));
    let mut buffer = Vec::new();
    println!("limit 0: {}", rx.recv_many(&mut buffer, 0).await);
    println!("limit 1: {}", rx.recv_many(&mut buffer, 1).await);
    drop(tx);
    println!("upgrade after the end: {}", weak.upgrade().is_some());
    println!("closed {}, {} left", rx.is_closed(), rx.len());
    drop(rx);
    println!("receiver dropped");
    drop(buffer);
    let (tx, rx) = mpsc::channel(1);
    drop(rx);
    match tx.try_send(Loud(9)) {
        Err(TrySendError::Closed(_)) => println!("closed wins over full"),
        _ => println!("?"),
    }
    let error = tx.send(Loud(10)).await.unwrap_err();
    println!("{error} {error:?}");
}
