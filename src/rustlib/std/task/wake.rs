//! Wakers: how a future asks to be polled again.
use crate::fmt;
use crate::marker::PhantomData;
use crate::mem::ManuallyDrop;
use crate::prelude::rust_2021::*;
use crate::ptr;
use crate::sync::Arc;

/// Allows the implementor of a task executor to create a `Waker` with customized wakeup behavior.
#[derive(PartialEq, Debug)]
pub struct RawWaker {
    data: *const (),
    vtable: &'static RawWakerVTable,
}
impl RawWaker {
    /// Creates a new `RawWaker` from the provided `data` pointer and `vtable`.
    pub const fn new(data: *const (), vtable: &'static RawWakerVTable) -> RawWaker { RawWaker { data, vtable } }
}

/// A virtual function pointer table that specifies the behavior of a `RawWaker`.
#[derive(PartialEq, Copy, Clone, Debug)]
pub struct RawWakerVTable {
    clone: unsafe fn(*const ()) -> RawWaker,
    wake: unsafe fn(*const ()),
    wake_by_ref: unsafe fn(*const ()),
    drop: unsafe fn(*const ()),
}
impl RawWakerVTable {
    /// Creates a new `RawWakerVTable` from the provided functions.
    #[rustc_promotable]
    pub const fn new(
        clone: unsafe fn(*const ()) -> RawWaker,
        wake: unsafe fn(*const ()),
        wake_by_ref: unsafe fn(*const ()),
        drop: unsafe fn(*const ()),
    ) -> Self {
        RawWakerVTable { clone, wake, wake_by_ref, drop }
    }
}

/// The context of an asynchronous task: gives access to a `&Waker`.
#[lang = "Context"]
pub struct Context<'a> {
    waker: &'a Waker,
    _not_send: PhantomData<*mut ()>,
}
impl<'a> Context<'a> {
    /// Creates a new `Context` from a `&Waker`.
    #[must_use]
    pub const fn from_waker(waker: &'a Waker) -> Self { Context { waker, _not_send: PhantomData } }
    /// Returns a reference to the `Waker` for the current task.
    #[must_use]
    pub const fn waker(&self) -> &'a Waker { self.waker }
}
impl fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Context").field("waker", &self.waker).finish() }
}
/// Builds a `Context`.
pub struct ContextBuilder<'a> {
    waker: &'a Waker,
}
impl<'a> ContextBuilder<'a> {
    /// Creates a builder from a waker.
    pub const fn from_waker(waker: &'a Waker) -> Self { ContextBuilder { waker } }
    /// Builds the context.
    pub const fn build(self) -> Context<'a> { Context::from_waker(self.waker) }
}

/// A handle for waking up a task by notifying its executor that it is ready to be run.
#[repr(transparent)]
pub struct Waker {
    waker: RawWaker,
}
impl Unpin for Waker {}
unsafe impl Send for Waker {}
unsafe impl Sync for Waker {}

static NOOP_VTABLE: RawWakerVTable = RawWakerVTable::new(noop_clone, noop, noop, noop);
static NOOP: Waker = Waker { waker: RawWaker { data: ptr::null(), vtable: &NOOP_VTABLE } };
unsafe fn noop_clone(_: *const ()) -> RawWaker { RawWaker { data: ptr::null(), vtable: &NOOP_VTABLE } }
unsafe fn noop(_: *const ()) {}

impl Waker {
    /// Wakes up the task associated with this `Waker`.
    pub fn wake(self) {
        let this = ManuallyDrop::new(self);
        unsafe { (this.waker.vtable.wake)(this.waker.data) };
    }
    /// Wakes up the task associated with this `Waker` without consuming the `Waker`.
    pub fn wake_by_ref(&self) { unsafe { (self.waker.vtable.wake_by_ref)(self.waker.data) } }
    /// Returns `true` if this `Waker` and another `Waker` would awake the same task.
    #[must_use]
    pub fn will_wake(&self, other: &Waker) -> bool {
        self.waker.data == other.waker.data && ptr::eq(self.waker.vtable, other.waker.vtable)
    }
    /// Creates a new `Waker` from the provided `data` pointer and `vtable`.
    #[must_use]
    pub const unsafe fn new(data: *const (), vtable: &'static RawWakerVTable) -> Self { Waker { waker: RawWaker { data, vtable } } }
    /// Creates a new `Waker` from `RawWaker`.
    #[must_use]
    pub const unsafe fn from_raw(waker: RawWaker) -> Waker { Waker { waker } }
    /// Returns a reference to a `Waker` that does nothing when used.
    #[must_use]
    pub fn noop() -> &'static Waker { &NOOP }
    /// Gets the `data` pointer used to create this `Waker`.
    pub fn data(&self) -> *const () { self.waker.data }
    /// Gets the `vtable` pointer used to create this `Waker`.
    pub fn vtable(&self) -> &'static RawWakerVTable { self.waker.vtable }
    /// Gets a reference to the underlying `RawWaker`.
    pub fn as_raw(&self) -> &RawWaker { &self.waker }
}
impl Clone for Waker {
    fn clone(&self) -> Self { Waker { waker: unsafe { (self.waker.vtable.clone)(self.waker.data) } } }
    fn clone_from(&mut self, source: &Self) {
        if !self.will_wake(source) {
            *self = source.clone();
        }
    }
}
impl Drop for Waker {
    fn drop(&mut self) { unsafe { (self.waker.vtable.drop)(self.waker.data) } }
}
impl fmt::Debug for Waker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let vtable_ptr = self.waker.vtable as *const RawWakerVTable;
        f.debug_struct("Waker").field("data", &self.waker.data).field("vtable", &vtable_ptr).finish()
    }
}
/// A waker that stays on its thread (not simulated apart from `Waker`).
pub struct LocalWaker {
    _not_send: PhantomData<*mut ()>,
}

