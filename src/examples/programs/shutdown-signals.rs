use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{interval, sleep, timeout};
use tokio_util::sync::CancellationToken;

async fn stop_signal() -> &'static str {
    let mut sigterm = signal(SignalKind::terminate()).expect("SIGTERM can be watched");
    tokio::select! {
        _ = tokio::signal::ctrl_c() => "Ctrl-C",
        _ = sigterm.recv() => "SIGTERM",
    }
}

async fn serve(stop: CancellationToken) {
    let mut requests = interval(Duration::from_millis(30));
    let mut served = 0;
    loop {
        tokio::select! {
            biased;
            _ = stop.cancelled() => break,
            _ = requests.tick() => served += 1,
        }
    }
    println!("server: {served} requests served, one is still running");
    sleep(Duration::from_millis(40)).await;
    println!("server: finished in order");
}

// The outside world of this example sends SIGTERM after 100 ms. Without it
// the program would serve for ever.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let stop = CancellationToken::new();
    let server = tokio::spawn(serve(stop.clone()));

    let why = stop_signal().await;
    println!("main: {why}, shutting down");
    stop.cancel();
    match timeout(Duration::from_millis(200), server).await {
        Ok(_) => println!("main: goodbye"),
        Err(_) => println!("main: deadline passed, leaving anyway"),
    }
}
