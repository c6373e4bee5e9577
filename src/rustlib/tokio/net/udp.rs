//! UDP (NE-5).
use super::addr::{no_address, to_addrs, ToSocketAddrs};
use super::tcp_stream::check;
use crate::io::poll_evented::{check_nonblocking, descriptor, readiness, PollEvented};
use crate::io::{Interest, ReadBuf};
use bytes::BufMut;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::os::fd::{AsFd, AsRawFd};
use std::task::{Context, Poll};

/// A datagram socket.
pub struct UdpSocket {
    io: PollEvented<std::net::UdpSocket>,
}

/// Options that are passed on.
macro_rules! options {
    ($($get:ident $set:ident $t:ty;)*) => { $(
        pub fn $get(&self) -> io::Result<$t> {
            self.io.$get()
        }

        pub fn $set(&self, value: $t) -> io::Result<()> {
            self.io.$set(value)
        }
    )* };
}

impl UdpSocket {
    pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<UdpSocket> {
        let mut last = None;
        for addr in to_addrs(addr).await? {
            match std::net::UdpSocket::bind(addr) {
                Ok(socket) => {
                    socket.set_nonblocking(true)?;
                    return Ok(UdpSocket { io: PollEvented::new(socket)? });
                }
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(no_address))
    }

    /// A socket of the standard library; it must not block.
    #[track_caller]
    pub fn from_std(socket: std::net::UdpSocket) -> io::Result<UdpSocket> {
        check_nonblocking(&socket);
        Ok(UdpSocket { io: PollEvented::new(socket)? })
    }

    /// The socket of the standard library; it still does not block.
    pub fn into_std(self) -> io::Result<std::net::UdpSocket> {
        Ok(self.io.into_inner())
    }

    /// From now on the peer of `send` and `recv`.
    pub async fn connect<A: ToSocketAddrs>(&self, addr: A) -> io::Result<()> {
        let mut last = None;
        for addr in to_addrs(addr).await? {
            match self.io.connect(addr) {
                Ok(()) => return Ok(()),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(no_address))
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.io.local_addr()
    }

    pub fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.io.peer_addr()
    }

    pub fn take_error(&self) -> io::Result<Option<io::Error>> {
        self.io.take_error()
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

    /// Sends a datagram. Cancel safe.
    pub async fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], target: A) -> io::Result<usize> {
        let addrs = to_addrs(target).await?;
        match addrs.first() {
            Some(to) => self.io.async_io(Interest::WRITABLE, || self.io.send_to(buf, *to)).await,
            None => Err(io::Error::new(io::ErrorKind::InvalidInput, "no addresses to send data to")),
        }
    }

    pub fn poll_send_to(&self, cx: &mut Context<'_>, buf: &[u8], target: SocketAddr) -> Poll<io::Result<usize>> {
        self.io.poll_io(cx, Interest::WRITABLE, || self.io.send_to(buf, target))
    }

    pub fn try_send_to(&self, buf: &[u8], target: SocketAddr) -> io::Result<usize> {
        self.io.try_io(Interest::WRITABLE, || self.io.send_to(buf, target))
    }

    /// Receives from the peer. Cancel safe.
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

