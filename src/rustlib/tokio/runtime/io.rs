//! I/O events: they wait here until the driver's next turn, which wakes whoever waits for them (NE-1).
use crate::sim;
use crate::trace;
use crate::util::{Flag, Shared};
use std::collections::VecDeque;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

pub(crate) const READABLE: u32 = 1;
pub(crate) const WRITABLE: u32 = 2;

/// Events of this runtime's sockets.
pub(crate) struct IoDriver {
    pending: Shared<VecDeque<(Arc<ScheduledIo>, u32)>>,
}

/// A socket's cached readiness and who waits for it.
pub(crate) struct ScheduledIo {
    readiness: Flag<u32>,
    reader: Shared<Option<Waker>>,
    writer: Shared<Option<Waker>>,
    /// Waiters of async methods, oldest first: interest, waker.
    waiters: Shared<Vec<(u64, u32, Waker)>>,
    next_key: Flag<u64>,
    pub(crate) driver: crate::runtime::scheduler::Handle,
}

impl IoDriver {
    pub(crate) fn new() -> IoDriver {
        IoDriver { pending: Shared::new(VecDeque::new()) }
    }

    /// Dispatches what has happened; true if there was anything.
    pub(crate) fn serve(&self) -> bool {
        let mut any = false;
        loop {
            let event = sim::world_next();
            if event == 0 {
                break;
            }
            any = true;
            crate::signal::deliver(event as i32 - 1);
        }
        // Only what is there now: what these wakes cause comes in the next turn.
        for _ in 0..self.pending.get().len() {
            let event = self.pending.get().pop_front();
            if let Some((io, ready)) = event {
                any = true;
                io.dispatch(ready);
            }
        }
        any
    }

    pub(crate) fn shut_down(&self) {
        self.pending.get().clear();
    }
}

impl ScheduledIo {
    /// Of the current runtime; panics without one, or if I/O is not enabled.
    #[track_caller]
    pub(crate) fn new() -> Arc<ScheduledIo> {
        let driver = crate::runtime::context::handle();
        if !driver.driver().io_enabled {
            panic!("A Tokio 1.x context was found, but IO is disabled. Call `enable_io` on the runtime builder to enable IO.");
        }
        Arc::new(ScheduledIo {
            readiness: Flag::new(0),
            reader: Shared::new(None),
            writer: Shared::new(None),
            waiters: Shared::new(Vec::new()),
            next_key: Flag::new(1),
            driver,
        })
    }

    /// The socket became ready: the driver will say so at its next turn.
    pub(crate) fn post(self: &Arc<Self>, ready: u32) {
        let driver = self.driver.driver();
        driver.io.pending.get().push_back((self.clone(), ready));
        driver.unpark_for_io();
    }

    /// The poll reader, the poll writer, then the waiters, newest first.
    fn dispatch(&self, ready: u32) {
        self.readiness.set(self.readiness.get() | ready);
        let mut woken = Vec::new();
        if ready & READABLE != 0 {
            woken.extend(self.reader.get().take());
        }
        if ready & WRITABLE != 0 {
            woken.extend(self.writer.get().take());
        }
        let waiters = self.waiters.get();
        let mut i = waiters.len();
        while i > 0 {
            i -= 1;
            if waiters[i].1 & ready != 0 {
                woken.push(waiters.remove(i).2);
            }
        }
        for waker in woken {
            trace::wake_via(waker, 0, trace::BY_IO);
        }
    }

    pub(crate) fn is_ready(&self, interest: u32) -> bool {
        self.readiness.get() & interest != 0
    }

    pub(crate) fn clear(&self, interest: u32) {
        self.readiness.set(self.readiness.get() & !interest);
    }

    /// Waits for readiness as the one poll reader (or writer).
    pub(crate) fn poll_ready(&self, cx: &mut Context<'_>, interest: u32) -> Poll<()> {
        if self.is_ready(interest) {
            return Poll::Ready(());
        }
        let slot = if interest == READABLE { self.reader.get() } else { self.writer.get() };
        let old = crate::util::store_waker(slot, cx);
        drop(old);
        Poll::Pending
    }

    /// A place in the list of waiters.
    pub(crate) fn wait(&self, interest: u32) -> Readiness<'_> {
        Readiness { io: self, interest, key: 0 }
    }
}

/// Waits in the list of waiters.
pub(crate) struct Readiness<'a> {
    io: &'a ScheduledIo,
    interest: u32,
    key: u64,
}

impl std::future::Future for Readiness<'_> {
    type Output = ();

    fn poll(mut self: std::pin::Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.io.is_ready(self.interest) {
            self.leave();
            return Poll::Ready(());
        }
        self.leave();
        self.key = self.io.next_key.get();
        self.io.next_key.set(self.key + 1);
        self.io.waiters.get().push((self.key, self.interest, cx.waker().clone()));
        Poll::Pending
    }
}

impl Readiness<'_> {
    fn leave(&mut self) {
        if self.key != 0 {
            let key = std::mem::replace(&mut self.key, 0);
            self.io.waiters.get().retain(|w| w.0 != key);
        }
    }
}

impl Drop for Readiness<'_> {
    fn drop(&mut self) {
        self.leave();
    }
}
