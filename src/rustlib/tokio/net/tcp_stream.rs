//! TCP: listeners and connections.
use super::addr::{no_address, to_addrs, ToSocketAddrs};
use super::loopback::{self, Listener, Socket};
use super::tcp_split::{self, OwnedReadHalf, OwnedWriteHalf, ReadHalf, WriteHalf};
use crate::io::{AsyncRead, AsyncWrite, ReadBuf};
use crate::runtime::io::{READABLE, WRITABLE};
use crate::task::coop;
use std::fmt;
use std::io;
use std::net::{Shutdown, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// A connection.
pub struct TcpStream {
    socket: Socket,
}

/// Waits for connections.
pub struct TcpListener {
    inner: Arc<Listener>,
}

fn would_block() -> io::Error {
    io::ErrorKind::WouldBlock.into()
}

impl TcpListener {
    /// Listens at an address; port 0 takes a free one.
    pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<TcpListener> {
        let mut last = None;
        for addr in to_addrs(addr).await? {
            match loopback::listen(addr) {
                Ok(inner) => return Ok(TcpListener { inner }),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(no_address))
    }

    /// The next connection. Cancel safe.
    pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        loop {
            self.inner.io.wait(READABLE).await;
            std::future::poll_fn(coop_unit).await;
            if let Some(accepted) = self.try_accept() {
                return Ok(accepted);
            }
        }
    }

    fn try_accept(&self) -> Option<(TcpStream, SocketAddr)> {
        let next = self.inner.queue.get().pop_front();
        match next {
            Some(incoming) => {
                let peer = incoming.peer;
                Some((TcpStream { socket: incoming.accept(self.inner.addr) }, peer))
            }
            None => {
                self.inner.io.clear(READABLE);
                None
            }
        }
    }

    pub fn poll_accept(&self, cx: &mut Context<'_>) -> Poll<io::Result<(TcpStream, SocketAddr)>> {
        loop {
            ready!(self.inner.io.poll_ready(cx, READABLE));
            if let Some(accepted) = self.try_accept() {
                return Poll::Ready(Ok(accepted));
            }
        }
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.inner.addr)
    }
}

fn coop_unit(cx: &mut Context<'_>) -> Poll<()> {
    let unit = ready!(coop::poll_proceed(cx));
    unit.made_progress();
    Poll::Ready(())
}

impl Drop for TcpListener {
    fn drop(&mut self) {
        loopback::unlisten(&self.inner);
    }
}

impl fmt::Debug for TcpListener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TcpListener").field("addr", &self.inner.addr).finish()
    }
}

impl TcpStream {
    /// Connects; complete as soon as somebody listens there, even before it accepts.
    pub async fn connect<A: ToSocketAddrs>(addr: A) -> io::Result<TcpStream> {
        let mut last = None;
        for addr in to_addrs(addr).await? {
            match loopback::connect(addr) {
                Ok(socket) => {
                    socket.io.wait(WRITABLE).await;
                    return Ok(TcpStream { socket });
                }
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(no_address))
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.socket.local)
    }

