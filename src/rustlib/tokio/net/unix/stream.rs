//! `UnixStream`.
use super::socketaddr::SocketAddr;
use super::ucred::UCred;
use crate::io::poll_evented::{check_nonblocking, descriptor, reader, readiness, writer, PollEvented};
use crate::io::Interest;
use crate::net::tcp_stream::check;
use std::fmt;
use std::io;
use std::net::Shutdown;
use std::os::fd::{AsFd, AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::net;
use std::path::Path;

/// Kind of socket.
pub(super) const STREAM: u32 = 4;

/// A connection over a Unix socket.
pub struct UnixStream {
    pub(in crate::net) io: PollEvented<net::UnixStream>,
}

pub(crate) mod halves {
    //! Its halves.
    use super::UnixStream;
    use crate::net::halves::{both, halves, reads, writes};
    use crate::net::unix::SocketAddr;

    halves!(UnixStream, SocketAddr);
}

pub(super) fn new_socket(kind: u32) -> io::Result<OwnedFd> {
    let fd = crate::sim::net_socket(kind);
    check(fd)?;
    Ok(unsafe { OwnedFd::from_raw_fd(fd as i32) })
}

/// Connects a socket; waits until that is done.
pub(super) async fn connect(fd: OwnedFd, addr: &net::SocketAddr) -> io::Result<UnixStream> {
    const IN_PROGRESS: i64 = -115;
    match crate::sim::net_connect(fd.as_raw_fd() as i64, addr.__name()) {
        IN_PROGRESS => {}
        result => check(result)?,
    }
    let stream = UnixStream::new(fd.into())?;
    std::future::poll_fn(|cx| stream.io.registration().poll_ready_budgeted(cx, Interest::WRITABLE)).await?;
    match stream.take_error()? {
        Some(error) => Err(error),
        None => Ok(stream),
    }
}

impl UnixStream {
    #[track_caller]
    pub(super) fn new(std: net::UnixStream) -> io::Result<UnixStream> {
        std.set_nonblocking(true)?;
        Ok(UnixStream { io: PollEvented::new(std)? })
    }

    /// Connects to the socket at a path.
    pub async fn connect<P: AsRef<Path>>(path: P) -> io::Result<UnixStream> {
        let addr = net::SocketAddr::from_pathname(path)?;
        connect(new_socket(STREAM)?, &addr).await
    }

    pub async fn connect_addr(socket_addr: &SocketAddr) -> io::Result<UnixStream> {
        connect(new_socket(STREAM)?, &socket_addr.0).await
    }

    /// Two connected ones.
    pub fn pair() -> io::Result<(UnixStream, UnixStream)> {
        let (a, b) = net::UnixStream::pair()?;
        Ok((UnixStream::new(a)?, UnixStream::new(b)?))
    }

    /// A connection of the standard library; it must not block.
    #[track_caller]
    pub fn from_std(stream: net::UnixStream) -> io::Result<UnixStream> {
        check_nonblocking(&stream);
        Ok(UnixStream { io: PollEvented::new(stream)? })
    }

    /// The connection of the standard library; it still does not block.
    pub fn into_std(self) -> io::Result<net::UnixStream> {
        Ok(self.io.into_inner())
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.io.local_addr().map(SocketAddr)
    }

    pub fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.io.peer_addr().map(SocketAddr)
    }

    /// Always the simulated process itself.
    pub fn peer_cred(&self) -> io::Result<UCred> {
        Ok(UCred { pid: Some(std::process::id() as i32), uid: 0, gid: 0 })
    }

    pub fn take_error(&self) -> io::Result<Option<io::Error>> {
        self.io.take_error()
    }

    readiness!();
    readiness!(readable);
    readiness!(writable);
    readiness!(poll poll_read_ready READABLE);
    readiness!(poll poll_write_ready WRITABLE);
    readiness!(reads);
    readiness!(writes);

    pub(in crate::net) fn end_write(&self) -> io::Result<()> {
        match self.io.shutdown(Shutdown::Write) {
            Err(error) if error.kind() == io::ErrorKind::NotConnected => Ok(()),
            result => result,
        }
    }

    /// A reader and a writer that borrow the connection.
    pub fn split<'a>(&'a mut self) -> (halves::ReadHalf<'a>, halves::WriteHalf<'a>) {
        halves::split(self)
    }

    /// A reader and a writer that own the connection together.
    pub fn into_split(self) -> (halves::OwnedReadHalf, halves::OwnedWriteHalf) {
        halves::into_split(self)
    }
}

reader!(UnixStream, this => this.io);
writer!(UnixStream, this => this.io, this.end_write());
descriptor!(UnixStream);

impl TryFrom<net::UnixStream> for UnixStream {
    type Error = io::Error;

    fn try_from(stream: net::UnixStream) -> io::Result<UnixStream> {
        UnixStream::from_std(stream)
    }
}

impl fmt::Debug for UnixStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.io, f)
    }
}
