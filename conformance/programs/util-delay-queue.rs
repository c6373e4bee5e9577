// A DelayQueue keeps equal deadlines as stacks, turned over each time they move down a level.
// rules: TU-6
// expect: task-panic
use futures::StreamExt;
use std::time::Duration;
use tokio::time::Instant;
use tokio_util::time::DelayQueue;

async fn equal(ms: u64) {
    let mut queue = DelayQueue::new();
    for i in 0..5 {
        queue.insert(i, Duration::from_millis(ms));
    }
    let mut order = Vec::new();
    while let Some(expired) = queue.next().await {
        order.push(expired.into_inner());
    }
    println!("{ms} ms: {order:?}");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    for ms in [0, 10, 100, 5000, 300_000] {
        equal(ms).await;
    }
    let start = Instant::now();
    let mut queue = DelayQueue::with_capacity(4);
    let a = queue.insert("a", Duration::from_millis(50));
    let b = queue.insert("b", Duration::from_millis(20));
    let c = queue.insert_at("c", start + Duration::from_millis(30));
    queue.reset(&a, Duration::from_millis(10));
    println!(
        "removed {:?}, {} left",
        queue.remove(&c).into_inner(),
        queue.len()
    );
    println!("deadline of b {:?}", queue.deadline(&b) - start);
    println!("peek {}", queue.peek() == Some(a));
    while let Some(expired) = queue.next().await {
        println!(
            "{} at {:?}, key of b: {}",
            expired.get_ref(),
            start.elapsed(),
            expired.key() == b
        );
    }
    println!("empty {} and it can be filled again", queue.is_empty());
    queue.insert("d", Duration::from_millis(500));
    let first = tokio::select! {
        biased;
        e = queue.next() => e.map(|e| e.into_inner()),
        _ = tokio::time::sleep(Duration::from_millis(1)) => None,
    };
    println!("{first:?}");
    queue.insert("e", Duration::from_millis(5));
    println!(
        "{:?} at {:?}",
        queue.next().await.map(|e| e.into_inner()),
        start.elapsed()
    );
    println!("try_remove {:?}", queue.try_remove(&b).is_none());
    queue.clear();
    println!("{:?}", queue.next().await.is_none());
    let stale = tokio::spawn(async move { queue.reset(&b, Duration::ZERO) });
    println!("{}", stale.await.unwrap_err().is_panic());
}