    /// Receives a datagram; what does not fit is lost. Cancel safe.
    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        self.io.async_io(Interest::READABLE, || self.io.recv_from(buf)).await
    }

    pub fn poll_recv_from(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<SocketAddr>> {
        let (n, from) = ready!(self.io.poll_io(cx, Interest::READABLE, || self.io.recv_from(buf.initialize_unfilled())))?;
        buf.advance(n);
        Poll::Ready(Ok(from))
    }

    pub fn try_recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        self.io.try_io(Interest::READABLE, || self.io.recv_from(buf))
    }

    /// Receives a datagram to the end of a growable buffer. Cancel safe.
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

    /// Looks at the next datagram. Cancel safe.
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {
        self.io.async_io(Interest::READABLE, || self.io.peek(buf)).await
    }

    pub fn poll_peek(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let n = ready!(self.io.poll_io(cx, Interest::READABLE, || self.io.peek(buf.initialize_unfilled())))?;
        buf.advance(n);
        Poll::Ready(Ok(()))
    }

    pub fn try_peek(&self, buf: &mut [u8]) -> io::Result<usize> {
        self.io.try_io(Interest::READABLE, || self.io.peek(buf))
    }

    /// Looks at the next datagram. Cancel safe.
    pub async fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        self.io.async_io(Interest::READABLE, || self.io.peek_from(buf)).await
    }

    pub fn poll_peek_from(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<SocketAddr>> {
        let (n, from) = ready!(self.io.poll_io(cx, Interest::READABLE, || self.io.peek_from(buf.initialize_unfilled())))?;
        buf.advance(n);
        Poll::Ready(Ok(from))
    }

    pub fn try_peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        self.io.try_io(Interest::READABLE, || self.io.peek_from(buf))
    }

    /// Who sent the next datagram. Cancel safe.
    pub async fn peek_sender(&self) -> io::Result<SocketAddr> {
        Ok(self.peek_from(&mut []).await?.1)
    }

    pub fn poll_peek_sender(&self, cx: &mut Context<'_>) -> Poll<io::Result<SocketAddr>> {
        self.poll_peek_from(cx, &mut ReadBuf::new(&mut []))
    }

    pub fn try_peek_sender(&self) -> io::Result<SocketAddr> {
        Ok(self.try_peek_from(&mut [])?.1)
    }

    options! {
        broadcast set_broadcast bool;
        multicast_loop_v4 set_multicast_loop_v4 bool;
        multicast_ttl_v4 set_multicast_ttl_v4 u32;
        multicast_loop_v6 set_multicast_loop_v6 bool;
        ttl set_ttl u32;
    }

    fn option(&self, name: &str) -> u32 {
        crate::sim::net_option(self.as_raw_fd() as i64, name, 0, false) as u32
    }

    fn set_option(&self, name: &str, value: u32) -> io::Result<()> {
        check(crate::sim::net_option(self.as_raw_fd() as i64, name, value as i64, true))
    }

    pub fn tos_v4(&self) -> io::Result<u32> {
        Ok(self.option("tos"))
    }

    pub fn set_tos_v4(&self, tos: u32) -> io::Result<()> {
        self.set_option("tos", tos)
    }

    pub fn tos(&self) -> io::Result<u32> {
        self.tos_v4()
    }

    pub fn set_tos(&self, tos: u32) -> io::Result<()> {
        self.set_tos_v4(tos)
    }

    pub fn tclass_v6(&self) -> io::Result<u32> {
        Ok(self.option("tclass"))
    }

    pub fn set_tclass_v6(&self, tclass: u32) -> io::Result<()> {
        self.set_option("tclass", tclass)
    }

    pub fn join_multicast_v4(&self, multiaddr: Ipv4Addr, interface: Ipv4Addr) -> io::Result<()> {
        self.io.join_multicast_v4(&multiaddr, &interface)
    }

    pub fn join_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()> {
        self.io.join_multicast_v6(multiaddr, interface)
    }

    pub fn leave_multicast_v4(&self, multiaddr: Ipv4Addr, interface: Ipv4Addr) -> io::Result<()> {
        self.io.leave_multicast_v4(&multiaddr, &interface)
    }

    pub fn leave_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()> {
        self.io.leave_multicast_v6(multiaddr, interface)
    }
}

descriptor!(UdpSocket);

impl TryFrom<std::net::UdpSocket> for UdpSocket {
    type Error = io::Error;

    fn try_from(socket: std::net::UdpSocket) -> io::Result<UdpSocket> {
        UdpSocket::from_std(socket)
    }
}

impl fmt::Debug for UdpSocket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.io, f)
    }
}
