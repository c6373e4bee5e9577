// merge alternates who is asked first; the wrappers end and err as their channels do.
// rules: TS-1, TS-2, TS-6
use std::time::Duration;
use tokio::sync::{broadcast, mpsc, watch};
use tokio_stream::wrappers::{
    BroadcastStream, IntervalStream, ReceiverStream, UnboundedReceiverStream, WatchStream,
};
use tokio_stream::{StreamExt, StreamNotifyClose};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (a, rx_a) = mpsc::unbounded_channel();
    let (b, rx_b) = mpsc::unbounded_channel();
    for i in 0..4 {
        a.send(format!("a{i}")).unwrap();
    }
    for i in 0..2 {
        b.send(format!("b{i}")).unwrap();
    }
    let mut merged = UnboundedReceiverStream::new(rx_a).merge(UnboundedReceiverStream::new(rx_b));
    for _ in 0..5 {
        println!("{:?}", merged.next().await);
    }
    b.send("b late".into()).unwrap();
    drop((a, b));
    println!("{:?}", merged.collect::<Vec<_>>().await);

    let (tx, rx) = broadcast::channel(2);
    let mut stream = BroadcastStream::new(rx);
    (0..5).for_each(|i| drop(tx.send(i)));
    drop(tx);
    while let Some(item) = stream.next().await {
        println!("broadcast {item:?}");
    }
    let (tx, rx) = watch::channel("initial");
    let mut from_now = WatchStream::new(rx.clone());
    let mut changes = WatchStream::from_changes(rx);
    println!("{:?}", from_now.next().await);
    tx.send("changed").unwrap();
    println!("{:?} {:?}", from_now.next().await, changes.next().await);
    drop(tx);
    println!("{:?} {:?}", from_now.next().await, changes.next().await);
    let (tx, rx) = mpsc::channel(1);
    let mut told = StreamNotifyClose::new(ReceiverStream::new(rx));
    tx.send(1).await.unwrap();
    drop(tx);
    println!(
        "{:?} {:?} {:?}",
        told.next().await,
        told.next().await,
        told.next().await
    );
    let start = tokio::time::Instant::now();
    let ticks = IntervalStream::new(tokio::time::interval(Duration::from_millis(10)));
    let taken: Vec<_> = ticks.take(3).map(|at| at - start).collect().await;
    println!("{taken:?}");
    let peeked = tokio_stream::iter(1..=6)
        .skip_while(|n| *n < 3)
        .chain(tokio_stream::once(9))
        .peekable();
    tokio::pin!(peeked);
    println!("{:?} {:?}", peeked.peek().await.copied(), peeked.next().await);
    let rest: i32 = peeked
        .as_mut()
        .take_while(|n| *n != 5)
        .fold(0, |sum, n| sum + n)
        .await;
    println!("sum {rest}, 5 is gone: {:?}", peeked.next().await);
}
