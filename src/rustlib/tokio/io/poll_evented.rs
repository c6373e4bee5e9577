//! A source of readiness events with its registration: what every socket and pipe is made of (NE-1).
use super::{Interest, ReadBuf, Ready};
use crate::runtime::io::Registration;
use bytes::BufMut;
use std::io::{self, IoSlice, IoSliceMut, Read, Write};
use std::ops::Deref;
use std::os::fd::AsRawFd;
use std::task::{Context, Poll};

/// A source that does not block, watched by the current runtime.
pub(crate) struct PollEvented<E> {
    /// Before the source: it is no longer watched when it is closed.
    registration: Registration,
    io: E,
}

impl<E: AsRawFd> PollEvented<E> {
    #[track_caller]
    pub(crate) fn new(io: E) -> io::Result<PollEvented<E>> {
        PollEvented::with_interest(io, Interest::READABLE | Interest::WRITABLE)
    }

    #[track_caller]
    pub(crate) fn with_interest(io: E, interest: Interest) -> io::Result<PollEvented<E>> {
        Ok(PollEvented { registration: Registration::new(io.as_raw_fd(), interest)?, io })
    }
}

/// A source given by the user must not block.
#[track_caller]
pub(crate) fn check_nonblocking<E: AsRawFd>(io: &E) {
    if crate::sim::net_option(io.as_raw_fd() as i64, "nonblocking", 0, false) == 0 {
        panic!(
            "Registering a blocking socket with the tokio runtime is unsupported. If you wish to do anyways, please add `--cfg tokio_allow_from_blocking_fd` to your RUSTFLAGS. See github.com/tokio-rs/tokio/issues/7172 for details."
        );
    }
}

impl<E> Deref for PollEvented<E> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.io
    }
}

impl<E> PollEvented<E> {
    pub(crate) fn registration(&self) -> &Registration {
        &self.registration
    }

    /// Watched by the current runtime from now on; the one before has ended.
    pub(crate) fn move_here(&mut self, interest: Interest) -> io::Result<()> {
        self.registration.move_here(interest)
    }

    pub(crate) fn into_inner(self) -> E {
        self.io
    }

    pub(crate) async fn ready(&self, interest: Interest) -> io::Result<Ready> {
        self.registration.readiness(interest).await
    }

    pub(crate) fn try_io<R>(&self, interest: Interest, f: impl FnOnce() -> io::Result<R>) -> io::Result<R> {
        self.registration.try_io(interest, f)
    }

    pub(crate) async fn async_io<R>(&self, interest: Interest, f: impl FnMut() -> io::Result<R>) -> io::Result<R> {
        self.registration.async_io(interest, f).await
    }

    pub(crate) fn poll_io<R>(&self, cx: &mut Context<'_>, interest: Interest, f: impl FnMut() -> io::Result<R>) -> Poll<io::Result<R>> {
        self.registration.poll_io(cx, interest, f)
    }
}

