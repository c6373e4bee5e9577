// A guard in a scrutinee lives through the await in the arm.
// edition: 2024
use std::sync::Mutex;
async fn store(x: u32) { println!("{x}"); }
#[tokio::main]
async fn main() {
    let m = std::sync::Arc::new(Mutex::new(Some(1)));
    let m2 = m.clone();
    tokio::spawn(async move {
        match *m2.lock().unwrap() {
            Some(x) => store(x).await,
            None => {}
        }
    }).await.unwrap();
}
