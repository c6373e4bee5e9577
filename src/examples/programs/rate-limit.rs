use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::{Instant, interval, sleep};

// A bucket of tokens: each call takes one, and one comes back every 50 ms.
// A burst of three goes through at once, the rest at the pace of the refill.
struct RateLimit {
    tokens: Arc<Semaphore>,
}

impl RateLimit {
    fn new(burst: usize, every: Duration) -> Self {
        let tokens = Arc::new(Semaphore::new(burst));
        let bucket = Arc::downgrade(&tokens);
        tokio::spawn(async move {
            let mut refill = interval(every);
            refill.tick().await;
            loop {
                refill.tick().await;
                let Some(tokens) = bucket.upgrade() else { break };
                if tokens.available_permits() < burst {
                    tokens.add_permits(1);
                }
            }
            println!("refill stops: the limiter is gone");
        });
        RateLimit { tokens }
    }

    async fn take(&self) {
        self.tokens.acquire().await.expect("never closed").forget();
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let limit = RateLimit::new(3, Duration::from_millis(50));
    let start = Instant::now();
    for call in 1..=6 {
        limit.take().await;
        println!("call {call} at {} ms", start.elapsed().as_millis() / 50 * 50);
    }
    drop(limit);
    sleep(Duration::from_millis(100)).await;
}
