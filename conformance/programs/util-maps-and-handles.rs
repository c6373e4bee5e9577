// JoinMap replaces by key, JoinQueue keeps the order of spawning, AbortOnDropHandle aborts.
// rules: TU-8, TK-7, JS-1
use std::time::Duration;
use tokio::task::yield_now;
use tokio::time::sleep;
use tokio_util::task::{AbortOnDropHandle, JoinMap, JoinQueue};

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

async fn work(name: &'static str, ms: u64) -> &'static str {
    let _loud = Loud(name);
    sleep(Duration::from_millis(ms)).await;
    name
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut map = JoinMap::new();
    map.spawn(1, work("one, old", 10));
    map.spawn(2, work("two", 30));
    map.spawn(3, work("three", 20));
    yield_now().await;
    map.spawn(1, work("one, new", 5));
    println!("{} keys, 1 there: {}", map.len(), map.contains_key(&1));
    println!("abort 2: {} abort 9: {}", map.abort(&2), map.abort(&9));
    while let Some((key, result)) = map.join_next().await {
        println!("{key}: {:?}", result.map_err(|e| e.is_cancelled()));
    }
    let mut queue = JoinQueue::new();
    for (name, ms) in [("slow", 30), ("quick", 1), ("middle", 10)] {
        queue.spawn(work(name, ms));
    }
    println!("try: {:?}", queue.try_join_next().is_none());
    while let Some(result) = queue.join_next().await {
        println!("in order: {:?}, {} left", result.unwrap(), queue.len());
    }
    let guard = AbortOnDropHandle::new(tokio::spawn(work("guarded", 100)));
    yield_now().await;
    println!("finished {}", guard.is_finished());
    drop(guard);
    println!("guard dropped");
    yield_now().await;
    let kept = AbortOnDropHandle::new(tokio::spawn(work("kept", 3))).detach();
    println!("{}", kept.await.unwrap());
    let awaited = AbortOnDropHandle::new(tokio::spawn(work("awaited", 3)));
    println!("{:?}", awaited.await.unwrap());
}
