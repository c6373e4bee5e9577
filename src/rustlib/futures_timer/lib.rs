//! `futures_timer`: delays by a thread of their own.
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

struct State {
    at: Instant,
    // Counts resets: an earlier thread says nothing any more.
    round: u64,
    waker: Option<Waker>,
    started: bool,
}
/// A future representing the notification that an elapsed duration has occurred.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Delay {
    state: Arc<Mutex<State>>,
}
impl Delay {
    /// Creates a new future which will fire at `dur` time into the future.
    pub fn new(dur: Duration) -> Delay { Delay { state: Arc::new(Mutex::new(State { at: Instant::now() + dur, round: 0, waker: None, started: false })) } }
    /// Resets this timeout to a new timeout which will fire at the time specified by `dur`.
    pub fn reset(&mut self, dur: Duration) {
        let mut state = self.state.lock().unwrap();
        state.at = Instant::now() + dur;
        state.round += 1;
        state.started = false;
    }
}
impl Future for Delay {
    type Output = ();
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut state = self.state.lock().unwrap();
        let now = Instant::now();
        if now >= state.at {
            return Poll::Ready(());
        }
        state.waker = Some(cx.waker().clone());
        if !state.started {
            state.started = true;
            let (left, round, shared) = (state.at - now, state.round, self.state.clone());
            thread::spawn(move || {
                thread::sleep(left);
                let mut state = shared.lock().unwrap();
                if state.round == round {
                    if let Some(waker) = state.waker.take() {
                        waker.wake();
                    }
                }
            });
        }
        Poll::Pending
    }
}
impl fmt::Debug for Delay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Delay").finish() }
}
