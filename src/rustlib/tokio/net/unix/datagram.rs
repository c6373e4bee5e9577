//! `UnixDatagram`.
use super::socketaddr::SocketAddr;
use crate::io::poll_evented::{check_nonblocking, descriptor, readiness, PollEvented};
use crate::io::{Interest, ReadBuf};
use bytes::BufMut;
use std::fmt;
use std::io;
use std::net::Shutdown;
use std::os::fd::{AsFd, AsRawFd};
use std::os::unix::net;
use std::path::Path;
use std::task::{Context, Poll};

/// A Unix socket for datagrams.
pub struct UnixDatagram {
    io: PollEvented<net::UnixDatagram>,
}

impl UnixDatagram {
    #[track_caller]
    pub(super) fn new(std: net::UnixDatagram) -> io::Result<UnixDatagram> {
        std.set_nonblocking(true)?;
        Ok(UnixDatagram { io: PollEvented::new(std)? })
    }

    #[track_caller]
    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixDatagram> {
        UnixDatagram::new(net::UnixDatagram::bind(path)?)
    }

    /// Two connected ones.
    #[track_caller]
    pub fn pair() -> io::Result<(UnixDatagram, UnixDatagram)> {
        let (a, b) = net::UnixDatagram::pair()?;
        Ok((UnixDatagram::new(a)?, UnixDatagram::new(b)?))
    }

    /// Without an address.
    #[track_caller]
    pub fn unbound() -> io::Result<UnixDatagram> {
        UnixDatagram::new(net::UnixDatagram::unbound()?)
    }

    /// A socket of the standard library; it must not block.
    #[track_caller]
    pub fn from_std(datagram: net::UnixDatagram) -> io::Result<UnixDatagram> {
        check_nonblocking(&datagram);
        Ok(UnixDatagram { io: PollEvented::new(datagram)? })
    }

    /// The socket of the standard library; it still does not block.
    pub fn into_std(self) -> io::Result<net::UnixDatagram> {
        Ok(self.io.into_inner())
    }

    /// From now on the peer of `send`.
    pub fn connect<P: AsRef<Path>>(&self, path: P) -> io::Result<()> {
        self.io.connect(path)
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.io.local_addr().map(SocketAddr)
    }

    pub fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.io.peer_addr().map(SocketAddr)
    }

    pub fn take_error(&self) -> io::Result<Option<io::Error>> {
        self.io.take_error()
    }

    pub fn shutdown(&self, how: Shutdown) -> io::Result<()> {
        self.io.shutdown(how)
    }

    readiness!();
    readiness!(readable);
    readiness!(writable);
    readiness!(poll poll_recv_ready READABLE);
    readiness!(poll poll_send_ready WRITABLE);

    /// Sends to the peer. Cancel safe.
    pub async fn send(&self, buf: &[u8]) -> io::Result<usize> {
        self.io.async_io(Interest::WRITABLE, || self.io.send(buf)).await
    }

    pub fn poll_send(&self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.io.poll_io(cx, Interest::WRITABLE, || self.io.send(buf))
    }

    pub fn try_send(&self, buf: &[u8]) -> io::Result<usize> {
        self.io.try_io(Interest::WRITABLE, || self.io.send(buf))
    }

    /// Sends to the socket at a path. Cancel safe.
    pub async fn send_to<P: AsRef<Path>>(&self, buf: &[u8], target: P) -> io::Result<usize> {
        self.io.async_io(Interest::WRITABLE, || self.io.send_to(buf, target.as_ref())).await
    }

    pub fn poll_send_to<P: AsRef<Path>>(&self, cx: &mut Context<'_>, buf: &[u8], target: P) -> Poll<io::Result<usize>> {
        self.io.poll_io(cx, Interest::WRITABLE, || self.io.send_to(buf, target.as_ref()))
    }

    pub fn try_send_to<P: AsRef<Path>>(&self, buf: &[u8], target: P) -> io::Result<usize> {
        self.io.try_io(Interest::WRITABLE, || self.io.send_to(buf, target.as_ref()))
    }

    /// Receives. Cancel safe.
    pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {
        self.io.async_io(Interest::READABLE, || self.io.recv(buf)).await
    }

    pub fn poll_recv(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let n = ready!(self.io.poll_io(cx, Interest::READABLE, || self.io.recv(buf.initialize_unfilled())))?;
        buf.advance(n);
        Poll::Ready(Ok(()))
    }

    pub fn try_recv(&self, buf: &mut [u8]) -> io::Result<usize> {
        self.io.try_io(Interest::READABLE, || self.io.recv(buf))
    }

    /// Receives to the end of a growable buffer. Cancel safe.
    pub async fn recv_buf<B: BufMut>(&self, buf: &mut B) -> io::Result<usize> {
        let mut room = vec![0; buf.chunk_mut().len()];
        let n = self.recv(&mut room).await?;
        buf.put_slice(&room[..n]);
        Ok(n)
    }

    pub fn try_recv_buf<B: BufMut>(&self, buf: &mut B) -> io::Result<usize> {
        let mut room = vec![0; buf.chunk_mut().len()];
        let n = self.try_recv(&mut room)?;
        buf.put_slice(&room[..n]);
        Ok(n)
    }

    fn receive(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        let (n, from) = self.io.recv_from(buf)?;
        Ok((n, SocketAddr(from)))
    }

    /// Receives, and tells from whom. Cancel safe.
    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        self.io.async_io(Interest::READABLE, || self.receive(buf)).await
    }

    pub fn poll_recv_from(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<SocketAddr>> {
        let (n, from) = ready!(self.io.poll_io(cx, Interest::READABLE, || self.receive(buf.initialize_unfilled())))?;
        buf.advance(n);
        Poll::Ready(Ok(from))
    }

    pub fn try_recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        self.io.try_io(Interest::READABLE, || self.receive(buf))
    }

    /// Receives to the end of a growable buffer, and tells from whom. Cancel safe.
    pub async fn recv_buf_from<B: BufMut>(&self, buf: &mut B) -> io::Result<(usize, SocketAddr)> {
        let mut room = vec![0; buf.chunk_mut().len()];
        let (n, from) = self.recv_from(&mut room).await?;
        buf.put_slice(&room[..n]);
        Ok((n, from))
    }

    pub fn try_recv_buf_from<B: BufMut>(&self, buf: &mut B) -> io::Result<(usize, SocketAddr)> {
        let mut room = vec![0; buf.chunk_mut().len()];
        let (n, from) = self.try_recv_from(&mut room)?;
        buf.put_slice(&room[..n]);
        Ok((n, from))
    }
}

descriptor!(UnixDatagram);

impl TryFrom<net::UnixDatagram> for UnixDatagram {
    type Error = io::Error;

    fn try_from(datagram: net::UnixDatagram) -> io::Result<UnixDatagram> {
        UnixDatagram::from_std(datagram)
    }
}

impl fmt::Debug for UnixDatagram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.io, f)
    }
}
