//! Scoped threads.
use super::current::{current, park, Thread};
use super::spawn::{start, JoinHandle, Result};
use crate::fmt;
use crate::marker::PhantomData;
use crate::panicking;
use crate::prelude::rust_2021::*;
use crate::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use crate::sync::Arc;

/// A scope to spawn scoped threads in.
pub struct Scope<'scope, 'env: 'scope> {
    data: Arc<ScopeData>,
    // Invariant in both.
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}
/// An owned permission to join on a scoped thread.
pub struct ScopedJoinHandle<'scope, T> {
    handle: JoinHandle<T>,
    scope: PhantomData<&'scope ()>,
}
pub(super) struct ScopeData {
    running: AtomicUsize,
    a_thread_panicked: AtomicBool,
    main_thread: Thread,
}
impl ScopeData {
    pub(super) fn finished(&self, unhandled_panic: bool) {
        if unhandled_panic {
            self.a_thread_panicked.store(true, Ordering::Relaxed);
        }
        if self.running.fetch_sub(1, Ordering::Release) == 1 {
            self.main_thread.unpark();
        }
    }
}
/// Creates a scope for spawning scoped threads.
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let scope = Scope {
        data: Arc::new(ScopeData { running: AtomicUsize::new(0), a_thread_panicked: AtomicBool::new(false), main_thread: current() }),
        env: PhantomData,
        scope: PhantomData,
    };
    // Even if `f` panics the threads end first: they may borrow.
    let result = panicking::catch(|| f(&scope));
    while scope.data.running.load(Ordering::Acquire) != 0 {
        park();
    }
    match result {
        Err(e) => panicking::resume(e),
        Ok(_) if scope.data.a_thread_panicked.load(Ordering::Relaxed) => panic!("a scoped thread panicked"),
        Ok(result) => result,
    }
}
impl<'scope, 'env> Scope<'scope, 'env> {
    /// Spawns a new thread within a scope, returning a `ScopedJoinHandle` for it.
    pub fn spawn<F: FnOnce() -> T + Send + 'scope, T: Send + 'scope>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T> { self.start(None, f) }
    pub(super) fn start<F: FnOnce() -> T + Send + 'scope, T: Send + 'scope>(&'scope self, name: Option<String>, f: F) -> ScopedJoinHandle<'scope, T> {
        self.data.running.fetch_add(1, Ordering::Relaxed);
        ScopedJoinHandle { handle: unsafe { start(name, f, Some(self.data.clone())) }, scope: PhantomData }
    }
}
impl<'scope, T> ScopedJoinHandle<'scope, T> {
    /// Extracts a handle to the underlying thread.
    #[must_use]
    pub fn thread(&self) -> &Thread { self.handle.thread() }
    /// Waits for the associated thread to finish.
    pub fn join(self) -> Result<T> { self.handle.join() }
    /// Checks if the associated thread has finished running its main function.
    pub fn is_finished(&self) -> bool { self.handle.is_finished() }
}
impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Scope").finish_non_exhaustive() }
}
impl<'scope, T> fmt::Debug for ScopedJoinHandle<'scope, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("ScopedJoinHandle").finish_non_exhaustive() }
}
