use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

/// Sends `ping` every minute, for as long as somebody listens.
pub async fn pinger(out: mpsc::Sender<&'static str>) {
    while out.send("ping").await.is_ok() {
        sleep(Duration::from_secs(60)).await;
    }
}

fn main() {
    println!("run this one as tests");
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::Instant;

    // With the clock paused, an hour passes as soon as everybody sleeps.
    #[tokio::test(start_paused = true)]
    async fn an_hour_of_pings() {
        let start = Instant::now();
        let (out, mut pings) = mpsc::channel(1);
        let task = tokio::spawn(pinger(out));
        for _ in 0..60 {
            assert_eq!(pings.recv().await, Some("ping"));
        }
        assert_eq!(start.elapsed(), Duration::from_secs(59 * 60));
        task.abort();
    }

    #[tokio::test(start_paused = true)]
    async fn stops_when_nobody_listens() {
        let (out, pings) = mpsc::channel(1);
        drop(pings);
        timeout(Duration::from_secs(1), pinger(out)).await.expect("it ends at once");
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn works_on_two_workers() {
        let (out, mut pings) = mpsc::channel(1);
        tokio::spawn(pinger(out));
        assert_eq!(pings.recv().await, Some("ping"));
    }
}
