//! `TcpSocket`.
use super::tcp_listener::TcpListener;
use super::tcp_stream::{self, check, TcpStream};
use crate::sim;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd, RawFd};
use std::time::Duration;

/// A socket that neither listens nor is connected yet.
pub struct TcpSocket {
    fd: OwnedFd,
}

const ADDRESS_FAMILY: i32 = 97;
const INVALID: i32 = 22;

impl TcpSocket {
    pub fn new_v4() -> io::Result<TcpSocket> {
        Ok(TcpSocket { fd: tcp_stream::socket(false)? })
    }

    pub fn new_v6() -> io::Result<TcpSocket> {
        Ok(TcpSocket { fd: tcp_stream::socket(true)? })
    }

    /// A socket of the standard library, not connected yet.
    pub fn from_std_stream(std_stream: std::net::TcpStream) -> TcpSocket {
        TcpSocket { fd: std_stream.into() }
    }

    fn raw(&self) -> i64 {
        self.fd.as_raw_fd() as i64
    }

    fn set(&self, name: &str, value: i64) -> io::Result<()> {
        check(sim::net_option(self.raw(), name, value, true))
    }

    fn get(&self, name: &str) -> i64 {
        sim::net_option(self.raw(), name, 0, false)
    }

    pub fn set_reuseaddr(&self, reuseaddr: bool) -> io::Result<()> {
        self.set("reuseaddr", reuseaddr as i64)
    }

    pub fn reuseaddr(&self) -> io::Result<bool> {
        Ok(self.get("reuseaddr") != 0)
    }

    pub fn set_reuseport(&self, reuseport: bool) -> io::Result<()> {
        self.set("reuseport", reuseport as i64)
    }

    pub fn reuseport(&self) -> io::Result<bool> {
        Ok(self.get("reuseport") != 0)
    }

    pub fn set_keepalive(&self, keepalive: bool) -> io::Result<()> {
        self.set("keepalive", keepalive as i64)
    }

    pub fn keepalive(&self) -> io::Result<bool> {
        Ok(self.get("keepalive") != 0)
    }

    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {
        self.set("nodelay", nodelay as i64)
    }

    pub fn nodelay(&self) -> io::Result<bool> {
        Ok(self.get("nodelay") != 0)
    }

    pub fn set_send_buffer_size(&self, size: u32) -> io::Result<()> {
        self.set("sndbuf", size as i64)
    }

    pub fn send_buffer_size(&self) -> io::Result<u32> {
        Ok(self.get("sndbuf") as u32)
    }

    pub fn set_recv_buffer_size(&self, size: u32) -> io::Result<()> {
        self.set("rcvbuf", size as i64)
    }

    pub fn recv_buffer_size(&self) -> io::Result<u32> {
        Ok(self.get("rcvbuf") as u32)
    }

    #[deprecated(note = "use `set_zero_linger` for a zero duration: other durations block the thread when the socket is dropped")]
    pub fn set_linger(&self, dur: Option<Duration>) -> io::Result<()> {
        self.set("linger", dur.map_or(-1, |dur| dur.as_secs() as i64))
    }

    pub fn set_zero_linger(&self) -> io::Result<()> {
        self.set("linger", 0)
    }

    pub fn linger(&self) -> io::Result<Option<Duration>> {
        Ok(match self.get("linger") {
            -1 => None,
            seconds => Some(Duration::from_secs(seconds as u64)),
        })
    }

    pub fn tos_v4(&self) -> io::Result<u32> {
        Ok(self.get("tos") as u32)
    }

    pub fn set_tos_v4(&self, tos: u32) -> io::Result<()> {
        self.set("tos", tos as i64)
    }

    pub fn tos(&self) -> io::Result<u32> {
        self.tos_v4()
    }

    pub fn set_tos(&self, tos: u32) -> io::Result<()> {
        self.set_tos_v4(tos)
    }

    pub fn tclass_v6(&self) -> io::Result<u32> {
        Ok(self.get("tclass") as u32)
    }

    pub fn set_tclass_v6(&self, tclass: u32) -> io::Result<()> {
        self.set("tclass", tclass as i64)
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        let mut name = vec![0u8; 64];
        let n = sim::net_name(self.raw(), false, name.as_mut_ptr(), name.len());
        check(n)?;
        name.truncate(n as usize);
        String::from_utf8_lossy(&name).parse().map_err(|_| io::ErrorKind::InvalidInput.into())
    }

    pub fn take_error(&self) -> io::Result<Option<io::Error>> {
        Ok(match sim::net_take_error(self.raw()) {
            0 => None,
            error => Some(io::Error::from_raw_os_error(error as i32)),
        })
    }

    pub fn bind(&self, addr: SocketAddr) -> io::Result<()> {
        let v4 = self.local_addr().map_or(true, |own| own.is_ipv4());
        if addr.is_ipv4() != v4 {
            return Err(io::Error::from_raw_os_error(if v4 { ADDRESS_FAMILY } else { INVALID }));
        }
        check(sim::net_bind(self.raw(), &addr.to_string()))
    }

    pub async fn connect(self, addr: SocketAddr) -> io::Result<TcpStream> {
        tcp_stream::connect(self.fd, addr).await
    }

    pub fn listen(self, backlog: u32) -> io::Result<TcpListener> {
        check(sim::net_listen(self.raw(), backlog))?;
        TcpListener::new(self.fd.into())
    }
}

impl fmt::Debug for TcpSocket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Socket").field("raw", &self.fd.as_raw_fd()).finish()
    }
}

impl AsRawFd for TcpSocket {
    fn as_raw_fd(&self) -> RawFd {
        self.fd.as_raw_fd()
    }
}

impl AsFd for TcpSocket {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}

impl FromRawFd for TcpSocket {
    unsafe fn from_raw_fd(fd: RawFd) -> TcpSocket {
        TcpSocket { fd: unsafe { OwnedFd::from_raw_fd(fd) } }
    }
}

impl IntoRawFd for TcpSocket {
    fn into_raw_fd(self) -> RawFd {
        self.fd.into_raw_fd()
    }
}
