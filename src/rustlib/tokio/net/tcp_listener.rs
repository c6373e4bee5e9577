//! `TcpListener`, `TcpSocket`.
use super::addr::{no_address, to_addrs, ToSocketAddrs};
use super::loopback;
use super::tcp_socket::{Endpoint, Listening};
use super::tcp_stream::{self, TcpStream};
use crate::io::Interest;
use crate::util::Flag;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::task::{Context, Poll};

/// Connections that wait to be accepted, if nothing else is said.
const BACKLOG: usize = 1024;

/// Waits for connections.
pub struct TcpListener {
    inner: Arc<Listening>,
    ttl: Flag<u32>,
}

fn accepted(end: Arc<Endpoint>) -> (TcpStream, SocketAddr) {
    let peer = end.peer_addr;
    (TcpStream::new(end), peer)
}

impl TcpListener {
    /// Listens at the first address that is free; port 0 takes a free one.
    pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<TcpListener> {
        let mut last = None;
        for addr in to_addrs(addr).await? {
            match TcpListener::listen(addr, BACKLOG) {
                Ok(listener) => return Ok(listener),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(no_address))
    }

    fn listen(addr: SocketAddr, backlog: usize) -> io::Result<TcpListener> {
        Ok(TcpListener { inner: loopback::listen(addr, backlog)?, ttl: Flag::new(64) })
    }

    #[unsupported = "tokio::net::TcpListener::from_std: sockets of the standard library"]
    pub fn from_std(_listener: std::net::TcpListener) -> io::Result<TcpListener> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// The next connection. Cancel safe.
    pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        let end = self.inner.io.async_io(Interest::READABLE, || self.inner.accept()).await?;
        Ok(accepted(end))
    }

    pub fn poll_accept(&self, cx: &mut Context<'_>) -> Poll<io::Result<(TcpStream, SocketAddr)>> {
        let end = ready!(self.inner.io.poll_io(cx, Interest::READABLE, || self.inner.accept()))?;
        Poll::Ready(Ok(accepted(end)))
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.inner.addr)
    }

    pub fn ttl(&self) -> io::Result<u32> {
        Ok(self.ttl.get())
    }

    pub fn set_ttl(&self, ttl: u32) -> io::Result<()> {
        self.ttl.set(ttl);
        Ok(())
    }
}

impl Drop for TcpListener {
    fn drop(&mut self) {
        loopback::unlisten(&self.inner);
        self.inner.close();
    }
}

impl fmt::Debug for TcpListener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TcpListener").field("addr", &self.inner.addr).finish_non_exhaustive()
    }
}

/// A socket that neither listens nor is connected yet.
#[derive(Debug)]
pub struct TcpSocket {
    addr: std::sync::Mutex<Option<SocketAddr>>,
    v4: bool,
}

impl TcpSocket {
    pub fn new_v4() -> io::Result<TcpSocket> {
        Ok(TcpSocket { addr: std::sync::Mutex::new(None), v4: true })
    }

    pub fn new_v6() -> io::Result<TcpSocket> {
        Ok(TcpSocket { addr: std::sync::Mutex::new(None), v4: false })
    }

    fn bound(&self) -> Option<SocketAddr> {
        match self.addr.lock() {
            Ok(addr) => *addr,
            Err(poisoned) => *poisoned.into_inner(),
        }
    }

    pub fn set_reuseaddr(&self, _reuseaddr: bool) -> io::Result<()> {
        Ok(())
    }

    pub fn set_reuseport(&self, _reuseport: bool) -> io::Result<()> {
        Ok(())
    }

    pub fn set_keepalive(&self, _keepalive: bool) -> io::Result<()> {
        Ok(())
    }

    pub fn set_nodelay(&self, _nodelay: bool) -> io::Result<()> {
        Ok(())
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.bound().unwrap_or_else(|| {
            let any = if self.v4 { "0.0.0.0:0" } else { "[::]:0" };
            any.parse().unwrap()
        }))
    }

    pub fn bind(&self, addr: SocketAddr) -> io::Result<()> {
        if addr.is_ipv4() != self.v4 {
            return Err(io::Error::from_raw_os_error(if self.v4 { 97 } else { 22 }));
        }
        if let Ok(mut bound) = self.addr.lock() {
            *bound = Some(addr);
        }
        Ok(())
    }

    pub async fn connect(self, addr: SocketAddr) -> io::Result<TcpStream> {
        tcp_stream::connect(addr, self.bound()).await
    }

    pub fn listen(self, backlog: u32) -> io::Result<TcpListener> {
        TcpListener::listen(self.local_addr()?, backlog as usize)
    }
}
