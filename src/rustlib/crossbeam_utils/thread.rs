//! Threads that end before a scope does.
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::thread;

/// A scope for spawning threads.
pub struct Scope<'env> {
    inner: *const (),
    env: std::marker::PhantomData<&'env mut &'env ()>,
}
unsafe impl Sync for Scope<'_> {}
unsafe impl Send for Scope<'_> {}
/// A handle that can be used to join its scoped thread.
pub struct ScopedJoinHandle<'scope, T> {
    inner: thread::ScopedJoinHandle<'scope, T>,
}
impl<T> ScopedJoinHandle<'_, T> {
    /// Waits for the thread to finish and returns its result.
    pub fn join(self) -> thread::Result<T> { self.inner.join() }
    /// Returns a handle to the underlying thread.
    pub fn thread(&self) -> &thread::Thread { self.inner.thread() }
}
impl<'env> Scope<'env> {
    /// Spawns a scoped thread.
    pub fn spawn<'scope, F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce(&Scope<'env>) -> T + Send + 'env,
        T: Send + 'env,
    {
        let std_scope: &'scope thread::Scope<'scope, 'env> = unsafe { &*(self.inner as *const thread::Scope<'scope, 'env>) };
        let this: &'scope Scope<'env> = self;
        let this_addr = this as *const Scope<'env> as usize;
        let boxed: Box<dyn FnOnce(&Scope<'env>) -> T + Send + 'env> = Box::new(f);
        let inner = std_scope.spawn(move || boxed(unsafe { &*(this_addr as *const Scope<'env>) }));
        ScopedJoinHandle { inner }
    }
}
/// Creates a new scope for spawning threads; an `Err` if a thread that nobody joined has panicked.
pub fn scope<'env, F, R>(f: F) -> thread::Result<R>
where
    F: FnOnce(&Scope<'env>) -> R,
{
    catch_unwind(AssertUnwindSafe(|| {
        thread::scope(|s| {
            let scope = Scope { inner: s as *const thread::Scope<'_, 'env> as *const (), env: std::marker::PhantomData };
            let kept: &'static Scope<'env> = unsafe { &*(Box::into_raw(Box::new(scope)) as *const Scope<'env>) };
            f(kept)
        })
    }))
}
