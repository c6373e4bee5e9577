//! UDP (NE-5).
use super::addr::{no_address, to_addrs, ToSocketAddrs};
use super::loopback::{self, os, Datagrams};
use crate::io::{Interest, ReadBuf, Ready};
use crate::runtime::io::would_block;
use crate::util::Flag;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::task::{Context, Poll};

/// `send` without a peer.
const NO_DESTINATION: i32 = 89;

/// A datagram socket.
pub struct UdpSocket {
    inner: Arc<Datagrams>,
    peer: Flag<Option<SocketAddr>>,
}

impl UdpSocket {
    pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<UdpSocket> {
        let mut last = None;
        for addr in to_addrs(addr).await? {
            match loopback::bind_datagrams(addr) {
                Ok(inner) => return Ok(UdpSocket { inner, peer: Flag::new(None) }),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(no_address))
    }

    /// From now on the peer of `send` and `recv`.
    pub async fn connect<A: ToSocketAddrs>(&self, addr: A) -> io::Result<()> {
        match to_addrs(addr).await?.first() {
            Some(addr) => {
                self.peer.set(Some(*addr));
                Ok(())
            }
            None => Err(no_address()),
        }
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.inner.addr)
    }

    pub fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.peer.get().ok_or_else(|| os(loopback::NOT_CONNECTED))
    }

    fn send_now(&self, buf: &[u8], to: Option<SocketAddr>) -> io::Result<usize> {
        match to {
            Some(to) => loopback::send_datagram(self.inner.addr, to, buf),
            None => Err(os(NO_DESTINATION)),
        }
    }

    /// A connected socket gets datagrams of its peer only.
    fn receive_now(&self, buf: &mut [u8], peek: bool) -> io::Result<(usize, SocketAddr)> {
        let queue = self.inner.queue.get();
        while let Some((data, from)) = queue.front() {
            if self.peer.get().is_some_and(|peer| peer != *from) {
                queue.pop_front();
                continue;
            }
            let n = data.len().min(buf.len());
            let from = *from;
            buf[..n].copy_from_slice(&data[..n]);
            if !peek {
                queue.pop_front();
            }
            return Ok((n, from));
        }
        Err(would_block())
    }

    /// Sends a datagram. Cancel safe.
    pub async fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], target: A) -> io::Result<usize> {
        let addrs = to_addrs(target).await?;
        let to = match addrs.first() {
            Some(to) => *to,
            None => return Err(no_address()),
        };
        self.inner.io.async_io(Interest::WRITABLE, || self.send_now(buf, Some(to))).await
    }

    /// Sends to the peer. Cancel safe.
    pub async fn send(&self, buf: &[u8]) -> io::Result<usize> {
        self.inner.io.async_io(Interest::WRITABLE, || self.send_now(buf, self.peer.get())).await
    }

    /// Receives a datagram; what does not fit is lost. Cancel safe.
    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        self.inner.io.async_io(Interest::READABLE, || self.receive_now(buf, false)).await
    }

    /// Receives from the peer. Cancel safe.
    pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {
        Ok(self.recv_from(buf).await?.0)
    }

    /// Looks at the next datagram. Cancel safe.
    pub async fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        self.inner.io.async_io(Interest::READABLE, || self.receive_now(buf, true)).await
    }

    pub fn poll_recv_from(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<SocketAddr>> {
        let (n, from) = {
            let dst = buf.initialize_unfilled();
            ready!(self.inner.io.poll_io(cx, Interest::READABLE, || self.receive_now(&mut *dst, false)))?
        };
        buf.advance(n);
        Poll::Ready(Ok(from))
    }

    pub fn poll_send_to(&self, cx: &mut Context<'_>, buf: &[u8], target: SocketAddr) -> Poll<io::Result<usize>> {
        self.inner.io.poll_io(cx, Interest::WRITABLE, || self.send_now(buf, Some(target)))
    }

    pub fn try_send(&self, buf: &[u8]) -> io::Result<usize> {
        self.inner.io.try_io(Interest::WRITABLE, || self.send_now(buf, self.peer.get()))
    }

    pub fn try_send_to(&self, buf: &[u8], target: SocketAddr) -> io::Result<usize> {
        self.inner.io.try_io(Interest::WRITABLE, || self.send_now(buf, Some(target)))
    }

    pub fn try_recv(&self, buf: &mut [u8]) -> io::Result<usize> {
        Ok(self.try_recv_from(buf)?.0)
    }

    pub fn try_recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        self.inner.io.try_io(Interest::READABLE, || self.receive_now(buf, false))
    }

    pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {
        self.inner.io.readiness(interest).await
    }

    pub async fn readable(&self) -> io::Result<()> {
        self.ready(Interest::READABLE).await?;
        Ok(())
    }

    pub async fn writable(&self) -> io::Result<()> {
        self.ready(Interest::WRITABLE).await?;
        Ok(())
    }

    pub fn set_broadcast(&self, _on: bool) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for UdpSocket {
    fn drop(&mut self) {
        loopback::unbind_datagrams(&self.inner);
    }
}

impl fmt::Debug for UdpSocket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UdpSocket").field("addr", &self.inner.addr).finish_non_exhaustive()
    }
}
