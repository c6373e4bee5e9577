use std::time::Duration;
use tokio::time::{interval, sleep};
use tokio_util::sync::CancellationToken;

async fn worker(name: &'static str, period: u64, token: CancellationToken) {
    let mut ticks = interval(Duration::from_millis(period));
    let mut done = 0;
    loop {
        tokio::select! {
            _ = token.cancelled() => {
                println!("{name}: asked to stop after {done} rounds");
                break;
            }
            _ = ticks.tick() => done += 1,
        }
    }
    // Leaving in order: the token only asks, the worker decides when to go.
    sleep(Duration::from_millis(10)).await;
    println!("{name}: cleaned up");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let token = CancellationToken::new();
    let workers = [
        tokio::spawn(worker("mailer", 30, token.child_token())),
        tokio::spawn(worker("indexer", 50, token.child_token())),
    ];
    sleep(Duration::from_millis(120)).await;
    println!("main: stopping everything");
    token.cancel();
    for worker in workers {
        worker.await.unwrap();
    }
}
