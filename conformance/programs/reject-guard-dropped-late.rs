// The guard is dropped by hand, but only after the await.
use std::sync::{Arc, Mutex};
use std::time::Duration;
async fn bump(counter: Arc<Mutex<u32>>) {
    let mut guard = counter.lock().unwrap();
    *guard += 1;
    tokio::time::sleep(Duration::from_millis(5)).await;
    drop(guard);
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let counter = Arc::new(Mutex::new(0));
    tokio::spawn(bump(counter.clone())).await.unwrap();
}
