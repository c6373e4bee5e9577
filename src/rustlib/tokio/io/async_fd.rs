//! `AsyncFd`: readiness of a descriptor of the user's own.
use super::{Interest, Ready};
use crate::runtime::io::Registration;
use std::error::Error;
use std::fmt;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, RawFd};
use std::task::{Context, Poll};

/// A descriptor of the user's own, watched by the runtime.
pub struct AsyncFd<T: AsRawFd> {
    registration: Registration,
    inner: T,
}

/// It could not be watched: the descriptor comes back.
pub struct AsyncFdTryNewError<T> {
    inner: T,
    cause: io::Error,
}

/// It was found ready. The readiness stays until it is cleared here.
#[must_use = "You must explicitly choose whether to clear the readiness state by calling a method on ReadyGuard"]
pub struct AsyncFdReadyGuard<'a, T: AsRawFd> {
    async_fd: &'a AsyncFd<T>,
    ready: Option<Ready>,
}

/// The same, with the descriptor mutable.
#[must_use = "You must explicitly choose whether to clear the readiness state by calling a method on ReadyGuard"]
pub struct AsyncFdReadyMutGuard<'a, T: AsRawFd> {
    async_fd: &'a mut AsyncFd<T>,
    ready: Option<Ready>,
}

/// The operation would have blocked.
#[derive(Debug)]
pub struct TryIoError(());

impl<T: AsRawFd> AsyncFd<T> {
    #[track_caller]
    pub fn new(inner: T) -> io::Result<AsyncFd<T>> {
        AsyncFd::with_interest(inner, Interest::READABLE | Interest::WRITABLE)
    }

    #[track_caller]
    pub fn with_interest(inner: T, interest: Interest) -> io::Result<AsyncFd<T>> {
        AsyncFd::try_with_interest(inner, interest).map_err(Into::into)
    }

    #[track_caller]
    pub fn try_new(inner: T) -> Result<AsyncFd<T>, AsyncFdTryNewError<T>> {
        AsyncFd::try_with_interest(inner, Interest::READABLE | Interest::WRITABLE)
    }

    #[track_caller]
    pub fn try_with_interest(inner: T, interest: Interest) -> Result<AsyncFd<T>, AsyncFdTryNewError<T>> {
        match Registration::new(inner.as_raw_fd(), interest) {
            Ok(registration) => Ok(AsyncFd { registration, inner }),
            Err(cause) => Err(AsyncFdTryNewError { inner, cause }),
        }
    }

    pub fn get_ref(&self) -> &T {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.inner
    }

    pub fn into_inner(self) -> T {
        self.inner
    }

    fn poll_for(&self, cx: &mut Context<'_>, interest: Interest) -> Poll<io::Result<Option<Ready>>> {
        ready!(self.registration.poll_ready_budgeted(cx, interest))?;
        Poll::Ready(Ok(Some(self.registration.ready_for(interest))))
    }

    pub fn poll_read_ready<'a>(&'a self, cx: &mut Context<'_>) -> Poll<io::Result<AsyncFdReadyGuard<'a, T>>> {
        let ready = ready!(self.poll_for(cx, Interest::READABLE))?;
        Poll::Ready(Ok(AsyncFdReadyGuard { async_fd: self, ready }))
    }

    pub fn poll_read_ready_mut<'a>(&'a mut self, cx: &mut Context<'_>) -> Poll<io::Result<AsyncFdReadyMutGuard<'a, T>>> {
        let ready = ready!(self.poll_for(cx, Interest::READABLE))?;
        Poll::Ready(Ok(AsyncFdReadyMutGuard { async_fd: self, ready }))
    }

    pub fn poll_write_ready<'a>(&'a self, cx: &mut Context<'_>) -> Poll<io::Result<AsyncFdReadyGuard<'a, T>>> {
        let ready = ready!(self.poll_for(cx, Interest::WRITABLE))?;
        Poll::Ready(Ok(AsyncFdReadyGuard { async_fd: self, ready }))
    }

    pub fn poll_write_ready_mut<'a>(&'a mut self, cx: &mut Context<'_>) -> Poll<io::Result<AsyncFdReadyMutGuard<'a, T>>> {
        let ready = ready!(self.poll_for(cx, Interest::WRITABLE))?;
        Poll::Ready(Ok(AsyncFdReadyMutGuard { async_fd: self, ready }))
    }

