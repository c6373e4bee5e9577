//! A lock that exactly two share: the halves of what is split.
use std::cell::UnsafeCell;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// One of the two handles.
#[derive(Debug)]
pub(crate) struct BiLock<T> {
    arc: Arc<Inner<T>>,
}

struct Inner<T> {
    state: UnsafeCell<State>,
    value: UnsafeCell<T>,
}

enum State {
    Free,
    Locked,
    /// The other one waits.
    Awaited(Waker),
}

unsafe impl<T: Send> Send for Inner<T> {}
unsafe impl<T: Send> Sync for Inner<T> {}

impl<T> std::fmt::Debug for Inner<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inner").finish_non_exhaustive()
    }
}

impl<T> BiLock<T> {
    pub(crate) fn new(value: T) -> (BiLock<T>, BiLock<T>) {
        let arc = Arc::new(Inner { state: UnsafeCell::new(State::Free), value: UnsafeCell::new(value) });
        (BiLock { arc: arc.clone() }, BiLock { arc })
    }

    /// The lock; or the waker is kept until the other one unlocks.
    pub(crate) fn poll_lock(&self, cx: &mut Context<'_>) -> Poll<BiLockGuard<'_, T>> {
        let state = unsafe { &mut *self.arc.state.get() };
        if let State::Free = state {
            *state = State::Locked;
            return Poll::Ready(BiLockGuard { bilock: self });
        }
        let old = std::mem::replace(state, State::Awaited(cx.waker().clone()));
        drop(old);
        Poll::Pending
    }

    pub(crate) fn is_pair_of(&self, other: &BiLock<T>) -> bool {
        Arc::ptr_eq(&self.arc, &other.arc)
    }

    pub(crate) fn reunite(self, other: BiLock<T>) -> Result<T, (BiLock<T>, BiLock<T>)> {
        if !self.is_pair_of(&other) {
            return Err((self, other));
        }
        drop(other);
        match Arc::try_unwrap(self.arc) {
            Ok(inner) => Ok(inner.value.into_inner()),
            Err(_) => unreachable!(),
        }
    }
}

/// Holds the lock.
pub(crate) struct BiLockGuard<'a, T> {
    bilock: &'a BiLock<T>,
}

impl<T> BiLockGuard<'_, T> {
    pub(crate) fn as_pin_mut(&mut self) -> Pin<&mut T> {
        unsafe { Pin::new_unchecked(&mut *self.bilock.arc.value.get()) }
    }
}

impl<T> Drop for BiLockGuard<'_, T> {
    fn drop(&mut self) {
        let state = unsafe { &mut *self.bilock.arc.state.get() };
        if let State::Awaited(waker) = std::mem::replace(state, State::Free) {
            waker.wake();
        }
    }
}
