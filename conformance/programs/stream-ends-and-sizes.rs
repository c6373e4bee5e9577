// Streams that know that they are at their end, how much is left, and what they can be collected into.
use futures::stream::FusedStream;
use std::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use tokio::sync::mpsc;
use tokio_stream::wrappers::{JoinSetStream, ReceiverStream, UnboundedReceiverStream};
use tokio_stream::{Stream, StreamExt, StreamMap};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut stream = tokio_stream::iter(vec![1, 9, 2]).map_while(|x| (x < 5).then_some(x));
    println!("{:?} {:?} {:?}", stream.next().await, stream.next().await, stream.next().await);
    println!("{} {:?} {stream:?}", stream.is_terminated(), stream.size_hint());
    let chained = tokio_stream::iter([1]).fuse().chain(tokio_stream::iter([2]).fuse());
    let mut merged = chained.merge(tokio_stream::iter([3]));
    println!("{}", merged.is_terminated());
    while let Some(x) = merged.next().await {
        print!("{x} ");
    }
    println!("{}", merged.is_terminated());

    let (tx, mut rx) = mpsc::channel::<u8>(4);
    let _permits = tx.reserve_many(2).await.unwrap();
    tx.send(1).await.unwrap();
    println!("{:?}", ReceiverStream::new(mpsc::channel::<u8>(1).1).size_hint());
    rx.close();
    println!("{:?}", ReceiverStream::new(rx).size_hint());
    let (tx, rx) = mpsc::unbounded_channel();
    tx.send(1).unwrap();
    let stream = UnboundedReceiverStream::new(rx);
    print!("{:?} ", stream.size_hint());
    drop(tx);
    println!("{:?}", stream.size_hint());
    let mut set = tokio::task::JoinSet::new();
    set.spawn(async {});
    println!("{:?}", JoinSetStream::new(set).size_hint());

    let pairs = || tokio_stream::iter([(2, 'b'), (1, 'a'), (2, 'c')]);
    println!("{:?}", pairs().collect::<BTreeMap<_, _>>().await);
    println!("{:?}", pairs().collect::<VecDeque<_>>().await);
    println!("{:?}", pairs().map(|(n, _)| n).collect::<BTreeSet<_>>().await);
    println!("{:?}", pairs().map(|(n, _)| n).collect::<LinkedList<_>>().await);

    let mut map = StreamMap::new();
    for key in 0..3 {
        map.insert(key, tokio_stream::iter(0..=key));
    }
    let mut rounds = Vec::new();
    println!("{}", map.next_many(&mut rounds, 5).await);
    println!("{:?}", rounds.iter().map(|(_, item)| *item).collect::<Vec<_>>());
    println!("{} {}", map.next_many(&mut rounds, 5).await, map.is_empty());
}
