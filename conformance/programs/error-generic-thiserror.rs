// An error type with a generic part, made with thiserror, crossing tasks.
// rules: TD-8
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::{sleep, Duration, Instant};

#[derive(Debug, Clone, PartialEq)]
enum State { Closed { failures: u32 }, Open { until: Instant }, HalfOpen }

struct Breaker { state: Mutex<State>, threshold: u32, cooldown: Duration }

#[derive(Debug, thiserror::Error)]
enum CallError<E> {
    #[error("circuit open")]
    Open,
    #[error("inner: {0}")]
    Inner(#[source] E),
}

impl Breaker {
    fn new(threshold: u32, cooldown: Duration) -> Arc<Self> {
        Arc::new(Self { state: Mutex::new(State::Closed { failures: 0 }), threshold, cooldown })
    }
    async fn call<F, Fut, T, E>(&self, f: F) -> Result<T, CallError<E>>
    where F: FnOnce() -> Fut, Fut: std::future::Future<Output = Result<T, E>> {
        {
            let mut s = self.state.lock().await;
            if let State::Open { until } = *s {
                if Instant::now() < until { return Err(CallError::Open); }
                *s = State::HalfOpen;
            }
        }
        match f().await {
            Ok(v) => { *self.state.lock().await = State::Closed { failures: 0 }; Ok(v) }
            Err(e) => {
                let mut s = self.state.lock().await;
                *s = match &*s {
                    State::Closed { failures } if failures + 1 < self.threshold => State::Closed { failures: failures + 1 },
                    _ => State::Open { until: Instant::now() + self.cooldown },
                };
                Err(CallError::Inner(e))
            }
        }
    }
}

#[derive(Debug, thiserror::Error)]
#[error("boom {0}")]
struct Boom(u32);

async fn flaky(n: u32) -> Result<u32, Boom> {
    sleep(Duration::from_millis(10)).await;
    if n < 4 { Err(Boom(n)) } else { Ok(n * 10) }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let b = Breaker::new(2, Duration::from_millis(100));
    let start = Instant::now();
    for n in 0..8u32 {
        let r = b.call(|| flaky(n)).await;
        match &r {
            Ok(v) => println!("{:>4}ms {n} ok {v}", start.elapsed().as_millis()),
            Err(e @ CallError::Open) => println!("{:>4}ms {n} {e}", start.elapsed().as_millis()),
            Err(e) => println!("{:>4}ms {n} {e} / {:?}", start.elapsed().as_millis(), std::error::Error::source(e).map(|s| s.to_string())),
        }
        sleep(Duration::from_millis(40)).await;
    }
    Ok(())
}
