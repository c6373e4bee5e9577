use std::thread;
use std::time::{Duration, Instant};

// Work that keeps its thread busy: nothing here awaits.
async fn busy(name: &'static str) {
    thread::sleep(Duration::from_millis(50));
    println!("  {name} done");
}

async fn two_at_once() {
    let first = tokio::spawn(busy("first"));
    first.await.unwrap();
    let pair = [tokio::spawn(busy("left")), tokio::spawn(async {
        thread::sleep(Duration::from_millis(5));
        busy("right").await;
    })];
    for task in pair {
        task.await.unwrap();
    }
}

fn measure(title: &str, runtime: tokio::runtime::Runtime) {
    println!("{title}");
    let start = Instant::now();
    runtime.block_on(two_at_once());
    // One thread: 50 + 50 + 55 ms. Two threads: left and right overlap.
    println!("  about {} ms", start.elapsed().as_millis() / 50 * 50);
}

fn main() {
    use tokio::runtime::Builder;
    measure("current_thread", Builder::new_current_thread().build().unwrap());
    let multi = Builder::new_multi_thread().worker_threads(2).build().unwrap();
    measure("multi_thread with 2 workers", multi);
}
