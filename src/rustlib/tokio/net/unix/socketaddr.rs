//! Addresses of Unix sockets.
use std::fmt;
use std::path::Path;

/// The address of a Unix socket.
#[derive(Clone)]
pub struct SocketAddr(pub(super) std::os::unix::net::SocketAddr);

impl SocketAddr {
    pub fn is_unnamed(&self) -> bool {
        self.0.is_unnamed()
    }

    pub fn as_pathname(&self) -> Option<&Path> {
        self.0.as_pathname()
    }

    pub fn as_abstract_name(&self) -> Option<&[u8]> {
        self.0.__name().strip_prefix('@').map(|name| name.as_bytes())
    }
}

impl fmt::Debug for SocketAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl From<std::os::unix::net::SocketAddr> for SocketAddr {
    fn from(addr: std::os::unix::net::SocketAddr) -> SocketAddr {
        SocketAddr(addr)
    }
}

impl From<SocketAddr> for std::os::unix::net::SocketAddr {
    fn from(addr: SocketAddr) -> std::os::unix::net::SocketAddr {
        addr.0
    }
}
