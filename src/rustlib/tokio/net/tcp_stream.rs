//! `TcpStream`.
use super::addr::{no_address, to_addrs, ToSocketAddrs};
use super::loopback;
use super::tcp_socket::Endpoint;
use super::tcp_split::{self, OwnedReadHalf, OwnedWriteHalf, ReadHalf, WriteHalf};
use crate::io::{AsyncRead, AsyncWrite, Interest, ReadBuf, Ready};
use std::fmt;
use std::io::{self, IoSlice};
use std::net::{Shutdown, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

/// A connection.
pub struct TcpStream {
    end: Arc<Endpoint>,
}

/// Waits until the connection is made, or refused.
pub(super) async fn connect(addr: SocketAddr, from: Option<SocketAddr>) -> io::Result<TcpStream> {
    let stream = TcpStream { end: loopback::connect(addr, from)? };
    std::future::poll_fn(|cx| stream.end.scheduled().poll_ready_budgeted(cx, Interest::WRITABLE)).await?;
    match stream.end.take_error() {
        Some(error) => Err(error),
        None => Ok(stream),
    }
}

impl TcpStream {
    pub(super) fn new(end: Arc<Endpoint>) -> TcpStream {
        TcpStream { end }
    }

    /// Connects to the first address that answers; complete as soon as somebody listens there, even before it accepts.
    pub async fn connect<A: ToSocketAddrs>(addr: A) -> io::Result<TcpStream> {
        let mut last = None;
        for addr in to_addrs(addr).await? {
            match connect(addr, None).await {
                Ok(stream) => return Ok(stream),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(no_address))
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.end.local)
    }

    pub fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.end.peer_addr)
    }

    pub fn take_error(&self) -> io::Result<Option<io::Error>> {
        Ok(self.end.take_error())
    }

    pub fn nodelay(&self) -> io::Result<bool> {
        Ok(self.end.nodelay.get())
    }

    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {
        self.end.nodelay.set(nodelay);
        Ok(())
    }

    pub fn ttl(&self) -> io::Result<u32> {
        Ok(self.end.ttl.get())
    }

    pub fn set_ttl(&self, ttl: u32) -> io::Result<()> {
        self.end.ttl.set(ttl);
        Ok(())
    }

    pub fn linger(&self) -> io::Result<Option<Duration>> {
        Ok(None)
    }

    #[unsupported = "TcpStream::set_linger"]
    pub fn set_linger(&self, _dur: Option<Duration>) -> io::Result<()> {
        Ok(())
    }

    #[unsupported = "tokio::net::TcpStream::from_std: sockets of the standard library"]
    pub fn from_std(_stream: std::net::TcpStream) -> io::Result<TcpStream> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Waits until one of these is possible; it may turn out that it is not.
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {
        self.end.scheduled().readiness(interest).await
    }

    /// Waits until there may be something to read. Cancel safe.
    pub async fn readable(&self) -> io::Result<()> {
        self.ready(Interest::READABLE).await?;
        Ok(())
    }

    /// Waits until something may be written. Cancel safe.
    pub async fn writable(&self) -> io::Result<()> {
        self.ready(Interest::WRITABLE).await?;
        Ok(())
    }

    pub fn poll_read_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.end.scheduled().poll_ready_budgeted(cx, Interest::READABLE)
    }

    pub fn poll_write_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.end.scheduled().poll_ready_budgeted(cx, Interest::WRITABLE)
    }

    /// Reads what is there.
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {
        self.end.scheduled().try_io(Interest::READABLE, || self.end.read(buf, false))
    }

    /// Writes what there is room for.
    pub fn try_write(&self, buf: &[u8]) -> io::Result<usize> {
        self.end.scheduled().try_io(Interest::WRITABLE, || self.end.write(buf))
    }

    pub fn try_write_vectored(&self, bufs: &[IoSlice<'_>]) -> io::Result<usize> {
        self.end.scheduled().try_io(Interest::WRITABLE, || self.end.write(&joined(bufs)))
    }

    /// Tries an operation of the user's own.
    pub fn try_io<R>(&self, interest: Interest, f: impl FnOnce() -> io::Result<R>) -> io::Result<R> {
        self.end.scheduled().try_io(interest, f)
    }

    /// Looks at what can be read. Cancel safe.
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {
        self.end.scheduled().async_io(Interest::READABLE, || self.end.read(buf, true)).await
    }

    pub fn poll_peek(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<usize>> {
        let end = &self.end;
        let n = ready!(end.scheduled().poll_io(cx, Interest::READABLE, || end.read(buf.initialize_unfilled(), true)))?;
        buf.advance(n);
        Poll::Ready(Ok(n))
    }

    pub(super) fn poll_read_priv(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let end = &self.end;
        let dst = buf.initialize_unfilled();
        let wanted = dst.len();
        let n = ready!(end.scheduled().poll_io(cx, Interest::READABLE, || end.read(&mut *dst, false)))?;
        end.scheduled().short(Interest::READABLE, n, wanted);
        buf.advance(n);
        Poll::Ready(Ok(()))
    }

    pub(super) fn poll_write_priv(&self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let end = &self.end;
        let n = ready!(end.scheduled().poll_io(cx, Interest::WRITABLE, || end.write(buf)))?;
        end.scheduled().short(Interest::WRITABLE, n, buf.len());
        Poll::Ready(Ok(n))
    }

    pub(super) fn poll_write_vectored_priv(&self, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        self.poll_write_priv(cx, &joined(bufs))
    }

    pub(super) fn shutdown_std(&self, how: Shutdown) -> io::Result<()> {
        if how != Shutdown::Write {
            self.end.end_read();
        }
        if how != Shutdown::Read {
            return self.end.end_write();
        }
        Ok(())
    }

    /// Not being connected any more is no error here.
    pub(super) fn end_write(&self) -> io::Result<()> {
        match self.shutdown_std(Shutdown::Write) {
            Err(error) if error.kind() == io::ErrorKind::NotConnected => Ok(()),
            result => result,
        }
    }

    /// A reader and a writer that borrow the connection.
    pub fn split<'a>(&'a mut self) -> (ReadHalf<'a>, WriteHalf<'a>) {
        tcp_split::split(self)
    }

    /// A reader and a writer that own the connection together.
    pub fn into_split(self) -> (OwnedReadHalf, OwnedWriteHalf) {
        tcp_split::into_split(self)
    }
}

fn joined(bufs: &[IoSlice<'_>]) -> Vec<u8> {
    let mut all = Vec::new();
    for buf in bufs {
        all.extend_from_slice(buf);
    }
    all
}

impl Drop for TcpStream {
    fn drop(&mut self) {
        self.end.close();
    }
}

impl AsyncRead for TcpStream {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.poll_read_priv(cx, buf)
    }
}

impl AsyncWrite for TcpStream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.poll_write_priv(cx, buf)
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        self.poll_write_vectored_priv(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(self.end_write())
    }
}

impl fmt::Debug for TcpStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TcpStream").field("addr", &self.end.local).field("peer", &self.end.peer_addr).finish_non_exhaustive()
    }
}
