//! Waiting for threads.
use std::fmt;
use std::sync::{Arc, Condvar, Mutex};

/// Enables threads to synchronize the beginning or end of some computation: it waits until all clones are gone.
pub struct WaitGroup {
    inner: Arc<(Mutex<usize>, Condvar)>,
}
impl WaitGroup {
    /// Creates a new wait group and returns the single reference to it.
    pub fn new() -> WaitGroup { WaitGroup { inner: Arc::new((Mutex::new(1), Condvar::new())) } }
    /// Drops this reference and waits until all other references are dropped.
    pub fn wait(self) {
        let inner = self.inner.clone();
        drop(self);
        let mut count = inner.0.lock().unwrap();
        while *count > 0 {
            count = inner.1.wait(count).unwrap();
        }
    }
}
impl Default for WaitGroup {
    fn default() -> WaitGroup { WaitGroup::new() }
}
impl Clone for WaitGroup {
    fn clone(&self) -> WaitGroup {
        *self.inner.0.lock().unwrap() += 1;
        WaitGroup { inner: self.inner.clone() }
    }
}
impl Drop for WaitGroup {
    fn drop(&mut self) {
        let mut count = self.inner.0.lock().unwrap();
        *count -= 1;
        if *count == 0 {
            self.inner.1.notify_all();
        }
    }
}
impl fmt::Debug for WaitGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("WaitGroup").field("count", &*self.inner.0.lock().unwrap()).finish() }
}
/// A thread parking primitive.
#[derive(Default)]
pub struct Parker {
    unparker: Unparker,
}
/// Unparks a thread parked by the associated `Parker`.
#[derive(Clone, Default)]
pub struct Unparker {
    inner: Arc<(Mutex<bool>, Condvar)>,
}
impl Parker {
    /// Creates a new `Parker`.
    pub fn new() -> Parker { Parker::default() }
    /// Blocks the current thread until the token is made available.
    pub fn park(&self) {
        let mut token = self.unparker.inner.0.lock().unwrap();
        while !*token {
            token = self.unparker.inner.1.wait(token).unwrap();
        }
        *token = false;
    }
    /// Returns a reference to an associated `Unparker`.
    pub fn unparker(&self) -> &Unparker { &self.unparker }
}
impl Unparker {
    /// Atomically makes the token available if it is not already.
    pub fn unpark(&self) {
        *self.inner.0.lock().unwrap() = true;
        self.inner.1.notify_one();
    }
}
