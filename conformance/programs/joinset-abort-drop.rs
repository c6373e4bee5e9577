// abort_all, shutdown, drop and detach_all: when the tasks' locals go.
// rules: JS-3, JS-4, JS-5, TK-7
use std::time::Duration;
use tokio::task::{yield_now, JoinSet};
use tokio::time::{sleep, timeout};

struct Loud(String);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

async fn fill(set: &mut JoinSet<u32>, name: &str) {
    for i in 0..3u32 {
        let name = format!("{name}{i}");
        set.spawn(async move {
            let _held = Loud(name);
            sleep(Duration::from_millis(if i == 1 { 1 } else { 50 })).await;
            i
        });
    }
    yield_now().await;
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut set = JoinSet::new();
    fill(&mut set, "all").await;
    sleep(Duration::from_millis(2)).await;
    set.abort_all();
    println!("abort_all done");
    while let Some(r) = set.join_next().await {
        println!("{:?}", r.map_err(|e| e.is_cancelled()));
    }
    fill(&mut set, "shut").await;
    set.shutdown().await;
    println!("shutdown done, {}", set.len());
    fill(&mut set, "dropped").await;
    drop(set);
    println!("set dropped");
    yield_now().await;
    println!("a yield later");
    let mut set = JoinSet::new();
    fill(&mut set, "detached").await;
    set.detach_all();
    println!("detached, {}", set.len());
    println!("none: {}", set.join_next().await.is_none());
    // join_next is cancel safe.
    fill(&mut set, "kept").await;
    println!(
        "timed out: {}",
        timeout(Duration::ZERO, set.join_next()).await.is_err()
    );
    println!("{:?}", set.join_next().await.unwrap().unwrap());
    println!("main ends");
}