/// Waking up a task through an `Arc`: implement this to make a `Waker` safely.
pub trait Wake {
    /// Wakes this task.
    fn wake(self: Arc<Self>);
    /// Wakes this task without consuming the waker.
    fn wake_by_ref(self: &Arc<Self>) { self.clone().wake(); }
}
impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for Waker {
    fn from(waker: Arc<W>) -> Waker { unsafe { Waker::from_raw(raw_waker(waker)) } }
}
impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for RawWaker {
    fn from(waker: Arc<W>) -> RawWaker { raw_waker(waker) }
}

unsafe fn arc_clone<W: Wake + Send + Sync + 'static>(waker: *const ()) -> RawWaker {
    unsafe { Arc::increment_strong_count(waker as *const W) };
    RawWaker::new(waker, arc_vtable::<W>())
}
unsafe fn arc_wake<W: Wake + Send + Sync + 'static>(waker: *const ()) {
    let waker = unsafe { Arc::from_raw(waker as *const W) };
    <W as Wake>::wake(waker);
}
unsafe fn arc_wake_by_ref<W: Wake + Send + Sync + 'static>(waker: *const ()) {
    let waker = unsafe { ManuallyDrop::new(Arc::from_raw(waker as *const W)) };
    <W as Wake>::wake_by_ref(&waker);
}
unsafe fn arc_drop<W: Wake + Send + Sync + 'static>(waker: *const ()) { unsafe { Arc::decrement_strong_count(waker as *const W) }; }
fn arc_vtable<W: Wake + Send + Sync + 'static>() -> &'static RawWakerVTable {
    &RawWakerVTable { clone: arc_clone::<W>, wake: arc_wake::<W>, wake_by_ref: arc_wake_by_ref::<W>, drop: arc_drop::<W> }
}
fn raw_waker<W: Wake + Send + Sync + 'static>(waker: Arc<W>) -> RawWaker { RawWaker::new(Arc::into_raw(waker) as *const (), arc_vtable::<W>()) }
