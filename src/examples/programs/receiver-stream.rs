use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::sleep;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

async fn thermometer(readings: mpsc::Sender<i32>) {
    for degrees in [18, 19, 19, 31, 20, 33, 21] {
        sleep(Duration::from_millis(10)).await;
        if readings.send(degrees).await.is_err() {
            println!("thermometer: nobody listens any more");
            return;
        }
    }
}

// With the wrapper a receiver is a stream, and has map, filter, take …
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (readings, inbox) = mpsc::channel(4);
    let thermometer = tokio::spawn(thermometer(readings));

    let alarms = ReceiverStream::new(inbox)
        .filter(|degrees| *degrees > 30)
        .map(|degrees| format!("{degrees} degrees!"))
        .take(2);
    let mut alarms = std::pin::pin!(alarms);
    while let Some(alarm) = alarms.next().await {
        println!("alarm: {alarm}");
    }
    println!("two alarms are enough");
    thermometer.abort();
    println!("thermometer: {:?}", thermometer.await.map_err(|e| e.to_string()));
}
