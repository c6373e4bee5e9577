//! `Once`: one-time initialization.
use crate::fmt;
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::prelude::rust_2021::*;
use crate::sync::atomic::{AtomicU32, Ordering};
use crate::sys;

const INCOMPLETE: u32 = 0;
const POISONED: u32 = 1;
const RUNNING: u32 = 2;
const COMPLETE: u32 = 3;

/// A low-level synchronization primitive for one-time global execution.
pub struct Once {
    state: AtomicU32,
}
impl UnwindSafe for Once {}
impl RefUnwindSafe for Once {}
/// State yielded to the closure parameter of `Once::call_once_force`.
pub struct OnceState {
    poisoned: bool,
}
impl OnceState {
    /// Returns `true` if the associated `Once` was poisoned prior to the invocation of the closure.
    pub fn is_poisoned(&self) -> bool { self.poisoned }
}
impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("OnceState").field("poisoned", &self.is_poisoned()).finish() }
}
/// Initialization value for static `Once` values.
pub const ONCE_INIT: Once = Once::new();
// Publishes the end of a run, also when the closure unwinds.
struct Finish<'a> {
    state: &'a AtomicU32,
    then: u32,
}
impl Drop for Finish<'_> {
    fn drop(&mut self) {
        self.state.store(self.then, Ordering::Release);
        sys::futex_wake(self.state.as_ptr(), u32::MAX);
    }
}
impl Once {
    /// Creates a new `Once` value.
    #[must_use]
    pub const fn new() -> Once { Once { state: AtomicU32::new(INCOMPLETE) } }
    #[track_caller]
    fn call(&self, ignore_poisoning: bool, f: &mut dyn FnMut(&OnceState)) {
        loop {
            let state = self.state.load(Ordering::Acquire);
            match state {
                COMPLETE => return,
                RUNNING => {
                    sys::futex_wait(self.state.as_ptr(), RUNNING, u64::MAX);
                }
                _ => {
                    if state == POISONED && !ignore_poisoning {
                        panic!("Once instance has previously been poisoned");
                    }
                    if self.state.compare_exchange(state, RUNNING, Ordering::Acquire, Ordering::Acquire).is_ok() {
                        let mut finish = Finish { state: &self.state, then: POISONED };
                        f(&OnceState { poisoned: state == POISONED });
                        finish.then = COMPLETE;
                        return;
                    }
                }
            }
        }
    }
    /// Performs an initialization routine once and only once.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        if self.is_completed() {
            return;
        }
        let mut f = Some(f);
        self.call(false, &mut |_| f.take().unwrap()());
    }
    /// Performs the same function as `call_once` except ignores poisoning.
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        if self.is_completed() {
            return;
        }
        let mut f = Some(f);
        self.call(true, &mut |state| f.take().unwrap()(state));
    }
    /// Returns `true` if some `call_once` call has completed successfully.
    pub fn is_completed(&self) -> bool { self.state.load(Ordering::Acquire) == COMPLETE }
    /// Blocks the current thread until initialization has completed.
    pub fn wait(&self) {
        loop {
            let state = self.state.load(Ordering::Acquire);
            if state == COMPLETE {
                return;
            }
            if state == POISONED {
                panic!("Once instance has previously been poisoned");
            }
            sys::futex_wait(self.state.as_ptr(), state, u64::MAX);
        }
    }
}
impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Once").finish_non_exhaustive() }
}
