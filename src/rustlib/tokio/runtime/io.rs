//! I/O events: they wait here until the driver's next turn, which wakes whoever waits for them (NE-1).
use crate::io::{Interest, Ready};
use crate::runtime::context;
use crate::runtime::scheduler::Handle;
use crate::sim;
use crate::task::coop;
use crate::trace;
use crate::util::{store_waker, Flag, Shared, WaitList, Waiter};
use std::collections::VecDeque;
use std::future::{poll_fn, Future};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// Events of this runtime's sockets.
pub(crate) struct IoDriver {
    pending: Shared<VecDeque<Arc<dyn IoSource>>>,
    shutdown: Flag<bool>,
}

/// Something that becomes ready for reading or writing.
pub(crate) trait IoSource: Send + Sync {
    /// None: not (yet) a socket of any runtime.
    fn io(&self) -> Option<&ScheduledIo>;

    /// What it is ready for at this moment.
    fn ready_now(&self) -> Ready;
}

/// A socket's cached readiness and who waits for it.
pub(crate) struct ScheduledIo {
    readiness: Flag<Ready>,
    reader: Shared<Option<Waker>>,
    writer: Shared<Option<Waker>>,
    /// Waiters of async methods.
    waiters: Shared<WaitList<Interest>>,
    /// An event waits for the driver.
    queued: Flag<bool>,
    /// The socket was closed.
    closed: Flag<bool>,
    driver: Handle,
}

impl IoDriver {
    pub(crate) fn new() -> IoDriver {
        IoDriver { pending: Shared::new(VecDeque::new()), shutdown: Flag::new(false) }
    }

    /// Dispatches what has happened; true if there was anything.
    pub(crate) fn serve(&self) -> bool {
        let mut any = false;
        // Only what is there now: what these wakes cause comes in the next turn.
        for _ in 0..self.pending.get().len() {
            let event = self.pending.get().pop_front();
            if let Some(source) = event {
                any = true;
                dispatch(&source);
            }
        }
        loop {
            let event = sim::world_next();
            if event == 0 {
                break;
            }
            any = true;
            crate::signal::deliver(event as i32 - 1);
        }
        any
    }

    /// From now on every operation fails (NE-6).
    pub(crate) fn shut_down(&self) {
        self.shutdown.set(true);
        self.pending.get().clear();
    }
}

/// The source may have become ready: the driver will look at its next turn. Several events before that count as one.
pub(crate) fn post(source: Arc<dyn IoSource>) {
    let handle = match source.io() {
        Some(io) if !io.closed.get() && !io.queued.replace(true) => io.driver.clone(),
        _ => return,
    };
    handle.driver().io.pending.get().push_back(source);
    handle.driver().unpark_for_io();
}

/// The poll reader, the poll writer, then the waiters, newest first.
fn dispatch(source: &Arc<dyn IoSource>) {
    let io = match source.io() {
        Some(io) if !io.closed.get() => io,
        _ => return,
    };
    io.queued.set(false);
    let ready = source.ready_now();
    io.readiness.set(io.readiness.get() | ready);
    let mut woken = Vec::new();
    if ready.is_readable() {
        woken.extend(io.reader.get().take());
    }
    if ready.is_writable() {
        woken.extend(io.writer.get().take());
    }
    let mut others = WaitList::new();
    while let Some(waiter) = io.waiters.get().pop_back() {
        if ready.intersection(waiter.data).is_empty() {
            others.push(waiter);
        } else {
            woken.extend(waiter.take_waker());
        }
    }
    while let Some(waiter) = others.pop_back() {
        io.waiters.get().push(waiter);
    }
    for waker in woken {
        trace::wake_via(waker, 0, trace::BY_IO);
    }
}

fn shutting_down() -> io::Error {
    io::Error::new(io::ErrorKind::Other, crate::runtime::SHUTTING_DOWN)
}

pub(crate) fn would_block() -> io::Error {
    io::ErrorKind::WouldBlock.into()
}

impl ScheduledIo {
    /// Of the current runtime; panics without one, or if I/O is not enabled.
    #[track_caller]
    pub(crate) fn new() -> ScheduledIo {
        let driver = context::handle();
        if !driver.driver().io_enabled {
            panic!("A Tokio 1.x context was found, but IO is disabled. Call `enable_io` on the runtime builder to enable IO.");
        }
        ScheduledIo {
            readiness: Flag::new(Ready::EMPTY),
            reader: Shared::new(None),
            writer: Shared::new(None),
            waiters: Shared::new(WaitList::new()),
            queued: Flag::new(false),
            closed: Flag::new(false),
            driver,
        }
    }

