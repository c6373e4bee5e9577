//! TCP.
use super::socket::{self, byte_stream, common, timeouts, Socket};
use super::{each_address, Shutdown, SocketAddr, ToSocketAddrs};
use crate::fmt;
use crate::io;
use crate::iter::FusedIterator;
use crate::prelude::rust_2021::*;
use crate::time::Duration;

/// Connections that wait to be accepted.
const BACKLOG: u32 = 128;

/// A TCP stream between a local and a remote socket.
pub struct TcpStream {
    inner: Socket,
}
/// A TCP socket server, listening for connections.
pub struct TcpListener {
    inner: Socket,
}
/// An iterator that infinitely accepts connections.
#[derive(Debug)]
pub struct Incoming<'a> {
    listener: &'a TcpListener,
}
/// An iterator that infinitely accepts connections; it owns the listener.
#[derive(Debug)]
pub struct IntoIncoming {
    listener: TcpListener,
}

common!(TcpStream);
common!(TcpListener);
timeouts!(TcpStream);
byte_stream!(TcpStream);

pub(crate) fn kind_for(addr: &SocketAddr, base: u32) -> u32 { base + addr.is_ipv6() as u32 }
pub(crate) fn parse(name: String) -> io::Result<SocketAddr> {
    name.parse().map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))
}

impl TcpStream {
    /// Opens a TCP connection to a remote host.
    pub fn connect<A: ToSocketAddrs>(addr: A) -> io::Result<TcpStream> {
        each_address(addr, |addr| {
            let inner = Socket::new(kind_for(addr, socket::TCP))?;
            inner.connect(&addr.to_string(), u64::MAX)?;
            Ok(TcpStream { inner })
        })
    }
    /// Opens a TCP connection to a remote host with a timeout.
    pub fn connect_timeout(addr: &SocketAddr, timeout: Duration) -> io::Result<TcpStream> {
        if timeout.is_zero() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "cannot set a 0 duration timeout"));
        }
        let inner = Socket::new(kind_for(addr, socket::TCP))?;
        inner.connect(&addr.to_string(), timeout.as_nanos() as u64)?;
        Ok(TcpStream { inner })
    }
    /// Returns the socket address of the remote peer of this TCP connection.
    pub fn peer_addr(&self) -> io::Result<SocketAddr> { parse(self.inner.name(true)?) }
    /// Returns the socket address of the local half of this TCP connection.
    pub fn local_addr(&self) -> io::Result<SocketAddr> { parse(self.inner.name(false)?) }
    /// Shuts down the read, write, or both halves of this connection.
    pub fn shutdown(&self, how: Shutdown) -> io::Result<()> { self.inner.shutdown(how) }
    /// Receives data on the socket without removing it from the input queue.
    pub fn peek(&self, buf: &mut [u8]) -> io::Result<usize> { self.inner.recv(buf, true) }
    /// Sets the value of the `TCP_NODELAY` option on this socket.
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> { self.inner.set_option("nodelay", nodelay as i64) }
    /// Gets the value of the `TCP_NODELAY` option on this socket.
    pub fn nodelay(&self) -> io::Result<bool> { Ok(self.inner.option("nodelay")? != 0) }
    /// Sets the value for the `IP_TTL` option on this socket.
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()> { self.inner.set_option("ttl", ttl as i64) }
    /// Gets the value of the `IP_TTL` option for this socket.
    pub fn ttl(&self) -> io::Result<u32> { Ok(self.inner.option("ttl")? as u32) }
}
impl fmt::Debug for TcpStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("TcpStream");
        if let Ok(addr) = self.local_addr() {
            out.field("addr", &addr);
        }
        if let Ok(peer) = self.peer_addr() {
            out.field("peer", &peer);
        }
        out.field("fd", &crate::os::fd::AsRawFd::as_raw_fd(self)).finish()
    }
}

impl TcpListener {
    /// Creates a new `TcpListener` which will be bound to the specified address.
    pub fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<TcpListener> {
        each_address(addr, |addr| {
            let inner = Socket::new(kind_for(addr, socket::TCP))?;
            inner.set_option("reuseaddr", 1)?;
            inner.bind(&addr.to_string())?;
            inner.listen(BACKLOG)?;
            Ok(TcpListener { inner })
        })
    }
    /// Returns the local socket address of this listener.
    pub fn local_addr(&self) -> io::Result<SocketAddr> { parse(self.inner.name(false)?) }
    /// Accepts a new incoming connection from this listener.
    pub fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        let stream = TcpStream { inner: self.inner.accept()? };
        // The peer may be gone already: its name is known all the same.
        let peer = match stream.peer_addr() {
            Ok(peer) => peer,
            Err(_) => SocketAddr::from(([127, 0, 0, 1], 0)),
        };
        Ok((stream, peer))
    }
    /// Returns an iterator over the connections being received on this listener.
    pub fn incoming(&self) -> Incoming<'_> { Incoming { listener: self } }
    /// Turns this into an iterator over the connections being received on this listener.
    pub fn into_incoming(self) -> IntoIncoming { IntoIncoming { listener: self } }
    /// Sets the value for the `IP_TTL` option on this socket.
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()> { self.inner.set_option("ttl", ttl as i64) }
    /// Gets the value of the `IP_TTL` option for this socket.
    pub fn ttl(&self) -> io::Result<u32> { Ok(self.inner.option("ttl")? as u32) }
}
impl fmt::Debug for TcpListener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("TcpListener");
        if let Ok(addr) = self.local_addr() {
            out.field("addr", &addr);
        }
        out.field("fd", &crate::os::fd::AsRawFd::as_raw_fd(self)).finish()
    }
}
impl<'a> Iterator for Incoming<'a> {
    type Item = io::Result<TcpStream>;
    fn next(&mut self) -> Option<io::Result<TcpStream>> { Some(self.listener.accept().map(|p| p.0)) }
}
impl FusedIterator for Incoming<'_> {}
impl Iterator for IntoIncoming {
    type Item = io::Result<TcpStream>;
    fn next(&mut self) -> Option<io::Result<TcpStream>> { Some(self.listener.accept().map(|p| p.0)) }
}
impl FusedIterator for IntoIncoming {}
