//! Small things shared by the modules of the crate.
pub(crate) mod bytes;

use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::sync::Arc;
use std::task::{Context, Waker};

/// State shared between threads without a lock: the simulator changes threads only in user code, never inside the library.
/// So a borrow must end before user code (a waker, a drop, a closure) runs.
pub(crate) struct Shared<T: ?Sized>(UnsafeCell<T>);

unsafe impl<T: ?Sized + Send> Send for Shared<T> {}
unsafe impl<T: ?Sized + Send> Sync for Shared<T> {}

impl<T> Shared<T> {
    pub(crate) const fn new(value: T) -> Shared<T> {
        Shared(UnsafeCell::new(value))
    }

    /// The state. The reference must not live across user code.
    #[allow(clippy::mut_from_ref)]
    pub(crate) fn get(&self) -> &mut T {
        unsafe { &mut *self.0.get() }
    }

    pub(crate) fn into_inner(self) -> T {
        self.0.into_inner()
    }
}

/// A number shared between threads (see `Shared`).
pub(crate) struct Flag<T>(Cell<T>);

unsafe impl<T: Send> Send for Flag<T> {}
unsafe impl<T: Send> Sync for Flag<T> {}

impl<T: Copy> Flag<T> {
    pub(crate) const fn new(value: T) -> Flag<T> {
        Flag(Cell::new(value))
    }

    pub(crate) fn get(&self) -> T {
        self.0.get()
    }

    pub(crate) fn set(&self, value: T) {
        self.0.set(value);
    }

    pub(crate) fn replace(&self, value: T) -> T {
        self.0.replace(value)
    }
}

/// Makes a type that has it neither `UnwindSafe` nor `RefUnwindSafe`, and changes nothing else about it.
pub(crate) struct NotUnwindSafe(PhantomData<&'static mut UnsafeCell<()>>);

unsafe impl Sync for NotUnwindSafe {}

impl NotUnwindSafe {
    pub(crate) const fn new() -> NotUnwindSafe {
        NotUnwindSafe(PhantomData)
    }
}

/// Keeps the waker of the last poll (AW-1).
pub(crate) fn store_waker(slot: &mut Option<Waker>, cx: &Context<'_>) -> Option<Waker> {
    match slot {
        Some(old) if old.will_wake(cx.waker()) => None,
        _ => slot.replace(cx.waker().clone()),
    }
}

/// One that waits in a FIFO list: `data` is what it waits for, `waker` whom to wake.
pub(crate) struct Waiter<D> {
    pub(crate) queued: Cell<bool>,
    pub(crate) waker: UnsafeCell<Option<Waker>>,
    pub(crate) data: D,
}

unsafe impl<D: Send> Send for Waiter<D> {}
unsafe impl<D: Send> Sync for Waiter<D> {}

impl<D> Waiter<D> {
    pub(crate) fn new(data: D) -> Arc<Waiter<D>> {
        Arc::new(Waiter { queued: Cell::new(false), waker: UnsafeCell::new(None), data })
    }

    pub(crate) fn take_waker(&self) -> Option<Waker> {
        unsafe { (*self.waker.get()).take() }
    }

    /// Stores the waker of this poll; the old one is dropped last.
    pub(crate) fn set_waker(&self, cx: &Context<'_>) {
        let old = store_waker(unsafe { &mut *self.waker.get() }, cx);
        drop(old);
    }
}

/// Waiters, oldest first.
pub(crate) struct WaitList<D> {
    list: VecDeque<Arc<Waiter<D>>>,
}

impl<D> WaitList<D> {
    pub(crate) const fn new() -> WaitList<D> {
        WaitList { list: VecDeque::new() }
    }

    pub(crate) fn push(&mut self, waiter: Arc<Waiter<D>>) {
        waiter.queued.set(true);
        self.list.push_back(waiter);
    }

    pub(crate) fn front(&self) -> Option<&Arc<Waiter<D>>> {
        self.list.front()
    }

    pub(crate) fn pop_front(&mut self) -> Option<Arc<Waiter<D>>> {
        let waiter = self.list.pop_front()?;
        waiter.queued.set(false);
        Some(waiter)
    }

    pub(crate) fn pop_back(&mut self) -> Option<Arc<Waiter<D>>> {
        let waiter = self.list.pop_back()?;
        waiter.queued.set(false);
        Some(waiter)
    }

    /// Takes one out of the middle; false if it is not queued.
    pub(crate) fn remove(&mut self, waiter: &Arc<Waiter<D>>) -> bool {
        if !waiter.queued.get() {
            return false;
        }
        waiter.queued.set(false);
        match self.list.iter().position(|w| Arc::ptr_eq(w, waiter)) {
            Some(at) => self.list.remove(at).is_some(),
            None => false,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
