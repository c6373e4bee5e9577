// Locking a tokio Mutex gives a future.
// edition: 2024
use tokio::sync::Mutex;
#[tokio::main]
async fn main() {
    let m = Mutex::new(vec![1]);
    let mut g = m.lock();
    g.push(2);
    println!("{}", m.lock().await.len());
}
