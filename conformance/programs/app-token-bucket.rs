//! A rate limiter: a bucket of tokens refilled on a clock, taken by clients of different greed; a semaphore keeps them fair.
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, Semaphore};
use tokio::task::JoinHandle;
use tokio::time::{self, Instant, MissedTickBehavior};

struct Bucket {
    tokens: Arc<Semaphore>,
    refill: JoinHandle<()>,
}

impl Bucket {
    fn new(capacity: usize, per_tick: usize, tick: Duration) -> Bucket {
        let tokens = Arc::new(Semaphore::new(capacity));
        let refill = tokio::spawn({
            let tokens = tokens.clone();
            async move {
                let mut ticks = time::interval_at(Instant::now() + tick, tick);
                ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
                loop {
                    ticks.tick().await;
                    let room = capacity.saturating_sub(tokens.available_permits());
                    tokens.add_permits(per_tick.min(room));
                }
            }
        });
        Bucket { tokens, refill }
    }

    async fn take(&self, n: u32) -> bool {
        match self.tokens.acquire_many(n).await {
            Ok(permit) => {
                permit.forget();
                true
            }
            Err(_) => false,
        }
    }

    fn try_take(&self) -> bool {
        self.tokens.try_acquire().map(|permit| permit.forget()).is_ok()
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        self.refill.abort();
        println!("bucket closed with {} tokens", self.tokens.available_permits());
    }
}

#[derive(Debug)]
struct Done {
    who: &'static str,
    request: u32,
    at: Duration,
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let bucket = Arc::new(Bucket::new(4, 2, Duration::from_millis(100)));
    let (tx, mut rx) = mpsc::channel::<Done>(8);
    for (who, cost, requests, think) in [("light", 1, 5, 30), ("heavy", 3, 3, 0), ("steady", 2, 2, 110)] {
        let (bucket, tx) = (bucket.clone(), tx.clone());
        tokio::spawn(async move {
            for request in 1..=requests {
                if !bucket.take(cost).await {
                    println!("{who} was turned away");
                    return;
                }
                let done = Done { who, request, at: start.elapsed() };
                if tx.send(done).await.is_err() {
                    return;
                }
                time::sleep(Duration::from_millis(think)).await;
            }
        });
    }
    drop(tx);
    let mut served: BTreeMap<&str, Vec<u128>> = BTreeMap::new();
    while let Some(Done { who, request, at }) = rx.recv().await {
        println!("{:>4} ms {who} #{request}", at.as_millis());
        served.entry(who).or_default().push(at.as_millis());
    }
    for (who, times) in &served {
        let gaps: Vec<u128> = times.windows(2).map(|w| w[1] - w[0]).collect();
        println!("{who:<8} {} requests, gaps {gaps:?}", times.len());
    }
    time::sleep(Duration::from_secs(1)).await;
    println!("burst: {:?}", (0..6).map(|_| bucket.try_take()).collect::<Vec<_>>());
    let waiting = tokio::spawn({
        let tokens = bucket.tokens.clone();
        async move { tokens.acquire_many(4).await.map(|p| p.num_permits()).map_err(|e| e.to_string()) }
    });
    time::sleep(Duration::from_millis(50)).await;
    bucket.tokens.close();
    println!("{:?}; {}", waiting.await.unwrap(), bucket.take(1).await);
}
