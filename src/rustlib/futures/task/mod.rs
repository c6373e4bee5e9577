//! Wakers and spawning.
mod spawn;

pub use self::spawn::{LocalSpawn, LocalSpawnExt, Spawn, SpawnExt};
pub use crate::future::{FutureObj, LocalFutureObj, UnsafeFutureObj};
pub use std::task::Wake;
pub use futures_core::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};
use std::cell::UnsafeCell;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A way of waking a task, as a trait object.
pub trait ArcWake: Send + Sync {
    fn wake(self: Arc<Self>) {
        Self::wake_by_ref(&self)
    }

    fn wake_by_ref(arc_self: &Arc<Self>);
}

struct Adapter<W: ?Sized>(Arc<W>);

impl<W: ArcWake + 'static> std::task::Wake for Adapter<W> {
    fn wake(self: Arc<Self>) {
        ArcWake::wake_by_ref(&self.0);
    }

    fn wake_by_ref(self: &Arc<Self>) {
        ArcWake::wake_by_ref(&self.0);
    }
}

/// A waker that calls `wake`.
pub fn waker<W>(wake: Arc<W>) -> Waker
where
    W: ArcWake + 'static,
{
    Waker::from(Arc::new(Adapter(wake)))
}

/// The same, without counting a reference.
pub fn waker_ref<W>(wake: &Arc<W>) -> WakerRef<'_>
where
    W: ArcWake + 'static,
{
    WakerRef { waker: waker(wake.clone()), _marker: std::marker::PhantomData }
}

/// A waker that borrows what it wakes.
#[derive(Debug)]
pub struct WakerRef<'a> {
    waker: Waker,
    _marker: std::marker::PhantomData<&'a ()>,
}

impl<'a> WakerRef<'a> {
    /// A waker by reference.
    pub fn new(waker: &'a Waker) -> WakerRef<'a> {
        WakerRef { waker: waker.clone(), _marker: std::marker::PhantomData }
    }

    /// A waker that is not dropped.
    pub fn new_unowned(waker: std::mem::ManuallyDrop<Waker>) -> WakerRef<'a> {
        WakerRef { waker: (*waker).clone(), _marker: std::marker::PhantomData }
    }
}

impl Deref for WakerRef<'_> {
    type Target = Waker;

    fn deref(&self) -> &Waker {
        &self.waker
    }
}

/// A waker that does nothing.
pub fn noop_waker() -> Waker {
    Waker::noop().clone()
}

/// The same, by reference.
pub fn noop_waker_ref() -> &'static Waker {
    Waker::noop()
}

/// Keeps one waker; registering and waking may happen on different threads.
pub struct AtomicWaker {
    waker: UnsafeCell<Option<Waker>>,
}

unsafe impl Send for AtomicWaker {}
unsafe impl Sync for AtomicWaker {}

impl AtomicWaker {
    pub const fn new() -> AtomicWaker {
        AtomicWaker { waker: UnsafeCell::new(None) }
    }

    /// Keeps a copy of the waker.
    pub fn register(&self, waker: &Waker) {
        let slot = unsafe { &mut *self.waker.get() };
        let old = match slot {
            Some(old) if old.will_wake(waker) => None,
            _ => slot.replace(waker.clone()),
        };
        drop(old);
    }

    /// Wakes what was registered last.
    pub fn wake(&self) {
        if let Some(waker) = self.take() {
            waker.wake();
        }
    }

    pub fn take(&self) -> Option<Waker> {
        unsafe { (*self.waker.get()).take() }
    }
}

impl Default for AtomicWaker {
    fn default() -> AtomicWaker {
        AtomicWaker::new()
    }
}

impl fmt::Debug for AtomicWaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AtomicWaker")
    }
}

/// A failure to spawn.
pub struct SpawnError {
    _private: (),
}

impl SpawnError {
    pub fn shutdown() -> SpawnError {
        SpawnError { _private: () }
    }

    pub fn is_shutdown(&self) -> bool {
        true
    }
}

impl fmt::Debug for SpawnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SpawnError").field(&"shutdown").finish()
    }
}

impl fmt::Display for SpawnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Executor is shutdown")
    }
}

impl std::error::Error for SpawnError {}

