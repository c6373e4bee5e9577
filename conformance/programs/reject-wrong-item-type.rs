// A channel takes items of one type.
// edition: 2024
use tokio::sync::mpsc;
enum Event { Line(String), End }
#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel::<Event>(4);
    tokio::spawn(async move {
        tx.send("hello".to_string()).await.unwrap();
        tx.send(Event::End).await.unwrap();
    });
    while let Some(e) = rx.recv().await {
        match e { Event::Line(s) => println!("{s}"), Event::End => break }
    }
}
