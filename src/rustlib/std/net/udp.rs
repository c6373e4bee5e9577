//! UDP.
use super::socket::{self, common, timeouts, Socket};
use super::tcp::{kind_for, parse};
use super::{each_address, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};
use crate::fmt;
use crate::io;
use crate::prelude::rust_2021::*;

/// A UDP socket.
pub struct UdpSocket {
    inner: Socket,
}

common!(UdpSocket);
timeouts!(UdpSocket);

fn first<A: ToSocketAddrs>(addr: A) -> io::Result<SocketAddr> {
    match addr.to_socket_addrs()?.next() {
        Some(addr) => Ok(addr),
        None => Err(io::Error::new(io::ErrorKind::InvalidInput, "no addresses to send data to")),
    }
}

impl UdpSocket {
    /// Creates a UDP socket from the given address.
    pub fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<UdpSocket> {
        each_address(addr, |addr| {
            let inner = Socket::new(kind_for(addr, socket::UDP))?;
            inner.bind(&addr.to_string())?;
            Ok(UdpSocket { inner })
        })
    }
    /// Receives a single datagram message on the socket.
    pub fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        let (n, from) = self.inner.recv_from(buf, false)?;
        Ok((n, parse(from)?))
    }
    /// Receives a single datagram message on the socket, without removing it from the queue.
    pub fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        let (n, from) = self.inner.recv_from(buf, true)?;
        Ok((n, parse(from)?))
    }
    /// Sends data on the socket to the given address.
    pub fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], addr: A) -> io::Result<usize> { self.inner.send(buf, &first(addr)?.to_string()) }
    /// Returns the socket address of the remote peer this socket was connected to.
    pub fn peer_addr(&self) -> io::Result<SocketAddr> { parse(self.inner.name(true)?) }
    /// Returns the socket address that this socket was created from.
    pub fn local_addr(&self) -> io::Result<SocketAddr> { parse(self.inner.name(false)?) }
    /// Connects this UDP socket to a remote address.
    pub fn connect<A: ToSocketAddrs>(&self, addr: A) -> io::Result<()> {
        each_address(addr, |addr| self.inner.connect(&addr.to_string(), u64::MAX))
    }
    /// Sends data on the socket to the remote address to which it is connected.
    pub fn send(&self, buf: &[u8]) -> io::Result<usize> { self.inner.send(buf, "") }
    /// Receives a single datagram message on the socket from the remote address to which it is connected.
    pub fn recv(&self, buf: &mut [u8]) -> io::Result<usize> { self.inner.recv(buf, false) }
    /// Receives a single datagram on the socket from the remote address to which it is connected, without removing it.
    pub fn peek(&self, buf: &mut [u8]) -> io::Result<usize> { self.inner.recv(buf, true) }
    /// Sets the value of the `SO_BROADCAST` option for this socket.
    pub fn set_broadcast(&self, broadcast: bool) -> io::Result<()> { self.inner.set_option("broadcast", broadcast as i64) }
    /// Gets the value of the `SO_BROADCAST` option for this socket.
    pub fn broadcast(&self) -> io::Result<bool> { Ok(self.inner.option("broadcast")? != 0) }
    /// Sets the value of the `IP_MULTICAST_LOOP` option for this socket.
    pub fn set_multicast_loop_v4(&self, on: bool) -> io::Result<()> { self.inner.set_option("multicast_loop", on as i64) }
    /// Gets the value of the `IP_MULTICAST_LOOP` option for this socket.
    pub fn multicast_loop_v4(&self) -> io::Result<bool> { Ok(self.inner.option("multicast_loop")? != 0) }
    /// Sets the value of the `IP_MULTICAST_TTL` option for this socket.
    pub fn set_multicast_ttl_v4(&self, ttl: u32) -> io::Result<()> { self.inner.set_option("multicast_ttl", ttl as i64) }
    /// Gets the value of the `IP_MULTICAST_TTL` option for this socket.
    pub fn multicast_ttl_v4(&self) -> io::Result<u32> { Ok(self.inner.option("multicast_ttl")? as u32) }
    /// Sets the value of the `IPV6_MULTICAST_LOOP` option for this socket.
    pub fn set_multicast_loop_v6(&self, on: bool) -> io::Result<()> { self.inner.set_option("multicast_loop_v6", on as i64) }
    /// Gets the value of the `IPV6_MULTICAST_LOOP` option for this socket.
    pub fn multicast_loop_v6(&self) -> io::Result<bool> { Ok(self.inner.option("multicast_loop_v6")? != 0) }
    /// Sets the value for the `IP_TTL` option on this socket.
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()> { self.inner.set_option("ttl", ttl as i64) }
    /// Gets the value of the `IP_TTL` option for this socket.
    pub fn ttl(&self) -> io::Result<u32> { Ok(self.inner.option("ttl")? as u32) }
    /// Executes an operation of the `IP_ADD_MEMBERSHIP` type.
    pub fn join_multicast_v4(&self, _multiaddr: &Ipv4Addr, _interface: &Ipv4Addr) -> io::Result<()> { Ok(()) }
    /// Executes an operation of the `IPV6_ADD_MEMBERSHIP` type.
    pub fn join_multicast_v6(&self, _multiaddr: &Ipv6Addr, _interface: u32) -> io::Result<()> { Ok(()) }
    /// Executes an operation of the `IP_DROP_MEMBERSHIP` type.
    pub fn leave_multicast_v4(&self, _multiaddr: &Ipv4Addr, _interface: &Ipv4Addr) -> io::Result<()> { Ok(()) }
    /// Executes an operation of the `IPV6_DROP_MEMBERSHIP` type.
    pub fn leave_multicast_v6(&self, _multiaddr: &Ipv6Addr, _interface: u32) -> io::Result<()> { Ok(()) }
}
impl fmt::Debug for UdpSocket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("UdpSocket");
        if let Ok(addr) = self.local_addr() {
            out.field("addr", &addr);
        }
        out.field("fd", &crate::os::fd::AsRawFd::as_raw_fd(self)).finish()
    }
}
