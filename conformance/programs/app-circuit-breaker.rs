//! A circuit breaker around a flaky service: closed, open, half open, with retries, back-off and deadlines.
use std::collections::VecDeque;
use std::fmt::{self, Display};
use std::future::Future;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{error::Elapsed, sleep, timeout, Instant};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Closed { failures: u32 },
    Open { until: Instant },
    HalfOpen,
}

#[derive(Debug)]
enum CallError {
    Rejected { retry_in: Duration },
    TimedOut(Elapsed),
    Service(String),
}

impl From<Elapsed> for CallError {
    fn from(e: Elapsed) -> Self {
        CallError::TimedOut(e)
    }
}

impl Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rejected { retry_in } => write!(f, "circuit open for another {retry_in:?}"),
            Self::TimedOut(e) => write!(f, "timed out ({e})"),
            Self::Service(why) => write!(f, "service said: {why}"),
        }
    }
}

struct Breaker {
    state: Mutex<State>,
    threshold: u32,
    cool_down: Duration,
    started: Instant,
}

impl Breaker {
    async fn enter(&self) -> Result<(), CallError> {
        let mut state = self.state.lock().await;
        if let State::Open { until } = *state {
            let left = until.saturating_duration_since(Instant::now());
            if !left.is_zero() {
                return Err(CallError::Rejected { retry_in: left });
            }
            self.change(&mut state, State::HalfOpen);
        }
        Ok(())
    }

    fn change(&self, state: &mut State, to: State) {
        println!("    [{:>4} ms] {} -> {}", self.started.elapsed().as_millis(), name(*state), name(to));
        *state = to;
    }

    async fn leave(&self, ok: bool) {
        let mut state = self.state.lock().await;
        let next = match (*state, ok) {
            (State::Closed { failures: 0 }, true) => return,
            (_, true) => State::Closed { failures: 0 },
            (State::Closed { failures }, false) if failures + 1 < self.threshold => State::Closed { failures: failures + 1 },
            (_, false) => State::Open { until: Instant::now() + self.cool_down },
        };
        self.change(&mut state, next);
    }

    async fn call<T>(&self, limit: Duration, request: impl Future<Output = Result<T, String>>) -> Result<T, CallError> {
        self.enter().await?;
        let outcome = match timeout(limit, request).await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(why)) => Err(CallError::Service(why)),
            Err(late) => Err(late.into()),
        };
        self.leave(outcome.is_ok()).await;
        outcome
    }
}

fn name(state: State) -> String {
    match state {
        State::Closed { failures } => format!("closed({failures})"),
        State::Open { .. } => "open".into(),
        State::HalfOpen => "half-open".into(),
    }
}

/// What the service will do, call by call: how long it takes, and what comes of it.
struct Service {
    script: Mutex<VecDeque<(u64, Result<u32, &'static str>)>>,
}

impl Service {
    async fn request(&self) -> Result<u32, String> {
        let (ms, result) = self.script.lock().await.pop_front().unwrap_or((1, Ok(0)));
        sleep(Duration::from_millis(ms)).await;
        result.map_err(str::to_owned)
    }
}

async fn with_retries(breaker: &Breaker, service: &Service, tries: u32) -> Result<u32, CallError> {
    let mut wait = Duration::from_millis(15);
    for attempt in 1.. {
        match breaker.call(Duration::from_millis(50), service.request()).await {
            Ok(value) => return Ok(value),
            Err(e) if attempt >= tries => return Err(e),
            Err(e) => println!("    attempt {attempt}: {e}; again in {wait:?}"),
        }
        sleep(wait).await;
        wait = (wait * 2).min(Duration::from_millis(80));
    }
    unreachable!("the last attempt returns")
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let script = [(5, Ok(1)), (5, Err("busy")), (500, Ok(9)), (5, Err("busy")), (5, Err("still busy")), (20, Ok(2)), (49, Ok(3))];
    let service = Service { script: Mutex::new(script.into()) };
    let breaker = Breaker {
        state: Mutex::new(State::Closed { failures: 0 }),
        threshold: 3,
        cool_down: Duration::from_millis(100),
        started: Instant::now(),
    };
    for order in 1..=6 {
        println!("order {order}");
        match with_retries(&breaker, &service, 3).await {
            Ok(value) => println!("  got {value} at {:?}", breaker.started.elapsed()),
            Err(e) => println!("  gave up: {e}"),
        }
    }
    println!("at the end {}", name(*breaker.state.lock().await));
}
