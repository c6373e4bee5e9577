//! `TcpListener`.
use super::addr::{no_address, to_addrs, ToSocketAddrs};
use super::tcp_stream::TcpStream;
use crate::io::poll_evented::{check_nonblocking, descriptor, PollEvented};
use crate::io::Interest;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::os::fd::{AsFd, AsRawFd};
use std::task::{Context, Poll};

/// Waits for connections.
pub struct TcpListener {
    io: PollEvented<std::net::TcpListener>,
}

impl TcpListener {
    /// Listens at the first address that is free; port 0 takes a free one.
    pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<TcpListener> {
        let mut last = None;
        for addr in to_addrs(addr).await? {
            match std::net::TcpListener::bind(addr) {
                Ok(listener) => return TcpListener::new(listener),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(no_address))
    }

    #[track_caller]
    pub(super) fn new(std: std::net::TcpListener) -> io::Result<TcpListener> {
        std.set_nonblocking(true)?;
        Ok(TcpListener { io: PollEvented::new(std)? })
    }

    /// A listener of the standard library; it must not block.
    #[track_caller]
    pub fn from_std(listener: std::net::TcpListener) -> io::Result<TcpListener> {
        check_nonblocking(&listener);
        Ok(TcpListener { io: PollEvented::new(listener)? })
    }

    /// The listener of the standard library; it still does not block.
    pub fn into_std(self) -> io::Result<std::net::TcpListener> {
        Ok(self.io.into_inner())
    }

    /// The next connection. Cancel safe.
    pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        let (stream, addr) = self.io.async_io(Interest::READABLE, || self.io.accept()).await?;
        Ok((TcpStream::new(stream)?, addr))
    }

    pub fn poll_accept(&self, cx: &mut Context<'_>) -> Poll<io::Result<(TcpStream, SocketAddr)>> {
        let (stream, addr) = ready!(self.io.poll_io(cx, Interest::READABLE, || self.io.accept()))?;
        Poll::Ready(Ok((TcpStream::new(stream)?, addr)))
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.io.local_addr()
    }

    pub fn ttl(&self) -> io::Result<u32> {
        self.io.ttl()
    }

    pub fn set_ttl(&self, ttl: u32) -> io::Result<()> {
        self.io.set_ttl(ttl)
    }
}

descriptor!(TcpListener);

impl TryFrom<std::net::TcpListener> for TcpListener {
    type Error = io::Error;

    fn try_from(listener: std::net::TcpListener) -> io::Result<TcpListener> {
        TcpListener::from_std(listener)
    }
}

impl fmt::Debug for TcpListener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.io, f)
    }
}
