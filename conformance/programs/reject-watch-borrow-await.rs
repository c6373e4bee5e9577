// The guard of a watch channel is held across an await.
// edition: 2024
use tokio::sync::watch;
async fn send(s: &str) { println!("{s}"); }
#[tokio::main]
async fn main() {
    let (_tx, rx) = watch::channel(String::from("x"));
    tokio::spawn(async move {
        let cur = rx.borrow();
        send(&cur).await;
    }).await.unwrap();
}