    pub fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.socket.peer)
    }

    pub fn nodelay(&self) -> io::Result<bool> {
        Ok(self.socket.nodelay.get())
    }

    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {
        self.socket.nodelay.set(nodelay);
        Ok(())
    }

    /// Waits until there may be something to read.
    pub async fn readable(&self) -> io::Result<()> {
        self.socket.io.wait(READABLE).await;
        Ok(())
    }

    /// Waits until something may be written.
    pub async fn writable(&self) -> io::Result<()> {
        self.socket.io.wait(WRITABLE).await;
        Ok(())
    }

    /// Reads what is there.
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {
        if !self.socket.io.is_ready(READABLE) {
            return Err(would_block());
        }
        self.read_now(buf, false)
    }

    /// Writes what there is room for.
    pub fn try_write(&self, buf: &[u8]) -> io::Result<usize> {
        if !self.socket.io.is_ready(WRITABLE) {
            return Err(would_block());
        }
        self.write_now(buf)
    }

    /// Looks at what can be read. Cancel safe.
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {
        loop {
            self.socket.io.wait(READABLE).await;
            match self.read_now(buf, true) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                other => return other,
            }
        }
    }

    fn read_now(&self, buf: &mut [u8], peek: bool) -> io::Result<usize> {
        match self.socket.incoming.read(buf.len(), peek) {
            Some(bytes) => {
                buf[..bytes.len()].copy_from_slice(&bytes);
                if !bytes.is_empty() && bytes.len() < buf.len() && !peek {
                    self.socket.io.clear(READABLE);
                    self.rearm();
                }
                Ok(bytes.len())
            }
            None => {
                self.socket.io.clear(READABLE);
                Err(would_block())
            }
        }
    }

    /// A short read clears the readiness; the end of the stream must still be seen.
    fn rearm(&self) {
        if self.socket.incoming.ended.get() {
            self.socket.io.post(READABLE);
        }
    }

    fn write_now(&self, buf: &[u8]) -> io::Result<usize> {
        match self.socket.outgoing.write(buf)? {
            Some(n) => Ok(n),
            None => {
                self.socket.io.clear(WRITABLE);
                Err(would_block())
            }
        }
    }

    pub(super) fn poll_read_priv(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let unit = ready!(coop::poll_proceed(cx));
        loop {
            ready!(self.socket.io.poll_ready(cx, READABLE));
            let result = {
                let dst = buf.initialize_unfilled();
                self.read_now(dst, false)
            };
            match result {
                Ok(n) => {
                    unit.made_progress();
                    buf.advance(n);
                    return Poll::Ready(Ok(()));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
    }

    pub(super) fn poll_write_priv(&self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let unit = ready!(coop::poll_proceed(cx));
        loop {
            ready!(self.socket.io.poll_ready(cx, WRITABLE));
            match self.write_now(buf) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                other => {
                    unit.made_progress();
                    return Poll::Ready(other);
                }
            }
        }
    }

    pub(super) fn shutdown_std(&self, how: Shutdown) -> io::Result<()> {
        if how != Shutdown::Read {
            self.socket.outgoing.end();
        }
        Ok(())
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

impl AsyncRead for TcpStream {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.poll_read_priv(cx, buf)
    }
}

impl AsyncWrite for TcpStream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.poll_write_priv(cx, buf)
    }

    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(self.shutdown_std(Shutdown::Write))
    }
}

impl fmt::Debug for TcpStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TcpStream").field("addr", &self.socket.local).field("peer", &self.socket.peer).finish()
    }
}

/// A socket that is not connected yet.
#[derive(Debug)]
pub struct TcpSocket {
    addr: std::cell::Cell<Option<SocketAddr>>,
}

unsafe impl Sync for TcpSocket {}

impl TcpSocket {
    pub fn new_v4() -> io::Result<TcpSocket> {
        Ok(TcpSocket { addr: std::cell::Cell::new(None) })
    }

    pub fn new_v6() -> io::Result<TcpSocket> {
        TcpSocket::new_v4()
    }

    pub fn set_reuseaddr(&self, _reuseaddr: bool) -> io::Result<()> {
        Ok(())
    }

    pub fn bind(&self, addr: SocketAddr) -> io::Result<()> {
        self.addr.set(Some(addr));
        Ok(())
    }

    pub async fn connect(self, addr: SocketAddr) -> io::Result<TcpStream> {
        TcpStream::connect(addr).await
    }

    pub fn listen(self, _backlog: u32) -> io::Result<TcpListener> {
        match self.addr.get() {
            Some(addr) => Ok(TcpListener { inner: loopback::listen(addr)? }),
            None => Err(io::ErrorKind::InvalidInput.into()),
        }
    }
}
