//! `UnixSocket`.
use super::datagram::UnixDatagram;
use super::listener::UnixListener;
use super::stream::{self, new_socket, UnixStream};
use crate::net::tcp_stream::check;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd, RawFd};
use std::os::unix::net;
use std::path::Path;

const DATAGRAM: u32 = 5;

/// A Unix socket that is nothing in particular yet.
#[derive(Debug)]
pub struct UnixSocket {
    fd: OwnedFd,
    datagram: bool,
}

impl UnixSocket {
    pub fn new_datagram() -> io::Result<UnixSocket> {
        Ok(UnixSocket { fd: new_socket(DATAGRAM)?, datagram: true })
    }

    pub fn new_stream() -> io::Result<UnixSocket> {
        Ok(UnixSocket { fd: new_socket(stream::STREAM)?, datagram: false })
    }

    pub fn bind(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let addr = net::SocketAddr::from_pathname(path)?;
        check(crate::sim::net_bind(self.fd.as_raw_fd() as i64, addr.__name()))
    }

    pub fn listen(self, backlog: u32) -> io::Result<UnixListener> {
        if self.datagram {
            return Err(io::Error::new(io::ErrorKind::Other, "listen cannot be called on a datagram socket"));
        }
        check(crate::sim::net_listen(self.fd.as_raw_fd() as i64, backlog))?;
        UnixListener::new(self.fd.into())
    }

    pub async fn connect(self, path: impl AsRef<Path>) -> io::Result<UnixStream> {
        if self.datagram {
            return Err(io::Error::new(io::ErrorKind::Other, "connect cannot be called on a datagram socket"));
        }
        let addr = net::SocketAddr::from_pathname(path)?;
        stream::connect(self.fd, &addr).await
    }

    pub fn datagram(self) -> io::Result<UnixDatagram> {
        if !self.datagram {
            return Err(io::Error::new(io::ErrorKind::Other, "datagram cannot be called on a stream socket"));
        }
        UnixDatagram::new(self.fd.into())
    }
}

impl AsRawFd for UnixSocket {
    fn as_raw_fd(&self) -> RawFd {
        self.fd.as_raw_fd()
    }
}

impl AsFd for UnixSocket {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}
