// A StreamMap with one ready stream at a time; ended streams leave, keys can be replaced and it can be refilled.
// rules: TS-3, TS-6
use std::pin::Pin;
use tokio::sync::mpsc;
use tokio_stream::wrappers::UnboundedReceiverStream;
use tokio_stream::{Stream, StreamExt, StreamMap};

type Item = Pin<Box<dyn Stream<Item = u32>>>;

fn channel() -> (mpsc::UnboundedSender<u32>, Item) {
    let (tx, rx) = mpsc::unbounded_channel();
    (tx, Box::pin(UnboundedReceiverStream::new(rx)))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut map = StreamMap::new();
    let (a, rx_a) = channel();
    let (b, rx_b) = channel();
    let (c, rx_c) = channel();
    map.insert("a", rx_a);
    map.insert("b", rx_b);
    map.insert("c", rx_c);
    println!("{} streams {:?}", map.len(), map.keys().collect::<Vec<_>>());
    b.send(1).unwrap();
    println!("{:?}", map.next().await);
    let feeder = tokio::spawn(async move {
        c.send(2).unwrap();
        tokio::task::yield_now().await;
        a.send(3).unwrap();
        drop(a);
        c
    });
    println!("{:?} {:?}", map.next().await, map.next().await);
    let c = feeder.await.unwrap();
    println!("the ended one leaves: {} {:?}", futures::poll!(Box::pin(map.next())).is_pending(), map.keys().collect::<Vec<_>>());
    let (late, rx_late) = channel();
    println!("replaced {}", map.insert("b", rx_late).is_some());
    println!("old sender: {}", b.send(9).is_ok());
    late.send(4).unwrap();
    println!("{:?}", map.next().await);
    println!("removed {}", map.remove("c").is_some());
    println!("{:?}", map.keys().collect::<Vec<_>>());
    drop((late, c));
    println!("{:?} empty {}", map.next().await, map.is_empty());
    map.insert("again", Box::pin(tokio_stream::iter([7, 8])));
    let mut buffer = Vec::new();
    println!("{} {buffer:?}", map.next_many(&mut buffer, 5).await);
    println!("{} {}", map.next_many(&mut buffer, 5).await, map.len());
}
