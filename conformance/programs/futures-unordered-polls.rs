// FuturesUnordered: who is polled when, the extra poll after a round, and the order of drops.
// rules: FU-4, FU-5, FU-6
use futures::stream::{FuturesOrdered, FuturesUnordered};
use futures::StreamExt;
use std::future::{poll_fn, Future};
use std::task::Poll;
use std::time::Duration;
use tokio::time::sleep;

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

fn named(name: &'static str, ms: u64) -> std::pin::Pin<Box<dyn Future<Output = &'static str>>> {
    let mut inner = Box::pin(sleep(Duration::from_millis(ms)));
    let loud = Loud(name);
    Box::pin(poll_fn(move |cx| {
        println!("  poll {}", loud.0);
        inner.as_mut().poll(cx).map(|()| name)
    }))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut set = FuturesUnordered::new();
    for (name, ms) in [("a", 30), ("b", 10), ("c", 20)] {
        set.push(named(name, ms));
    }
    println!("first next");
    println!("{:?}", set.next().await);
    set.push(named("d", 1));
    println!("{:?}", set.next().await);
    println!("{:?} of {}", set.next().await, set.len());
    println!("dropping the set");
    drop(set);

    let mut polls = 0;
    let mut set: FuturesUnordered<_> = ["x", "y", "z"].into_iter().map(|n| named(n, 2)).collect();
    poll_fn(|cx| {
        polls += 1;
        println!("outer poll {polls}");
        loop {
            match set.poll_next_unpin(cx) {
                Poll::Ready(Some(name)) => println!("  item {name}"),
                Poll::Ready(None) => return Poll::Ready(()),
                Poll::Pending => return Poll::Pending,
            }
        }
    })
    .await;
    println!("in order:");
    let mut ordered: FuturesOrdered<_> = [("p", 20), ("q", 5)]
        .into_iter()
        .map(|(n, ms)| named(n, ms))
        .collect();
    ordered.push_front(named("front", 8));
    while let Some(name) = ordered.next().await {
        println!("{name}");
    }
}
