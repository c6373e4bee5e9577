//! `Notify`: tells tasks that something happened (NO-1..NO-4).
use crate::trace::{self, Res};
use crate::util::{Flag, Shared, WaitList, Waiter};
use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::marker::PhantomPinned;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// How a waiter was notified.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Notification {
    None,
    /// By notify_one: passed on to the oldest if it is dropped unseen.
    One,
    /// By notify_last: passed on to the newest.
    Last,
    /// By notify_waiters: not passed on.
    All,
}

/// Notifies a single task, or all that wait.
pub struct Notify {
    /// A stored notification.
    permit: Flag<bool>,
    /// Calls of notify_waiters so far.
    calls: Flag<usize>,
    waiters: Shared<WaitList<Cell<Notification>>>,
    res: Option<Res>,
}

impl UnwindSafe for Notify {}
impl RefUnwindSafe for Notify {}

impl Notify {
    /// No notification is stored.
    pub fn new() -> Notify {
        Notify::with(Some(Res::new(trace::NOTIFY, 0)))
    }

    /// The same, for statics.
    pub const fn const_new() -> Notify {
        Notify::with(Some(Res::later(trace::NOTIFY, 0)))
    }

    /// Inside of other things, which are recorded themselves.
    #[doc(hidden)]
    pub const fn new_untraced() -> Notify {
        Notify::with(None)
    }

    const fn with(res: Option<Res>) -> Notify {
        Notify { permit: Flag::new(false), calls: Flag::new(0), waiters: Shared::new(WaitList::new()), res }
    }

    fn id(&self) -> u32 {
        match &self.res {
            Some(res) => res.id(),
            None => 0,
        }
    }

    /// Waits for a notification.
    pub fn notified(&self) -> Notified<'_> {
        Notified { wait: Wait::new(self), notify: self, _pinned: PhantomPinned }
    }

    /// The same; the future keeps the `Notify` alive.
    pub fn notified_owned(self: Arc<Self>) -> OwnedNotified {
        OwnedNotified { wait: Wait::new(&self), notify: self, _pinned: PhantomPinned }
    }

    /// Notifies the task that has waited longest; without one, the next to wait.
    pub fn notify_one(&self) {
        self.notify(Notification::One);
    }

    /// Notifies the task that began to wait last; without one, the next to wait.
    pub fn notify_last(&self) {
        self.notify(Notification::Last);
    }

    fn notify(&self, how: Notification) {
        let waiters = self.waiters.get();
        let waiter = if how == Notification::Last { waiters.pop_back() } else { waiters.pop_front() };
        match waiter {
            Some(waiter) => {
                waiter.data.set(how);
                self.wake(waiter.take_waker());
            }
            None => {
                self.permit.set(true);
                if self.res.is_some() {
                    trace::res_level(self.id(), 1, 1);
                }
            }
        }
    }

    fn wake(&self, waker: Option<Waker>) {
        if let Some(waker) = waker {
            if self.res.is_some() {
                trace::wake_via(waker, self.id(), trace::BY_NOTIFY);
            } else {
                waker.wake();
            }
        }
    }

    /// Notifies every `notified()` that was called before; stores nothing.
    pub fn notify_waiters(&self) {
        self.calls.set(self.calls.get() + 1);
        let mut woken = Vec::new();
        while let Some(waiter) = self.waiters.get().pop_front() {
            waiter.data.set(Notification::All);
            woken.push(waiter.take_waker());
        }
        for waker in woken {
            self.wake(waker);
        }
    }
}

impl Default for Notify {
    fn default() -> Notify {
        Notify::new()
    }
}

impl fmt::Debug for Notify {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notify").finish_non_exhaustive()
    }
}

/// What both kinds of `Notified` do.
struct Wait {
    /// `Notify::calls` at creation.
    calls: usize,
    waiter: Option<Arc<Waiter<Cell<Notification>>>>,
    done: bool,
}

impl Wait {
    fn new(notify: &Notify) -> Wait {
        Wait { calls: notify.calls.get(), waiter: None, done: false }
    }

    fn poll(&mut self, notify: &Notify, cx: Option<&Context<'_>>) -> Poll<()> {
        if self.done {
            return Poll::Ready(());
        }
        match &self.waiter {
            Some(waiter) => {
                if waiter.data.get() == Notification::None {
                    if let Some(cx) = cx {
                        waiter.set_waker(cx);
                    }
                    return Poll::Pending;
                }
            }
            None => {
                if notify.calls.get() == self.calls {
                    if !notify.permit.replace(false) {
                        let waiter = Waiter::new(Cell::new(Notification::None));
                        if let Some(cx) = cx {
                            waiter.set_waker(cx);
                        }
                        notify.waiters.get().push(waiter.clone());
                        self.waiter = Some(waiter);
                        if notify.res.is_some() {
                            trace::res_wait(notify.id(), 1, 0, notify.waiters.get().len());
                        }
                        return Poll::Pending;
                    } else if notify.res.is_some() {
                        trace::res_level(notify.id(), 0, 1);
                    }
                }
            }
        }
        self.done = true;
        if self.waiter.take().is_some() && notify.res.is_some() {
            trace::res_wait_end(notify.id(), 0);
        }
        Poll::Ready(())
    }

    /// Leaves the queue; an unseen notification is passed on (NO-4).
    fn cancel(&mut self, notify: &Notify) {
        if let Some(waiter) = self.waiter.take() {
            notify.waiters.get().remove(&waiter);
            if notify.res.is_some() {
                trace::res_wait_end(notify.id(), 1);
            }
            match waiter.data.get() {
                Notification::None | Notification::All => {}
                how => notify.notify(how),
            }
        }
    }
}

/// Waits for a notification. Created before `notify_waiters` is called, it will see that call even if it is polled later.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Notified<'a> {
    notify: &'a Notify,
    wait: Wait,
    _pinned: PhantomPinned,
}

/// As `Notified`; keeps the `Notify` alive.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct OwnedNotified {
    notify: Arc<Notify>,
    wait: Wait,
    _pinned: PhantomPinned,
}

unsafe impl Send for Wait {}
unsafe impl Sync for Wait {}

impl Notified<'_> {
    /// Takes its place in the queue now; true if it is notified already.
    pub fn enable(self: Pin<&mut Self>) -> bool {
        let this = unsafe { self.get_unchecked_mut() };
        this.wait.poll(this.notify, None).is_ready()
    }
}

impl OwnedNotified {
    /// Takes its place in the queue now; true if it is notified already.
    pub fn enable(self: Pin<&mut Self>) -> bool {
        let this = unsafe { self.get_unchecked_mut() };
        this.wait.poll(&this.notify, None).is_ready()
    }
}

impl Future for Notified<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        this.wait.poll(this.notify, Some(cx))
    }
}

impl Future for OwnedNotified {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        this.wait.poll(&this.notify, Some(cx))
    }
}

impl Drop for Notified<'_> {
    fn drop(&mut self) {
        self.wait.cancel(self.notify);
    }
}

impl Drop for OwnedNotified {
    fn drop(&mut self) {
        self.wait.cancel(&self.notify);
    }
}

impl fmt::Debug for Notified<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notified").finish_non_exhaustive()
    }
}

impl fmt::Debug for OwnedNotified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnedNotified").finish_non_exhaustive()
    }
}
