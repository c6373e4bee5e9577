// The content of a Mutex is reached by locking it.
// edition: 2024
use std::sync::{Arc, Mutex};
#[tokio::main]
async fn main() {
    let c = Arc::new(Mutex::new(0));
    let d = c.clone();
    tokio::spawn(async move { *d += 1; }).await.unwrap();
    println!("{}", c.lock().unwrap());
}
