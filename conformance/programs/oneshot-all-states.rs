// Every state of a oneshot: sent, closed, dropped, received twice, both ends waiting.
// rules: OS-1, OS-2, MSG-0
use tokio::sync::oneshot::{self, error::TryRecvError};
use tokio::task::yield_now;

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = oneshot::channel();
    println!("{:?} empty {}", rx.try_recv(), rx.is_empty());
    tx.send(1u32).unwrap();
    println!(
        "{:?} then {:?}, over: {}",
        rx.try_recv(),
        rx.try_recv(),
        rx.is_terminated()
    );
    let (tx, mut rx) = oneshot::channel::<u32>();
    drop(tx);
    println!(
        "{:?} {}",
        rx.try_recv(),
        rx.try_recv() == Err(TryRecvError::Closed)
    );
    let (tx, mut rx) = oneshot::channel::<u32>();
    drop(tx);
    println!("{} over: {}", (&mut rx).await.unwrap_err(), rx.is_terminated());

    let (tx, mut rx) = oneshot::channel();
    rx.close();
    println!("after close: {:?} closed {}", tx.send(2), rx.try_recv().is_err());
    let (tx, mut rx) = oneshot::channel();
    tx.send(3).unwrap();
    rx.close();
    println!("sent before close: {:?}", rx.await);

    let (tx, rx) = oneshot::channel();
    tx.send(Loud("unreceived value")).ok().unwrap();
    println!("dropping the receiver");
    drop(rx);
    let (tx, rx) = oneshot::channel();
    drop(rx);
    println!("{}", tx.send(Loud("refused value")).is_err());

    let (mut tx, rx) = oneshot::channel::<u32>();
    let watcher = tokio::spawn(async move {
        println!("closed at once: {}", tx.is_closed());
        tx.closed().await;
        println!("the receiver has gone");
    });
    let holder = tokio::spawn(async move {
        yield_now().await;
        println!("receiver goes");
        drop(rx);
        println!("receiver went");
    });
    watcher.await.unwrap();
    holder.await.unwrap();
    let (tx, mut rx) = oneshot::channel();
    tokio::select! {
        biased;
        _ = &mut rx => println!("too early"),
        _ = yield_now() => println!("kept for later"),
    }
    tx.send("kept").unwrap();
    println!("{:?}", rx.await);
    let (tx, rx) = oneshot::channel::<()>();
    drop(tx);
    println!("{:?} / {}", rx.await, TryRecvError::Empty);
}
