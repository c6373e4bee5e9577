//! Unix domain sockets.
use crate::fmt;
use crate::io;
use crate::net::socket::{self, byte_stream, common, timeouts, Socket};
use crate::net::Shutdown;
use crate::path::Path;
use crate::prelude::rust_2021::*;

/// Longest path of a socket.
const MAX_PATH: usize = 107;
const BACKLOG: u32 = 128;

/// An address associated with a Unix socket.
#[derive(Clone)]
pub struct SocketAddr {
    // Empty: unnamed; `@…`: abstract.
    name: String,
}
impl SocketAddr {
    /// Constructs a `SockAddr` with the family `AF_UNIX` and the provided path.
    pub fn from_pathname<P: AsRef<Path>>(path: P) -> io::Result<SocketAddr> { Ok(SocketAddr { name: name_of(path.as_ref())? }) }
    /// Returns `true` if the address is unnamed.
    #[must_use]
    pub fn is_unnamed(&self) -> bool { self.name.is_empty() }
    /// Returns the contents of this address if it is a `pathname` address.
    #[must_use]
    pub fn as_pathname(&self) -> Option<&Path> {
        if self.name.is_empty() || self.name.starts_with('@') { None } else { Some(Path::new(&self.name)) }
    }
    #[doc(hidden)]
    pub fn __name(&self) -> &str { &self.name }
    #[doc(hidden)]
    pub fn __from_name(name: String) -> SocketAddr { SocketAddr { name } }
}
impl fmt::Debug for SocketAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() {
            return f.write_str("(unnamed)");
        }
        match self.name.strip_prefix('@') {
            Some(name) => write!(f, "\"{name}\" (abstract)"),
            None => write!(f, "{:?} (pathname)", self.name),
        }
    }
}

pub(crate) fn abstract_name(name: &[u8]) -> io::Result<SocketAddr> {
    if name.len() > MAX_PATH {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "abstract socket name must be shorter than SUN_LEN"));
    }
    Ok(SocketAddr { name: format!("@{}", String::from_utf8_lossy(name)) })
}
pub(crate) fn name_of(path: &Path) -> io::Result<String> {
    let name = path.to_str().unwrap_or("");
    if name.contains('\0') && !name.starts_with('\0') {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "paths must not contain interior null bytes"));
    }
    if name.len() > MAX_PATH {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "path must be shorter than SUN_LEN"));
    }
    Ok(match name.strip_prefix('\0') {
        Some(rest) => format!("@{rest}"),
        None => String::from(name),
    })
}

/// A Unix stream socket.
pub struct UnixStream {
    inner: Socket,
}
/// A structure representing a Unix domain socket server.
pub struct UnixListener {
    inner: Socket,
}
/// A Unix datagram socket.
pub struct UnixDatagram {
    inner: Socket,
}

common!(UnixStream);
common!(UnixListener);
common!(UnixDatagram);
timeouts!(UnixStream);
timeouts!(UnixDatagram);
byte_stream!(UnixStream);

macro_rules! names {
    ($($t:ident)*) => { $(
        impl $t {
            /// Returns the socket address of the local half.
            pub fn local_addr(&self) -> io::Result<SocketAddr> { Ok(SocketAddr { name: self.inner.name(false)? }) }
        }
    )* };
}
names!(UnixStream UnixListener UnixDatagram);

macro_rules! show {
    ($($t:ident)*) => { $(
        impl fmt::Debug for $t {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut out = f.debug_struct(stringify!($t));
                out.field("fd", &crate::os::fd::AsRawFd::as_raw_fd(self));
                if let Ok(addr) = self.local_addr() {
                    out.field("local", &addr);
                }
                if let Ok(name) = self.inner.name(true) {
                    out.field("peer", &SocketAddr { name });
                }
                out.finish()
            }
        }
    )* };
}
show!(UnixStream UnixListener UnixDatagram);

impl UnixStream {
    /// Connects to the socket named by `path`.
    pub fn connect<P: AsRef<Path>>(path: P) -> io::Result<UnixStream> {
        let inner = Socket::new(socket::UNIX)?;
        inner.connect(&name_of(path.as_ref())?, u64::MAX)?;
        Ok(UnixStream { inner })
    }
    /// Connects to the socket specified by an address.
    pub fn connect_addr(socket_addr: &SocketAddr) -> io::Result<UnixStream> {
        let inner = Socket::new(socket::UNIX)?;
        inner.connect(&socket_addr.name, u64::MAX)?;
        Ok(UnixStream { inner })
    }
    /// Creates an unnamed pair of connected sockets.
    pub fn pair() -> io::Result<(UnixStream, UnixStream)> {
        let (a, b) = Socket::pair(socket::UNIX)?;
        Ok((UnixStream { inner: a }, UnixStream { inner: b }))
    }
    /// Returns the socket address of the remote half of this connection.
    pub fn peer_addr(&self) -> io::Result<SocketAddr> { Ok(SocketAddr { name: self.inner.name(true)? }) }
    /// Shuts down the read, write, or both halves of this connection.
    pub fn shutdown(&self, how: Shutdown) -> io::Result<()> { self.inner.shutdown(how) }
}