    /// No more events.
    pub(crate) fn close(&self) {
        self.closed.set(true);
    }

    fn check(&self) -> io::Result<()> {
        if self.driver.driver().io.shutdown.get() {
            return Err(shutting_down());
        }
        Ok(())
    }

    /// The operation found nothing to do, or did not do all: only a new event makes it ready again. Closed stays closed.
    fn clear(&self, interest: Interest) {
        let closed = Ready::READ_CLOSED | Ready::WRITE_CLOSED;
        self.readiness.set(self.readiness.get() - (interest.mask() - closed));
    }

    /// Waits for readiness as the one poll reader (or writer). Does not take part in cooperative scheduling.
    fn poll_ready(&self, cx: &mut Context<'_>, interest: Interest) -> Poll<io::Result<()>> {
        self.check()?;
        if !self.readiness.get().intersection(interest).is_empty() {
            return Poll::Ready(Ok(()));
        }
        let slot = if interest.is_readable() { self.reader.get() } else { self.writer.get() };
        let old = store_waker(slot, cx);
        drop(old);
        Poll::Pending
    }

    /// The same; costs a unit of budget.
    pub(crate) fn poll_ready_budgeted(&self, cx: &mut Context<'_>, interest: Interest) -> Poll<io::Result<()>> {
        let unit = ready!(coop::poll_proceed(cx));
        ready!(self.poll_ready(cx, interest))?;
        unit.made_progress();
        Poll::Ready(Ok(()))
    }

    /// Does the operation when it is ready, as the one poll reader (or writer).
    pub(crate) fn poll_io<R>(&self, cx: &mut Context<'_>, interest: Interest, mut f: impl FnMut() -> io::Result<R>) -> Poll<io::Result<R>> {
        loop {
            ready!(self.poll_ready_budgeted(cx, interest))?;
            match f() {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.clear(interest),
                result => return Poll::Ready(result),
            }
        }
    }

    /// Does the operation when it is ready; any number of tasks may wait so.
    pub(crate) async fn async_io<R>(&self, interest: Interest, mut f: impl FnMut() -> io::Result<R>) -> io::Result<R> {
        loop {
            self.readiness(interest).await?;
            let unit = poll_fn(coop::poll_proceed).await;
            match f() {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.clear(interest),
                result => {
                    unit.made_progress();
                    return result;
                }
            }
        }
    }

    /// Does the operation now if the cached readiness allows it (NE-5).
    pub(crate) fn try_io<R>(&self, interest: Interest, f: impl FnOnce() -> io::Result<R>) -> io::Result<R> {
        self.check()?;
        if self.readiness.get().intersection(interest).is_empty() {
            return Err(would_block());
        }
        match f() {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                self.clear(interest);
                Err(error)
            }
            result => result,
        }
    }

    /// A read or write that did less than it could: the next one must wait for an event.
    pub(crate) fn short(&self, interest: Interest, done: usize, wanted: usize) {
        if 0 < done && done < wanted {
            self.clear(interest);
        }
    }

    /// Waits in the list of waiters.
    pub(crate) fn readiness(&self, interest: Interest) -> Readiness<'_> {
        Readiness { io: self, interest, waiter: None }
    }
}

/// Waits in the list of waiters; what is ready then may be nothing again.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub(crate) struct Readiness<'a> {
    io: &'a ScheduledIo,
    interest: Interest,
    waiter: Option<Arc<Waiter<Interest>>>,
}

impl Future for Readiness<'_> {
    type Output = io::Result<Ready>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<Ready>> {
        self.io.check()?;
        let ready = self.io.readiness.get().intersection(self.interest);
        match &self.waiter {
            None => {
                if ready.is_empty() {
                    let waiter = Waiter::new(self.interest);
                    waiter.set_waker(cx);
                    self.io.waiters.get().push(waiter.clone());
                    self.waiter = Some(waiter);
                    return Poll::Pending;
                }
            }
            Some(waiter) => {
                if waiter.queued.get() {
                    waiter.set_waker(cx);
                    return Poll::Pending;
                }
            }
        }
        Poll::Ready(Ok(ready))
    }
}

impl Drop for Readiness<'_> {
    fn drop(&mut self) {
        if let Some(waiter) = &self.waiter {
            self.io.waiters.get().remove(waiter);
        }
    }
}
