//! `TcpStream`.
use super::addr::{no_address, to_addrs, ToSocketAddrs};
use crate::io::poll_evented::{check_nonblocking, descriptor, reader, readiness, writer, PollEvented};
use crate::io::{Interest, ReadBuf};
use std::fmt;
use std::io;
use std::net::{Shutdown, SocketAddr};
use std::os::fd::{AsFd, AsRawFd, FromRawFd, OwnedFd};
use std::task::{Context, Poll};
use std::time::Duration;

/// A connection.
pub struct TcpStream {
    pub(super) io: PollEvented<std::net::TcpStream>,
}

pub(super) mod halves {
    //! Its halves.
    use super::TcpStream;
    use crate::io::ReadBuf;
    use crate::net::halves::{both, halves, reads, writes};
    use std::net::SocketAddr;
    use std::task::{Context, Poll};

    halves!(TcpStream, SocketAddr);

    macro_rules! peeks {
        ($($half:ty)*) => { $(
            impl $half {
                /// Looks at what can be read. Cancel safe.
                pub async fn peek(&mut self, buf: &mut [u8]) -> io::Result<usize> {
                    AsRef::<TcpStream>::as_ref(self).peek(buf).await
                }

                pub fn poll_peek(&mut self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<usize>> {
                    AsRef::<TcpStream>::as_ref(self).poll_peek(cx, buf)
                }
            }
        )* };
    }

    peeks!(ReadHalf<'_> OwnedReadHalf);
}

/// An error number, or nothing.
pub(super) fn check(result: i64) -> io::Result<()> {
    if result < 0 {
        return Err(io::Error::from_raw_os_error(-result as i32));
    }
    Ok(())
}

const IN_PROGRESS: i64 = -115;

/// Connects a socket; waits until the connection is made, or refused.
pub(super) async fn connect(fd: OwnedFd, addr: SocketAddr) -> io::Result<TcpStream> {
    match crate::sim::net_connect(fd.as_raw_fd() as i64, &addr.to_string()) {
        IN_PROGRESS => {}
        result => check(result)?,
    }
    let stream = TcpStream::new(fd.into())?;
    std::future::poll_fn(|cx| stream.io.registration().poll_ready_budgeted(cx, Interest::WRITABLE)).await?;
    match stream.take_error()? {
        Some(error) => Err(error),
        None => Ok(stream),
    }
}

/// A new TCP socket for addresses like this one.
pub(super) fn socket(v6: bool) -> io::Result<OwnedFd> {
    let fd = crate::sim::net_socket(v6 as u32);
    check(fd)?;
    Ok(unsafe { OwnedFd::from_raw_fd(fd as i32) })
}

impl TcpStream {
    #[track_caller]
    pub(super) fn new(std: std::net::TcpStream) -> io::Result<TcpStream> {
        std.set_nonblocking(true)?;
        Ok(TcpStream { io: PollEvented::new(std)? })
    }

    /// Connects to the first address that answers; complete as soon as somebody listens there, even before it accepts.
    pub async fn connect<A: ToSocketAddrs>(addr: A) -> io::Result<TcpStream> {
        let mut last = None;
        for addr in to_addrs(addr).await? {
            match connect(socket(addr.is_ipv6())?, addr).await {
                Ok(stream) => return Ok(stream),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(no_address))
    }

    /// A connection of the standard library; it must not block.
    #[track_caller]
    pub fn from_std(stream: std::net::TcpStream) -> io::Result<TcpStream> {
        check_nonblocking(&stream);
        Ok(TcpStream { io: PollEvented::new(stream)? })
    }

    /// The connection of the standard library; it still does not block.
    pub fn into_std(self) -> io::Result<std::net::TcpStream> {
        Ok(self.io.into_inner())
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
    readiness!(poll poll_read_ready READABLE);
    readiness!(poll poll_write_ready WRITABLE);
    readiness!(reads);
    readiness!(writes);

    /// Looks at what can be read. Cancel safe.
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {
        self.io.async_io(Interest::READABLE, || self.io.peek(buf)).await
    }

    pub fn poll_peek(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<usize>> {
        let n = ready!(self.io.poll_io(cx, Interest::READABLE, || self.io.peek(buf.initialize_unfilled())))?;
        buf.advance(n);
        Poll::Ready(Ok(n))
    }

    /// Not being connected any more is no error here.
    pub(super) fn end_write(&self) -> io::Result<()> {
        match self.io.shutdown(Shutdown::Write) {
            Err(error) if error.kind() == io::ErrorKind::NotConnected => Ok(()),
            result => result,
        }
    }

    pub fn nodelay(&self) -> io::Result<bool> {
        self.io.nodelay()
    }

    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {
        self.io.set_nodelay(nodelay)
    }

    fn option(&self, name: &str) -> i64 {
        crate::sim::net_option(self.as_raw_fd() as i64, name, 0, false)
    }

    fn set_option(&self, name: &str, value: i64) -> io::Result<()> {
        check(crate::sim::net_option(self.as_raw_fd() as i64, name, value, true))
    }

    pub fn quickack(&self) -> io::Result<bool> {
        Ok(self.option("quickack") != 0)
    }

    pub fn set_quickack(&self, quickack: bool) -> io::Result<()> {
        self.set_option("quickack", quickack as i64)
    }

    pub fn linger(&self) -> io::Result<Option<Duration>> {
        Ok(match self.option("linger") {
            -1 => None,
            seconds => Some(Duration::from_secs(seconds as u64)),
        })
    }

    #[deprecated(note = "use `set_zero_linger` for a zero duration: other durations block the thread when the socket is dropped")]
    pub fn set_linger(&self, dur: Option<Duration>) -> io::Result<()> {
        self.set_option("linger", dur.map_or(-1, |dur| dur.as_secs() as i64))
    }

    /// Dropping the connection resets it.
    pub fn set_zero_linger(&self) -> io::Result<()> {
        self.set_option("linger", 0)
    }

    pub fn ttl(&self) -> io::Result<u32> {
        self.io.ttl()
    }

    pub fn set_ttl(&self, ttl: u32) -> io::Result<()> {
        self.io.set_ttl(ttl)
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

reader!(TcpStream, this => this.io);
writer!(TcpStream, this => this.io, this.end_write());
descriptor!(TcpStream);

impl TryFrom<std::net::TcpStream> for TcpStream {
    type Error = io::Error;

    fn try_from(stream: std::net::TcpStream) -> io::Result<TcpStream> {
        TcpStream::from_std(stream)
    }
}

impl fmt::Debug for TcpStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.io, f)
    }
}
