use std::time::Duration;
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::time::sleep;

// Every subscriber gets every message, as long as it keeps up. The channel
// holds 4; who falls further behind is told how many it missed.
async fn listen(name: &'static str, mut news: broadcast::Receiver<u32>, millis: u64) {
    loop {
        match news.recv().await {
            Ok(number) => println!("{name}: news {number}"),
            Err(RecvError::Lagged(missed)) => println!("{name}: missed {missed}"),
            Err(RecvError::Closed) => break,
        }
        sleep(Duration::from_millis(millis)).await;
    }
    println!("{name}: the station is closed");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (station, news) = broadcast::channel(4);
    let quick = tokio::spawn(listen("quick", news, 0));
    let slow = tokio::spawn(listen("slow", station.subscribe(), 75));
    for number in 1..=8 {
        station.send(number).unwrap();
        sleep(Duration::from_millis(10)).await;
    }
    drop(station);
    quick.await.unwrap();
    slow.await.unwrap();
}
