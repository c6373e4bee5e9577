//! UDP (NE-5).
use super::addr::{no_address, to_addrs, ToSocketAddrs};
use super::loopback::{self, Datagrams};
use crate::runtime::io::{READABLE, WRITABLE};
use crate::util::Flag;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

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

    /// The peer of `send` and `recv`.
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
        self.peer.get().ok_or_else(|| io::Error::from_raw_os_error(107))
    }

    /// Sends a datagram. Cancel safe.
    pub async fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], target: A) -> io::Result<usize> {
        let addrs = to_addrs(target).await?;
        let to = match addrs.first() {
            Some(to) => *to,
            None => return Err(no_address()),
        };
        self.inner.io.wait(WRITABLE).await;
        loopback::send_datagram(self.inner.addr, to, buf);
        Ok(buf.len())
    }

    /// Sends to the peer.
    pub async fn send(&self, buf: &[u8]) -> io::Result<usize> {
        let to = self.peer_addr()?;
        self.inner.io.wait(WRITABLE).await;
        loopback::send_datagram(self.inner.addr, to, buf);
        Ok(buf.len())
    }

    /// Receives a datagram; what does not fit is lost. Cancel safe.
    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        loop {
            self.inner.io.wait(READABLE).await;
            let next = self.inner.queue.get().pop_front();
            match next {
                Some((data, from)) => {
                    let n = data.len().min(buf.len());
                    buf[..n].copy_from_slice(&data[..n]);
                    return Ok((n, from));
                }
                None => self.inner.io.clear(READABLE),
            }
        }
    }

    /// Receives from the peer.
    pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {
        Ok(self.recv_from(buf).await?.0)
    }
}

impl Drop for UdpSocket {
    fn drop(&mut self) {
        loopback::unbind_datagrams(&self.inner);
    }
}

impl fmt::Debug for UdpSocket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UdpSocket").field("addr", &self.inner.addr).finish()
    }
}
