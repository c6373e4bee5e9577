use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

// GOOD: tokio's lock() waits by giving the thread back, so the holder can go
// on and let go. (Better still: finish the slow part first, then lock.)
async fn add(total: &Mutex<u32>, name: &str, amount: u32) {
    let mut total = total.lock().await;
    println!("{name} has the lock");
    sleep(Duration::from_millis(20)).await;
    *total += amount;
    println!("{name} is done");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let total = Mutex::new(0);
    tokio::join!(add(&total, "first", 1), add(&total, "second", 2));
    println!("total {}", total.lock().await);
}
