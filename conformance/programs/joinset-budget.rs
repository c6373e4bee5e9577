// join_next costs budget: a long series of finished tasks is interrupted, try_join_next is not.
// rules: JS-2, CO-1, CO-3, CO-4
use tokio::task::{yield_now, JoinSet};

async fn finished(n: u32) -> JoinSet<u32> {
    let mut set = JoinSet::new();
    for i in 0..n {
        set.spawn(async move { i });
    }
    for _ in 0..n / 50 {
        yield_now().await;
    }
    set
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut set = finished(300).await;
    let watcher = tokio::spawn(async {
        for i in 0..3 {
            println!("watcher {i}");
            yield_now().await;
        }
    });
    let mut sum = 0;
    let mut n = 0;
    while let Some(r) = set.join_next().await {
        sum += r.unwrap();
        n += 1;
        if n % 32 == 0 {
            println!("joined {n}");
        }
    }
    println!("sum {sum}");
    watcher.await.unwrap();
    let mut set = finished(300).await;
    let watcher = tokio::spawn(async { println!("second watcher") });
    let mut n = 0;
    while set.try_join_next().is_some() {
        n += 1;
    }
    println!("tried {n} without a break");
    watcher.await.unwrap();
}
