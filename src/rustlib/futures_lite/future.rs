//! Futures.
use futures::future::{CatchUnwind, Fuse};
pub use std::future::{pending, poll_fn, ready, Future, Pending, PollFn, Ready};
use std::panic::UnwindSafe;
use std::pin::{pin, Pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

#[intrinsic = "random_u64"]
fn random_u64() -> u64;

/// A future in a box.
pub type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send + 'static>>;
/// A future in a box that need not be `Send`.
pub type BoxedLocal<T> = Pin<Box<dyn Future<Output = T> + 'static>>;

struct Parker {
    thread: Thread,
    woken: AtomicBool,
}
impl Wake for Parker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if !self.woken.swap(true, Ordering::Release) {
            self.thread.unpark();
        }
    }
}

/// Blocks the thread until the future is ready.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let parker = Arc::new(Parker { thread: thread::current(), woken: AtomicBool::new(false) });
    let waker = Waker::from(parker.clone());
    let mut cx = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return output;
        }
        while !parker.woken.swap(false, Ordering::Acquire) {
            thread::park();
        }
    }
}

/// Polls once: the output, if the future is ready.
pub async fn poll_once<T, F: Future<Output = T>>(f: F) -> Option<T> {
    let mut f = pin!(f);
    poll_fn(|cx| match f.as_mut().poll(cx) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => Poll::Ready(None),
    })
    .await
}

/// Lets the others run once.
pub fn yield_now() -> YieldNow {
    YieldNow(false)
}

/// See `yield_now`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct YieldNow(bool);
impl Future for YieldNow {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

/// Waits for both.
pub async fn zip<F1: Future, F2: Future>(future1: F1, future2: F2) -> (F1::Output, F2::Output) {
    futures::future::join(future1, future2).await
}

/// Waits for both, or for the first error.
pub async fn try_zip<T1, T2, E, F1, F2>(future1: F1, future2: F2) -> Result<(T1, T2), E>
where
    F1: Future<Output = Result<T1, E>>,
    F2: Future<Output = Result<T2, E>>,
{
    futures::future::try_join(future1, future2).await
}

/// A future that may be polled after its end.
pub fn fuse<F: Future>(future: F) -> Fuse<F> {
    futures::FutureExt::fuse(future)
}

/// The first of two; the left one if both are ready.
pub fn or<T, F1: Future<Output = T>, F2: Future<Output = T>>(future1: F1, future2: F2) -> Or<F1, F2> {
    Or { future1, future2 }
}

/// The first of two; either one if both are ready.
pub fn race<T, F1: Future<Output = T>, F2: Future<Output = T>>(future1: F1, future2: F2) -> Race<F1, F2> {
    Race { future1, future2 }
}

/// See `or`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Or<F1, F2> {
    future1: F1,
    future2: F2,
}
impl<T, F1: Future<Output = T>, F2: Future<Output = T>> Future for Or<F1, F2> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let this = unsafe { self.get_unchecked_mut() };
        first(unsafe { Pin::new_unchecked(&mut this.future1) }, unsafe { Pin::new_unchecked(&mut this.future2) }, cx)
    }
}

/// See `race`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Race<F1, F2> {
    future1: F1,
    future2: F2,
}
impl<T, F1: Future<Output = T>, F2: Future<Output = T>> Future for Race<F1, F2> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let this = unsafe { self.get_unchecked_mut() };
        let (a, b) = unsafe { (Pin::new_unchecked(&mut this.future1), Pin::new_unchecked(&mut this.future2)) };
        if random_u64() % 2 == 0 { first(a, b, cx) } else { first(b, a, cx) }
    }
}

fn first<T>(a: Pin<&mut impl Future<Output = T>>, b: Pin<&mut impl Future<Output = T>>, cx: &mut Context<'_>) -> Poll<T> {
    match a.poll(cx) {
        Poll::Pending => b.poll(cx),
        ready => ready,
    }
}

/// Methods on every future.
pub trait FutureExt: Future {
    /// Polls without a pin.
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Self::Output>
    where
        Self: Unpin,
    {
        Future::poll(Pin::new(self), cx)
    }

    /// This or the other, whichever is ready first.
    fn or<F: Future<Output = Self::Output>>(self, other: F) -> Or<Self, F>
    where
        Self: Sized,
    {
        or(self, other)
    }

    /// This or the other, without preference.
    fn race<F: Future<Output = Self::Output>>(self, other: F) -> Race<Self, F>
    where
        Self: Sized,
    {
        race(self, other)
    }

    /// Catches panics.
    fn catch_unwind(self) -> CatchUnwind<Self>
    where
        Self: Sized + UnwindSafe,
    {
        futures::FutureExt::catch_unwind(self)
    }

    /// In a box.
    fn boxed<'a>(self) -> Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>
    where
        Self: Sized + Send + 'a,
    {
        Box::pin(self)
    }

    /// In a box, not `Send`.
    fn boxed_local<'a>(self) -> Pin<Box<dyn Future<Output = Self::Output> + 'a>>
    where
        Self: Sized + 'a,
    {
        Box::pin(self)
    }
}
impl<F: Future + ?Sized> FutureExt for F {}