impl UnixListener {
    /// Creates a new `UnixListener` bound to the specified socket.
    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixListener> {
        UnixListener::bind_addr(&SocketAddr::from_pathname(path)?)
    }
    /// Creates a new `UnixListener` bound to the specified address.
    pub fn bind_addr(socket_addr: &SocketAddr) -> io::Result<UnixListener> {
        let inner = Socket::new(socket::UNIX)?;
        inner.bind(&socket_addr.name)?;
        inner.listen(BACKLOG)?;
        Ok(UnixListener { inner })
    }
    /// Accepts a new incoming connection to this listener.
    pub fn accept(&self) -> io::Result<(UnixStream, SocketAddr)> {
        let stream = UnixStream { inner: self.inner.accept()? };
        let peer = SocketAddr { name: stream.inner.name(true).unwrap_or_default() };
        Ok((stream, peer))
    }
    /// Returns an iterator over incoming connections.
    pub fn incoming(&self) -> Incoming<'_> { Incoming { listener: self } }
}
/// An iterator over incoming connections to a `UnixListener`.
#[derive(Debug)]
pub struct Incoming<'a> {
    listener: &'a UnixListener,
}
impl<'a> Iterator for Incoming<'a> {
    type Item = io::Result<UnixStream>;
    fn next(&mut self) -> Option<io::Result<UnixStream>> { Some(self.listener.accept().map(|s| s.0)) }
}
impl<'a> IntoIterator for &'a UnixListener {
    type Item = io::Result<UnixStream>;
    type IntoIter = Incoming<'a>;
    fn into_iter(self) -> Incoming<'a> { self.incoming() }
}

impl UnixDatagram {
    /// Creates a Unix datagram socket bound to the given path.
    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixDatagram> {
        UnixDatagram::bind_addr(&SocketAddr::from_pathname(path)?)
    }
    /// Creates a Unix datagram socket bound to an address.
    pub fn bind_addr(socket_addr: &SocketAddr) -> io::Result<UnixDatagram> {
        let inner = Socket::new(socket::UNIX_DATAGRAM)?;
        inner.bind(&socket_addr.name)?;
        Ok(UnixDatagram { inner })
    }
    /// Creates a Unix Datagram socket which is not bound to any address.
    pub fn unbound() -> io::Result<UnixDatagram> { Ok(UnixDatagram { inner: Socket::new(socket::UNIX_DATAGRAM)? }) }
    /// Creates an unnamed pair of connected sockets.
    pub fn pair() -> io::Result<(UnixDatagram, UnixDatagram)> {
        let (a, b) = Socket::pair(socket::UNIX_DATAGRAM)?;
        Ok((UnixDatagram { inner: a }, UnixDatagram { inner: b }))
    }
    /// Connects the socket to the specified path address.
    pub fn connect<P: AsRef<Path>>(&self, path: P) -> io::Result<()> { self.inner.connect(&name_of(path.as_ref())?, u64::MAX) }
    /// Connects the socket to an address.
    pub fn connect_addr(&self, socket_addr: &SocketAddr) -> io::Result<()> { self.inner.connect(&socket_addr.name, u64::MAX) }
    /// Returns the address of this socket's peer.
    pub fn peer_addr(&self) -> io::Result<SocketAddr> { Ok(SocketAddr { name: self.inner.name(true)? }) }
    /// Receives data from the socket.
    pub fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {
        let (n, name) = self.inner.recv_from(buf, false)?;
        Ok((n, SocketAddr { name }))
    }
    /// Receives data from the socket.
    pub fn recv(&self, buf: &mut [u8]) -> io::Result<usize> { self.inner.recv(buf, false) }
    /// Sends data on the socket to the specified address.
    pub fn send_to<P: AsRef<Path>>(&self, buf: &[u8], path: P) -> io::Result<usize> { self.inner.send(buf, &name_of(path.as_ref())?) }
    /// Sends data on the socket to the specified address.
    pub fn send_to_addr(&self, buf: &[u8], socket_addr: &SocketAddr) -> io::Result<usize> { self.inner.send(buf, &socket_addr.name) }
    /// Sends data on the socket to the socket's peer.
    pub fn send(&self, buf: &[u8]) -> io::Result<usize> { self.inner.send(buf, "") }
    /// Shut down the read, write, or both halves of this connection.
    pub fn shutdown(&self, how: Shutdown) -> io::Result<()> { self.inner.shutdown(how) }
}
