//! Values local to a task (TL-1).
use std::cell::RefCell;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A key declared by `task_local!`.
pub struct LocalKey<T: 'static> {
    #[doc(hidden)]
    pub inner: std::thread::LocalKey<RefCell<Option<T>>>,
}

impl<T: 'static> LocalKey<T> {
    /// A future during whose polls (and drop) the key has this value.
    pub fn scope<F>(&'static self, value: T, f: F) -> TaskLocalFuture<T, F>
    where
        F: Future,
    {
        TaskLocalFuture { local: self, slot: Some(value), future: Some(f), _pinned: PhantomPinned }
    }

    /// Runs a closure with the value in place.
    #[track_caller]
    pub fn sync_scope<F, R>(&'static self, value: T, f: F) -> R
    where
        F: FnOnce() -> R,
    {
        let mut value = Some(value);
        match self.swapped(&mut value, f) {
            Ok(output) => output,
            Err(error) => error.panic(),
        }
    }

    /// Looks at the value; panics if none is set.
    #[track_caller]
    pub fn with<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        match self.try_with(f) {
            Ok(value) => value,
            Err(_) => panic!("cannot access a task-local storage value without setting it first"),
        }
    }

    /// Looks at the value, if one is set.
    pub fn try_with<F, R>(&'static self, f: F) -> Result<R, AccessError>
    where
        F: FnOnce(&T) -> R,
    {
        self.inner.with(|slot| match slot.borrow().as_ref() {
            Some(value) => Ok(f(value)),
            None => Err(AccessError { _private: () }),
        })
    }

    /// A copy of the value; panics if none is set.
    #[track_caller]
    pub fn get(&'static self) -> T
    where
        T: Clone,
    {
        self.with(|value| value.clone())
    }

    /// A copy of the value, if one is set.
    pub fn try_get(&'static self) -> Result<T, AccessError>
    where
        T: Clone,
    {
        self.try_with(|value| value.clone())
    }

    /// Runs `f` while `slot`'s value and the key's are exchanged.
    fn swapped<R>(&'static self, slot: &mut Option<T>, f: impl FnOnce() -> R) -> Result<R, ScopeError> {
        self.swap(slot)?;
        let _back = SwapBack { key: self, slot };
        Ok(f())
    }

    fn swap(&'static self, slot: &mut Option<T>) -> Result<(), ScopeError> {
        let swapped = self.inner.try_with(|current| match current.try_borrow_mut() {
            Ok(mut current) => Ok(std::mem::swap(&mut *current, slot)),
            Err(_) => Err(ScopeError::Borrowed),
        });
        swapped.unwrap_or(Err(ScopeError::Destroyed))
    }
}

/// Why a scope cannot begin.
enum ScopeError {
    Borrowed,
    Destroyed,
}

impl ScopeError {
    #[track_caller]
    fn panic(self) -> ! {
        match self {
            ScopeError::Borrowed => {
                panic!("cannot enter a task-local scope while the task-local storage is borrowed")
            }
            ScopeError::Destroyed => {
                panic!("cannot enter a task-local scope during or after destruction of the underlying thread-local")
            }
        }
    }
}

struct SwapBack<'a, T: 'static> {
    key: &'static LocalKey<T>,
    slot: &'a mut Option<T>,
}

impl<T: 'static> Drop for SwapBack<'_, T> {
    fn drop(&mut self) {
        let _ = self.key.swap(self.slot);
    }
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("LocalKey { .. }")
    }
}

/// Polls its future with a task-local value in place.
pub struct TaskLocalFuture<T: 'static, F> {
    local: &'static LocalKey<T>,
    slot: Option<T>,
    future: Option<F>,
    _pinned: PhantomPinned,
}

impl<T: 'static, F> TaskLocalFuture<T, F> {
    /// Takes the value out.
    pub fn take_value(self: Pin<&mut Self>) -> Option<T> {
        unsafe { self.get_unchecked_mut() }.slot.take()
    }
}

impl<T: 'static, F: Future> Future for TaskLocalFuture<T, F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let future = &mut this.future;
        let polled = this.local.swapped(&mut this.slot, || {
            let inner = match future {
                Some(inner) => unsafe { Pin::new_unchecked(inner) },
                None => panic!("`TaskLocalFuture` polled after completion"),
            };
            let polled = inner.poll(cx);
            if polled.is_ready() {
                *future = None;
            }
            polled
        });
        match polled {
            Ok(polled) => polled,
            Err(error) => error.panic(),
        }
    }
}

impl<T: 'static, F> Drop for TaskLocalFuture<T, F> {
    fn drop(&mut self) {
        if self.future.is_some() {
            let future = &mut self.future;
            let _ = self.local.swapped(&mut self.slot, || *future = None);
        }
    }
}

impl<T: 'static + fmt::Debug, F> fmt::Debug for TaskLocalFuture<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("TaskLocalFuture");
        match &self.slot {
            Some(value) => shown.field("value", value).finish(),
            None => shown.field("value", &format_args!("<missing>")).finish(),
        }
    }
}

/// No value is set.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct AccessError {
    _private: (),
}

impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessError").finish()
    }
}

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("task-local value not set")
    }
}

impl Error for AccessError {}