impl<E> PollEvented<E>
where
    for<'a> &'a E: Read,
{
    pub(crate) fn poll_read(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let room = buf.initialize_unfilled();
        let wanted = room.len();
        let n = ready!(self.poll_io(cx, Interest::READABLE, || (&self.io).read(&mut *room)))?;
        self.registration.short(Interest::READABLE, n, wanted);
        buf.advance(n);
        Poll::Ready(Ok(()))
    }

    pub(crate) fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {
        self.try_io(Interest::READABLE, || (&self.io).read(buf))
    }

    pub(crate) fn try_read_vectored(&self, bufs: &mut [IoSliceMut<'_>]) -> io::Result<usize> {
        self.try_io(Interest::READABLE, || (&self.io).read_vectored(bufs))
    }

    pub(crate) fn try_read_buf<B: BufMut>(&self, buf: &mut B) -> io::Result<usize> {
        let mut room = vec![0; buf.chunk_mut().len()];
        let n = self.try_read(&mut room)?;
        buf.put_slice(&room[..n]);
        Ok(n)
    }
}

impl<E> PollEvented<E>
where
    for<'a> &'a E: Write,
{
    pub(crate) fn poll_write(&self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let n = ready!(self.poll_io(cx, Interest::WRITABLE, || (&self.io).write(buf)))?;
        self.registration.short(Interest::WRITABLE, n, buf.len());
        Poll::Ready(Ok(n))
    }

    pub(crate) fn poll_write_vectored(&self, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let wanted = bufs.iter().map(|buf| buf.len()).sum();
        let n = ready!(self.poll_io(cx, Interest::WRITABLE, || (&self.io).write_vectored(bufs)))?;
        self.registration.short(Interest::WRITABLE, n, wanted);
        Poll::Ready(Ok(n))
    }

    pub(crate) fn try_write(&self, buf: &[u8]) -> io::Result<usize> {
        self.try_io(Interest::WRITABLE, || (&self.io).write(buf))
    }

    pub(crate) fn try_write_vectored(&self, bufs: &[IoSlice<'_>]) -> io::Result<usize> {
        self.try_io(Interest::WRITABLE, || (&self.io).write_vectored(bufs))
    }
}

/// Methods over readiness of a type whose `io` is a `PollEvented`.
macro_rules! readiness {
    () => {
        /// Waits until one of these is possible; it may turn out that it is not. Cancel safe.
        pub async fn ready(&self, interest: crate::io::Interest) -> std::io::Result<crate::io::Ready> {
            self.io.ready(interest).await
        }

        /// Tries an operation of the user's own.
        pub fn try_io<R>(&self, interest: crate::io::Interest, f: impl FnOnce() -> std::io::Result<R>) -> std::io::Result<R> {
            self.io.try_io(interest, f)
        }

        /// Does an operation of the user's own when it is ready.
        pub async fn async_io<R>(&self, interest: crate::io::Interest, f: impl FnMut() -> std::io::Result<R>) -> std::io::Result<R> {
            self.io.async_io(interest, f).await
        }
    };
    (readable) => {
        /// Waits until there may be something to read. Cancel safe.
        pub async fn readable(&self) -> std::io::Result<()> {
            self.io.ready(crate::io::Interest::READABLE).await?;
            Ok(())
        }
    };
    (writable) => {
        /// Waits until something may be written. Cancel safe.
        pub async fn writable(&self) -> std::io::Result<()> {
            self.io.ready(crate::io::Interest::WRITABLE).await?;
            Ok(())
        }
    };
    (poll $name:ident $interest:ident) => {
        pub fn $name(&self, cx: &mut std::task::Context<'_>) -> std::task::Poll<std::io::Result<()>> {
            self.io.registration().poll_ready_budgeted(cx, crate::io::Interest::$interest)
        }
    };
    (reads) => {
        /// Reads what is there.
        pub fn try_read(&self, buf: &mut [u8]) -> std::io::Result<usize> {
            self.io.try_read(buf)
        }

        pub fn try_read_vectored(&self, bufs: &mut [std::io::IoSliceMut<'_>]) -> std::io::Result<usize> {
            self.io.try_read_vectored(bufs)
        }

        /// Reads what is there to the end of a growable buffer.
        pub fn try_read_buf<B: bytes::BufMut>(&self, buf: &mut B) -> std::io::Result<usize> {
            self.io.try_read_buf(buf)
        }
    };
    (writes) => {
        /// Writes what there is room for.
        pub fn try_write(&self, buf: &[u8]) -> std::io::Result<usize> {
            self.io.try_write(buf)
        }

        pub fn try_write_vectored(&self, bufs: &[std::io::IoSlice<'_>]) -> std::io::Result<usize> {
            self.io.try_write_vectored(bufs)
        }
    };
}

/// `AsRawFd` and `AsFd` of a type whose `io` is a `PollEvented`.
macro_rules! descriptor {
    ($($t:ty)*) => { $(
        impl std::os::fd::AsRawFd for $t {
            fn as_raw_fd(&self) -> std::os::fd::RawFd {
                (*self.io).as_raw_fd()
            }
        }

        impl std::os::fd::AsFd for $t {
            fn as_fd(&self) -> std::os::fd::BorrowedFd<'_> {
                (*self.io).as_fd()
            }
        }
    )* };
}

/// A reader of a type with `poll_read_priv`.
macro_rules! reader {
    ($t:ty, $this:ident => $io:expr) => {
        impl crate::io::AsyncRead for $t {
            fn poll_read(
                self: std::pin::Pin<&mut Self>,
                cx: &mut std::task::Context<'_>,
                buf: &mut crate::io::ReadBuf<'_>,
            ) -> std::task::Poll<std::io::Result<()>> {
                let $this = self;
                $io.poll_read(cx, buf)
            }
        }
    };
}

/// A writer; `$end`: what `shutdown` does.
macro_rules! writer {
    ($t:ty, $this:ident => $io:expr, $end:expr) => {
        impl crate::io::AsyncWrite for $t {
            fn poll_write(self: std::pin::Pin<&mut Self>, cx: &mut std::task::Context<'_>, buf: &[u8]) -> std::task::Poll<std::io::Result<usize>> {
                let $this = self;
                $io.poll_write(cx, buf)
            }

            fn poll_write_vectored(
                self: std::pin::Pin<&mut Self>,
                cx: &mut std::task::Context<'_>,
                bufs: &[std::io::IoSlice<'_>],
            ) -> std::task::Poll<std::io::Result<usize>> {
                let $this = self;
                $io.poll_write_vectored(cx, bufs)
            }

            fn is_write_vectored(&self) -> bool {
                true
            }

            fn poll_flush(self: std::pin::Pin<&mut Self>, _cx: &mut std::task::Context<'_>) -> std::task::Poll<std::io::Result<()>> {
                std::task::Poll::Ready(Ok(()))
            }

            fn poll_shutdown(self: std::pin::Pin<&mut Self>, _cx: &mut std::task::Context<'_>) -> std::task::Poll<std::io::Result<()>> {
                #[allow(unused_mut)]
                let mut $this = self;
                std::task::Poll::Ready($end)
            }
        }
    };
}

pub(crate) use {descriptor, reader, readiness, writer};
