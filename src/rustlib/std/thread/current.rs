//! Handles to threads.
use super::local::LocalSlot;
use crate::fmt;
use crate::num::NonZero;
use crate::prelude::rust_2021::*;
use crate::sync::Arc;
use crate::sys;
use crate::time::Duration;

/// A unique identifier for a running thread.
#[derive(Eq, PartialEq, Clone, Copy, Hash, Debug)]
pub struct ThreadId(NonZero<u64>);
impl ThreadId {
    fn of(os: u64) -> ThreadId { ThreadId(NonZero::<u64>::new(os + 1).unwrap()) }
}
struct Inner {
    name: Option<String>,
    os: u64,
}
/// A handle to a thread.
#[derive(Clone)]
pub struct Thread {
    inner: Arc<Inner>,
}
impl Thread {
    pub(super) fn new(name: Option<String>, os: u64) -> Thread { Thread { inner: Arc::new(Inner { name, os }) } }
    /// Atomically makes the handle's token available if it is not already.
    pub fn unpark(&self) { sys::thread_unpark(self.inner.os) }
    /// Gets the thread's unique identifier.
    #[must_use]
    pub fn id(&self) -> ThreadId { ThreadId::of(self.inner.os) }
    /// Gets the thread's name.
    #[must_use]
    pub fn name(&self) -> Option<&str> { self.inner.name.as_deref() }
}
impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name()).finish_non_exhaustive() }
}

// The current thread's `Arc<Inner>`, as a raw pointer.
static CURRENT: LocalSlot = LocalSlot::new();
/// Gets a handle to the thread that invokes it.
#[must_use]
pub fn current() -> Thread {
    let raw = sys::thread_local_slot(CURRENT.key()) as *const Inner;
    if raw.is_null() {
        let os = sys::thread_current();
        let name = if os == 0 { Some(String::from("main")) } else { None };
        let thread = Thread::new(name, os);
        set_current(&thread);
        return thread;
    }
    unsafe {
        Arc::increment_strong_count(raw);
        Thread { inner: Arc::from_raw(raw) }
    }
}
/// Called first thing by a new thread.
pub(super) fn set_current(thread: &Thread) { sys::thread_local_slot_set(CURRENT.key(), Arc::into_raw(thread.inner.clone()) as *mut ()) }
pub(super) fn clear_current() {
    let raw = sys::thread_local_slot(CURRENT.key()) as *const Inner;
    if !raw.is_null() {
        sys::thread_local_slot_set(CURRENT.key(), crate::ptr::null_mut());
        unsafe { drop(Arc::from_raw(raw)) }
    }
}
pub(crate) fn with_current_name<F: FnOnce(Option<&str>)>(f: F) { f(current().name()) }
/// The number shown in panic reports.
pub(crate) fn os_id() -> u64 { sys::thread_current() + 1 }

/// Blocks unless or until the current thread's token is made available.
pub fn park() { sys::thread_park(u64::MAX) }
/// Blocks unless or until the current thread's token is made available or the specified duration has been reached.
pub fn park_timeout(dur: Duration) { sys::thread_park(dur.as_nanos_saturating()) }
