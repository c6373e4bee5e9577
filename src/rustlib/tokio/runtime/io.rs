//! I/O events: they wait here until the driver's next turn, which wakes whoever waits for them (NE-1).
use crate::io::{Interest, Ready};
use crate::runtime::context;
use crate::runtime::scheduler::Handle;
use crate::sim;
use crate::task::coop;
use crate::trace;
use crate::util::{store_waker, Flag, Shared, WaitList, Waiter};
use std::future::{poll_fn, Future};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// Events of this runtime's sockets.
pub(crate) struct IoDriver {
    pub(crate) poller: usize,
    shutdown: Flag<bool>,
    /// Addresses of what is registered, oldest first.
    registered: Shared<Vec<usize>>,
}

/// A socket's cached readiness and who waits for it.
pub(crate) struct ScheduledIo {
    readiness: Flag<Ready>,
    reader: Shared<Option<Waker>>,
    writer: Shared<Option<Waker>>,
    /// Waiters of async methods.
    waiters: Shared<WaitList<Interest>>,
    driver: Handle,
    /// For the recorder; -1: none.
    fd: Flag<i64>,
}

impl IoDriver {
    pub(crate) fn new() -> IoDriver {
        IoDriver { poller: sim::io_new(), shutdown: Flag::new(false), registered: Shared::new(Vec::new()) }
    }

    /// Dispatches what has happened; true if there was anything.
    pub(crate) fn serve(&self) -> bool {
        let mut any = false;
        loop {
            let signal = sim::world_next();
            if signal == 0 {
                break;
            }
            any = true;
            crate::signal::deliver(signal as i32 - 1);
        }
        // Only what is there now: what these wakes cause comes in the next turn.
        for _ in 0..sim::io_pending(self.poller) {
            let mut ready = 0;
            let token = sim::io_next(self.poller, &mut ready);
            if token == 0 {
                break;
            }
            any = true;
            let io = unsafe { &*(token as *const ScheduledIo) };
            io.dispatch(Ready::from_bits(ready));
        }
        any
    }

    /// From now on every operation fails; those that wait learn of it (NE-6).
    pub(crate) fn shut_down(&self) {
        if self.shutdown.replace(true) {
            return;
        }
        while sim::io_next(self.poller, &mut 0) != 0 {}
        let mut left = Vec::new();
        for io in self.registered.get().drain(..) {
            let io = io as *const ScheduledIo;
            unsafe { Arc::increment_strong_count(io) };
            left.push(unsafe { Arc::from_raw(io) });
        }
        for io in left {
            io.wake(Ready::ALL);
        }
    }
}

impl IoDriver {
    fn forget(&self, io: &Arc<ScheduledIo>) {
        let io = Arc::as_ptr(io) as usize;
        let registered = self.registered.get();
        if let Some(at) = registered.iter().position(|known| *known == io) {
            registered.remove(at);
        }
    }
}

/// A descriptor that the current runtime watches.
pub(crate) struct Registration {
    io: Arc<ScheduledIo>,
    fd: i64,
}

impl Registration {
    /// Panics without a runtime, or if I/O is not enabled.
    #[track_caller]
    pub(crate) fn new(fd: i32, interest: Interest) -> io::Result<Registration> {
        let io = Arc::new(ScheduledIo::new());
        let fd = fd as i64;
        io.fd.set(fd);
        let driver = &io.driver.driver().io;
        io.check()?;
        let poller = driver.poller;
        driver.registered.get().push(Arc::as_ptr(&io) as usize);
        match sim::io_register(poller, fd, Arc::as_ptr(&io) as usize, interest.bits()) {
            0 => Ok(Registration { io, fd }),
            error => {
                driver.forget(&io);
                Err(io::Error::from_raw_os_error(-error as i32))
            }
        }
    }

    /// Watched by the current runtime from now on; the one before has ended.
    pub(crate) fn move_here(&mut self, interest: Interest) -> io::Result<()> {
        *self = Registration::new(self.fd as i32, interest)?;
        Ok(())
    }
}

impl std::panic::UnwindSafe for Registration {}
impl std::panic::RefUnwindSafe for Registration {}

impl std::ops::Deref for Registration {
    type Target = ScheduledIo;

    fn deref(&self) -> &ScheduledIo {
        &self.io
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        self.io.driver.driver().io.forget(&self.io);
        sim::io_deregister(self.io.driver.driver().io.poller, self.fd, Arc::as_ptr(&self.io) as usize);
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
            driver,
            fd: Flag::new(-1),
        }
    }

    /// The poll reader, the poll writer, then the waiters, newest first.
    fn dispatch(&self, ready: Ready) {
        self.readiness.set(self.readiness.get() | ready);
        self.wake(ready);
    }

    fn wake(&self, ready: Ready) {
        let mut woken = Vec::new();
        if ready.is_readable() {
            woken.extend(self.reader.get().take());
        }
        if ready.is_writable() {
            woken.extend(self.writer.get().take());
        }
        let mut others = WaitList::new();
        while let Some(waiter) = self.waiters.get().pop_back() {
            if ready.intersection(waiter.data).is_empty() {
                others.push(waiter);
            } else {
                woken.extend(waiter.take_waker());
            }
        }
        while let Some(waiter) = others.pop_back() {
            self.waiters.get().push(waiter);
        }
        for waker in woken {
            trace::wake_via(waker, 0, trace::BY_IO);
        }
    }

    fn check(&self) -> io::Result<()> {
        if self.driver.driver().io.shutdown.get() {
            return Err(shutting_down());
        }
        Ok(())
    }

    /// The operation found nothing to do, or did not do all: only a new event makes it ready again. Closed stays closed.
    fn clear(&self, interest: Interest) {
        self.clear_ready(interest.mask());
    }

    /// Forgets a readiness. Closed stays closed.
    pub(crate) fn clear_ready(&self, ready: Ready) {
        let closed = Ready::READ_CLOSED | Ready::WRITE_CLOSED;
        self.readiness.set(self.readiness.get() - (ready - closed));
    }

    /// What it was found ready for.
    pub(crate) fn ready_for(&self, interest: Interest) -> Ready {
        self.readiness.get().intersection(interest)
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
        trace::io_wait(self.fd.get(), !interest.is_readable());
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
                    trace::io_wait(self.io.fd.get(), !self.interest.is_readable());
                    return Poll::Pending;
                }
            }
            Some(waiter) => {
                if waiter.queued.get() {
                    waiter.set_waker(cx);
                    trace::io_wait(self.io.fd.get(), !self.interest.is_readable());
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
