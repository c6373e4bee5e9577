//! `UnixListener`.
use super::socketaddr::SocketAddr;
use super::stream::UnixStream;
use crate::io::poll_evented::{check_nonblocking, descriptor, PollEvented};
use crate::io::Interest;
use std::fmt;
use std::io;
use std::os::fd::{AsFd, AsRawFd};
use std::os::unix::net;
use std::path::Path;
use std::task::{Context, Poll};

/// Waits for connections over Unix sockets.
pub struct UnixListener {
    io: PollEvented<net::UnixListener>,
}

impl UnixListener {
    /// Listens at a path, which must be free.
    #[track_caller]
    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixListener> {
        UnixListener::new(net::UnixListener::bind(path)?)
    }

    #[track_caller]
    pub fn bind_addr(socket_addr: &SocketAddr) -> io::Result<UnixListener> {
        UnixListener::new(net::UnixListener::bind_addr(&socket_addr.0)?)
    }

    #[track_caller]
    pub(super) fn new(std: net::UnixListener) -> io::Result<UnixListener> {
        std.set_nonblocking(true)?;
        Ok(UnixListener { io: PollEvented::new(std)? })
    }

    /// A listener of the standard library; it must not block.
    #[track_caller]
    pub fn from_std(listener: net::UnixListener) -> io::Result<UnixListener> {
        check_nonblocking(&listener);
        Ok(UnixListener { io: PollEvented::new(listener)? })
    }

    /// The listener of the standard library; it still does not block.
    pub fn into_std(self) -> io::Result<net::UnixListener> {
        Ok(self.io.into_inner())
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.io.local_addr().map(SocketAddr)
    }

    pub fn take_error(&self) -> io::Result<Option<io::Error>> {
        self.io.take_error()
    }

    /// The next connection. Cancel safe.
    pub async fn accept(&self) -> io::Result<(UnixStream, SocketAddr)> {
        let (stream, addr) = self.io.async_io(Interest::READABLE, || self.io.accept()).await?;
        Ok((UnixStream::new(stream)?, SocketAddr(addr)))
    }

    pub fn poll_accept(&self, cx: &mut Context<'_>) -> Poll<io::Result<(UnixStream, SocketAddr)>> {
        let (stream, addr) = ready!(self.io.poll_io(cx, Interest::READABLE, || self.io.accept()))?;
        Poll::Ready(Ok((UnixStream::new(stream)?, SocketAddr(addr))))
    }
}

descriptor!(UnixListener);

impl TryFrom<net::UnixListener> for UnixListener {
    type Error = io::Error;

    fn try_from(listener: net::UnixListener) -> io::Result<UnixListener> {
        UnixListener::from_std(listener)
    }
}

impl fmt::Debug for UnixListener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.io, f)
    }
}