    /// Waits until one of these is possible; it may turn out that it is not. Cancel safe.
    pub async fn ready(&self, interest: Interest) -> io::Result<AsyncFdReadyGuard<'_, T>> {
        let ready = self.registration.readiness(interest).await?;
        Ok(AsyncFdReadyGuard { async_fd: self, ready: Some(ready) })
    }

    pub async fn ready_mut(&mut self, interest: Interest) -> io::Result<AsyncFdReadyMutGuard<'_, T>> {
        let ready = self.registration.readiness(interest).await?;
        Ok(AsyncFdReadyMutGuard { async_fd: self, ready: Some(ready) })
    }

    pub async fn readable<'a>(&'a self) -> io::Result<AsyncFdReadyGuard<'a, T>> {
        self.ready(Interest::READABLE).await
    }

    pub async fn readable_mut<'a>(&'a mut self) -> io::Result<AsyncFdReadyMutGuard<'a, T>> {
        self.ready_mut(Interest::READABLE).await
    }

    pub async fn writable<'a>(&'a self) -> io::Result<AsyncFdReadyGuard<'a, T>> {
        self.ready(Interest::WRITABLE).await
    }

    pub async fn writable_mut<'a>(&'a mut self) -> io::Result<AsyncFdReadyMutGuard<'a, T>> {
        self.ready_mut(Interest::WRITABLE).await
    }

    /// Does the operation when it is ready, again and again until it does not find that it would block.
    pub async fn async_io<R>(&self, interest: Interest, mut f: impl FnMut(&T) -> io::Result<R>) -> io::Result<R> {
        self.registration.async_io(interest, || f(&self.inner)).await
    }

    pub async fn async_io_mut<R>(&mut self, interest: Interest, mut f: impl FnMut(&mut T) -> io::Result<R>) -> io::Result<R> {
        let AsyncFd { registration, inner } = self;
        registration.async_io(interest, || f(inner)).await
    }

    /// Tries the operation if it may be ready.
    pub fn try_io<R>(&self, interest: Interest, f: impl FnOnce(&T) -> io::Result<R>) -> io::Result<R> {
        self.registration.try_io(interest, || f(&self.inner))
    }

    pub fn try_io_mut<R>(&mut self, interest: Interest, f: impl FnOnce(&mut T) -> io::Result<R>) -> io::Result<R> {
        let AsyncFd { registration, inner } = self;
        registration.try_io(interest, || f(inner))
    }
}

impl<T: AsRawFd> AsRawFd for AsyncFd<T> {
    fn as_raw_fd(&self) -> RawFd {
        self.inner.as_raw_fd()
    }
}

impl<T: AsRawFd> AsFd for AsyncFd<T> {
    fn as_fd(&self) -> BorrowedFd<'_> {
        unsafe { BorrowedFd::borrow_raw(self.as_raw_fd()) }
    }
}

impl<T: fmt::Debug + AsRawFd> fmt::Debug for AsyncFd<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncFd").field("inner", &self.inner).finish()
    }
}

macro_rules! guards {
    ($($guard:ident)*) => { $(
        impl<'a, T: AsRawFd> $guard<'a, T> {
            /// It is no longer ready: the next wait is for a new event.
            pub fn clear_ready(&mut self) {
                if let Some(ready) = self.ready.take() {
                    self.async_fd.registration.clear_ready(ready);
                }
            }

            /// The same, for a part of the readiness.
            pub fn clear_ready_matching(&mut self, ready: Ready) {
                if let Some(had) = self.ready {
                    self.async_fd.registration.clear_ready(had & ready);
                    self.ready = match had - ready {
                        left if left.is_empty() => None,
                        left => Some(left),
                    };
                }
            }

            /// It is still ready.
            pub fn retain_ready(&mut self) {}

            pub fn ready(&self) -> Ready {
                self.ready.unwrap_or(Ready::EMPTY)
            }

            pub fn get_ref(&self) -> &AsyncFd<T> {
                self.async_fd
            }

            pub fn get_inner(&self) -> &T {
                self.async_fd.get_ref()
            }
        }

        impl<'a, T: fmt::Debug + AsRawFd> fmt::Debug for $guard<'a, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($guard)).field("async_fd", &self.async_fd).finish()
            }
        }
    )* };
}

guards!(AsyncFdReadyGuard AsyncFdReadyMutGuard);

impl<'a, T: AsRawFd> AsyncFdReadyGuard<'a, T> {
    /// Does the operation; clears the readiness if it would block.
    pub fn try_io<R>(&mut self, f: impl FnOnce(&'a AsyncFd<T>) -> io::Result<R>) -> Result<io::Result<R>, TryIoError> {
        match f(self.async_fd) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                self.clear_ready();
                Err(TryIoError(()))
            }
            result => Ok(result),
        }
    }
}

impl<'a, T: AsRawFd> AsyncFdReadyMutGuard<'a, T> {
    /// Does the operation; clears the readiness if it would block.
    pub fn try_io<R>(&mut self, f: impl FnOnce(&mut AsyncFd<T>) -> io::Result<R>) -> Result<io::Result<R>, TryIoError> {
        match f(self.async_fd) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                self.clear_ready();
                Err(TryIoError(()))
            }
            result => Ok(result),
        }
    }

    pub fn get_mut(&mut self) -> &mut AsyncFd<T> {
        self.async_fd
    }

    pub fn get_inner_mut(&mut self) -> &mut T {
        self.async_fd.get_mut()
    }
}

impl fmt::Display for TryIoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Underlying `AsyncFd` operation would block")
    }
}

impl<T> AsyncFdTryNewError<T> {
    /// The descriptor, and why.
    pub fn into_parts(self) -> (T, io::Error) {
        (self.inner, self.cause)
    }
}

impl<T> fmt::Display for AsyncFdTryNewError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.cause, f)
    }
}

impl<T> fmt::Debug for AsyncFdTryNewError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.cause, f)
    }
}

impl<T> Error for AsyncFdTryNewError<T> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}

impl<T> From<AsyncFdTryNewError<T>> for io::Error {
    fn from(value: AsyncFdTryNewError<T>) -> io::Error {
        value.cause
    }
}
