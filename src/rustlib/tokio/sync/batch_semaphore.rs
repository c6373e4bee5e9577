//! The FIFO semaphore beneath Mutex, RwLock, Semaphore, bounded mpsc and OnceCell (SE-1..SE-5).
use crate::task::coop;
use crate::trace::{self, Res};
use crate::util::{Flag, NotUnwindSafe, Shared, WaitList, Waiter};
use std::cell::Cell;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

pub(crate) const MAX_PERMITS: usize = usize::MAX >> 3;
/// Mode of an acquire whose permits nobody holds visibly (slots of a channel).
pub(crate) const UNTRACED: u32 = 3;

pub(crate) struct Semaphore {
    /// Permits nobody has and nobody waits for.
    free: Flag<usize>,
    closed: Flag<bool>,
    waiters: Shared<WaitList<Cell<usize>>>,
    pub(crate) res: Res,
    _marker: NotUnwindSafe,
}

fn check_permits(permits: usize) {
    assert!(permits <= MAX_PERMITS, "a semaphore may not have more than MAX_PERMITS permits ({})", MAX_PERMITS);
}

impl Semaphore {
    #[track_caller]
    pub(crate) fn new(permits: usize, kind: u32) -> Semaphore {
        check_permits(permits);
        Semaphore {
            free: Flag::new(permits),
            closed: Flag::new(false),
            waiters: Shared::new(WaitList::new()),
            res: Res::new(kind, permits as i64),
            _marker: NotUnwindSafe::new(),
        }
    }

    pub(crate) const fn const_new(permits: usize, kind: u32) -> Semaphore {
        Semaphore {
            free: Flag::new(permits),
            closed: Flag::new(false),
            waiters: Shared::new(WaitList::new()),
            res: Res::later(kind, permits as i64),
            _marker: NotUnwindSafe::new(),
        }
    }

    pub(crate) fn available(&self) -> usize {
        self.free.get()
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// All waiters get an error, front to back (SE-4).
    pub(crate) fn close(&self) {
        if self.closed.replace(true) {
            return;
        }
        trace::res_close(self.res.id(), 3);
        while let Some(waiter) = self.waiters.get().pop_front() {
            if let Some(waker) = waiter.take_waker() {
                trace::wake_via(waker, self.res.id(), self.res.how());
            }
        }
    }

    /// Gives permits to the waiters in order; what is left is free (SE-2).
    #[track_caller]
    pub(crate) fn release(&self, mut permits: usize) {
        if permits == 0 {
            return;
        }
        let mut woken: Vec<Waker> = Vec::new();
        loop {
            let front = match self.waiters.get().front() {
                Some(front) if permits > 0 => front,
                _ => break,
            };
            let missing = front.data.get();
            let given = missing.min(permits);
            front.data.set(missing - given);
            permits -= given;
            if missing == given {
                if let Some(waiter) = self.waiters.get().pop_front() {
                    if let Some(waker) = waiter.take_waker() {
                        woken.push(waker);
                    }
                }
            }
        }
        if permits > 0 {
            let free = self.free.get();
            assert!(
                permits <= MAX_PERMITS && free + permits <= MAX_PERMITS,
                "number of added permits ({}) would overflow MAX_PERMITS ({})",
                permits,
                MAX_PERMITS
            );
            self.free.set(free + permits);
        }
        self.res.level(self.free.get());
        for waker in woken {
            trace::wake_via(waker, self.res.id(), self.res.how());
        }
    }

    /// Takes up to `n` free permits away; how many.
    pub(crate) fn forget(&self, n: usize) -> usize {
        let free = self.free.get();
        let taken = free.min(n);
        self.free.set(free - taken);
        self.res.level(self.free.get());
        taken
    }

    pub(crate) fn try_acquire(&self, permits: usize) -> Result<(), TryAcquireError> {
        if self.closed.get() {
            return Err(TryAcquireError::Closed);
        }
        let free = self.free.get();
        if free < permits {
            return Err(TryAcquireError::NoPermits);
        }
        self.free.set(free - permits);
        self.res.level(free - permits);
        Ok(())
    }

    /// Waits for `permits`. `mode`: 0 exclusive or permit, 1 read, 2 write, or `UNTRACED`.
    pub(crate) fn acquire(&self, permits: usize, mode: u32) -> Acquire<'_> {
        Acquire { semaphore: self, permits, mode, waiter: None, done: false, _pinned: PhantomPinned }
    }
}

/// Waits for permits; dropping it gives back what it was assigned (SE-3).
pub(crate) struct Acquire<'a> {
    semaphore: &'a Semaphore,
    permits: usize,
    mode: u32,
    /// Once queued; its number is what is still missing.
    waiter: Option<Arc<Waiter<Cell<usize>>>>,
    done: bool,
    _pinned: PhantomPinned,
}

impl Acquire<'_> {
    fn poll_unbudgeted(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), AcquireError>> {
        let semaphore = self.semaphore;
        if semaphore.closed.get() {
            return Poll::Ready(Err(AcquireError(())));
        }
        if let Some(waiter) = &self.waiter {
            if waiter.data.get() == 0 {
                return Poll::Ready(Ok(()));
            }
            waiter.set_waker(cx);
            return Poll::Pending;
        }
        let free = semaphore.free.get();
        let taken = free.min(self.permits);
        semaphore.free.set(free - taken);
        if taken == self.permits {
            return Poll::Ready(Ok(()));
        }
        let waiter = Waiter::new(Cell::new(self.permits - taken));
        waiter.set_waker(cx);
        semaphore.waiters.get().push(waiter.clone());
        self.waiter = Some(waiter);
        let mode = if self.mode == UNTRACED { 2 } else { self.mode };
        trace::res_wait(semaphore.res.id(), self.permits, mode, semaphore.waiters.get().len());
        Poll::Pending
    }
}

impl Future for Acquire<'_> {
    type Output = Result<(), AcquireError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let unit = ready!(coop::poll_proceed(cx));
        let result = ready!(this.poll_unbudgeted(cx));
        unit.made_progress();
        if this.waiter.is_some() {
            trace::res_wait_end(this.semaphore.res.id(), if result.is_ok() { 0 } else { 2 });
        }
        if result.is_ok() {
            this.done = true;
            this.semaphore.res.level(this.semaphore.free.get());
            if this.mode != UNTRACED {
                trace::res_acquire(this.semaphore.res.id(), this.permits, this.mode);
            }
        }
        Poll::Ready(result)
    }
}

impl Drop for Acquire<'_> {
    fn drop(&mut self) {
        if self.done {
            return;
        }
        if let Some(waiter) = self.waiter.take() {
            self.semaphore.waiters.get().remove(&waiter);
            let assigned = self.permits - waiter.data.get();
            if !self.semaphore.closed.get() {
                trace::res_wait_end(self.semaphore.res.id(), 1);
            }
            self.semaphore.release(assigned);
        }
    }
}

unsafe impl Sync for Acquire<'_> {}
unsafe impl Send for Acquire<'_> {}

/// The semaphore is closed.
#[derive(Debug)]
pub struct AcquireError(pub(crate) ());

impl fmt::Display for AcquireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("semaphore closed")
    }
}

impl Error for AcquireError {}

/// There is no permit right now.
#[derive(Debug, PartialEq, Eq)]
pub enum TryAcquireError {
    /// The semaphore is closed.
    Closed,
    /// Not enough permits are free.
    NoPermits,
}

impl fmt::Display for TryAcquireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TryAcquireError::Closed => f.write_str("semaphore closed"),
            TryAcquireError::NoPermits => f.write_str("no permits available"),
        }
    }
}

impl Error for TryAcquireError {}
