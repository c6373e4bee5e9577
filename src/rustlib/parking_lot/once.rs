//! `Once`: one-time initialization.
use crate::raw::{sleep, wake};
use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};

/// Current state of a `Once`.
#[derive(Copy, Clone, Eq, PartialEq, Debug)]
pub enum OnceState {
    /// A closure has not been executed yet.
    New,
    /// A closure was executed but panicked.
    Poisoned,
    /// A thread is currently executing a closure.
    InProgress,
    /// A closure has completed successfully.
    Done,
}
impl OnceState {
    /// Returns whether the associated `Once` has been poisoned.
    pub fn poisoned(self) -> bool { self == OnceState::Poisoned }
    /// Returns whether the associated `Once` has successfully executed a closure.
    pub fn done(self) -> bool { self == OnceState::Done }
}
const STATES: [OnceState; 4] = [OnceState::New, OnceState::Poisoned, OnceState::InProgress, OnceState::Done];

/// A synchronization primitive which can be used to run a one-time initialization.
pub struct Once(AtomicU32);

struct Finish<'a> {
    word: &'a AtomicU32,
    then: OnceState,
}
impl Drop for Finish<'_> {
    fn drop(&mut self) {
        self.word.store(self.then as u32, Ordering::Release);
        wake(self.word, u32::MAX);
    }
}
impl Once {
    /// Creates a new `Once` value.
    pub const fn new() -> Once { Once(AtomicU32::new(0)) }
    /// Returns the current state of this `Once`.
    pub fn state(&self) -> OnceState { STATES[self.0.load(Ordering::Acquire) as usize] }
    /// Performs an initialization routine once and only once.
    pub fn call_once<F: FnOnce()>(&self, f: F) { self.run(false, |_| f()) }
    /// Performs the same function as `call_once` except it ignores poisoning.
    pub fn call_once_force<F: FnOnce(OnceState)>(&self, f: F) { self.run(true, f) }
    fn run<F: FnOnce(OnceState)>(&self, force: bool, f: F) {
        loop {
            let state = self.state();
            match state {
                OnceState::Done => return,
                OnceState::InProgress => sleep(&self.0, OnceState::InProgress as u32, None),
                OnceState::Poisoned if !force => panic!("Once instance has previously been poisoned"),
                _ => {
                    if self.0.compare_exchange(state as u32, OnceState::InProgress as u32, Ordering::Acquire, Ordering::Relaxed).is_ok() {
                        let mut finish = Finish { word: &self.0, then: OnceState::Poisoned };
                        f(state);
                        finish.then = OnceState::Done;
                        return;
                    }
                }
            }
        }
    }
}
impl Default for Once {
    fn default() -> Once { Once::new() }
}
impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Once").field("state", &self.state()).finish() }
}
