use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::sleep;

async fn sensor(name: &'static str, period: u64, readings: mpsc::Sender<String>) {
    for value in 1..=3 {
        sleep(Duration::from_millis(period)).await;
        if readings.send(format!("{name} reads {value}")).await.is_err() {
            println!("{name}: nobody listens any more");
            return;
        }
    }
    println!("{name}: done, its sender is dropped");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (readings, mut inbox) = mpsc::channel(4);
    tokio::spawn(sensor("kitchen", 20, readings.clone()));
    tokio::spawn(sensor("cellar", 50, readings.clone()));
    // The channel closes when the last sender is gone. This one belongs to
    // main: without the drop the loop below would wait for ever.
    drop(readings);

    while let Some(reading) = inbox.recv().await {
        println!("{reading}");
    }
    println!("all sensors are gone");
}
