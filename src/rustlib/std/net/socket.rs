//! An open socket or pipe: what all of them share.
use crate::fs::check;
use crate::io;
use crate::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use crate::prelude::rust_2021::*;
use crate::sys;
use crate::time::Duration;

pub(crate) const TCP: u32 = 0;
pub(crate) const UDP: u32 = 2;
pub(crate) const UNIX: u32 = 4;
pub(crate) const UNIX_DATAGRAM: u32 = 5;
pub(crate) const PIPE: u32 = 6;

const READABLE: u32 = 1;
const WRITABLE: u32 = 2;
const WOULD_BLOCK: i64 = -11;
const IN_PROGRESS: i64 = -115;
/// Longest name of a socket.
const NAME: usize = 128;

pub(crate) struct Socket {
    pub(crate) fd: OwnedFd,
}

fn owned(fd: i64) -> io::Result<Socket> {
    let fd = check(fd)?;
    Ok(Socket { fd: unsafe { OwnedFd::from_raw_fd(fd as i32) } })
}
pub(crate) fn text(ask: impl FnOnce(*mut u8, usize) -> i64) -> io::Result<String> {
    let mut bytes = vec![0u8; NAME];
    let n = check(ask(bytes.as_mut_ptr(), bytes.len()))?;
    bytes.truncate(n as usize);
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

impl Socket {
    pub(crate) fn new(kind: u32) -> io::Result<Socket> { owned(sys::net_socket(kind)) }
    pub(crate) fn pair(kind: u32) -> io::Result<(Socket, Socket)> {
        let mut fds = [0i64; 2];
        sys::net_pair(kind, fds.as_mut_ptr());
        Ok((owned(fds[0])?, owned(fds[1])?))
    }
    fn raw(&self) -> i64 { self.fd.as_raw_fd() as i64 }
    pub(crate) fn bind(&self, addr: &str) -> io::Result<()> { check(sys::net_bind(self.raw(), addr)).map(drop) }
    pub(crate) fn listen(&self, backlog: u32) -> io::Result<()> { check(sys::net_listen(self.raw(), backlog)).map(drop) }
    /// Waits for the connection.
    pub(crate) fn connect(&self, addr: &str, timeout: u64) -> io::Result<()> {
        match sys::net_connect(self.raw(), addr) {
            IN_PROGRESS => {
                if !sys::net_wait(self.raw(), WRITABLE, timeout) {
                    return Err(io::Error::new(io::ErrorKind::TimedOut, "connection timed out"));
                }
                match self.take_error()? {
                    Some(error) => Err(error),
                    None => Ok(()),
                }
            }
            result => check(result).map(drop),
        }
    }
    /// Does a call until it does not find that it had to wait; waits, unless the socket is set not to.
    fn blocking(&self, interest: u32, timeout: &str, mut call: impl FnMut() -> i64) -> io::Result<u64> {
        loop {
            let result = call();
            if result != WOULD_BLOCK || self.option("nonblocking")? != 0 {
                return check(result);
            }
            let limit = match self.option(timeout)? {
                0 => u64::MAX,
                ns => ns as u64,
            };
            if !sys::net_wait(self.raw(), interest, limit) {
                return check(WOULD_BLOCK);
            }
        }
    }
    pub(crate) fn accept(&self) -> io::Result<Socket> {
        let fd = self.blocking(READABLE, "rcvtimeo", || sys::net_accept(self.raw()))?;
        owned(fd as i64)
    }
    pub(crate) fn recv(&self, buf: &mut [u8], peek: bool) -> io::Result<usize> {
        Ok(self.blocking(READABLE, "rcvtimeo", || sys::net_recv(self.raw(), buf, peek))? as usize)
    }
    pub(crate) fn recv_from(&self, buf: &mut [u8], peek: bool) -> io::Result<(usize, String)> {
        let n = self.recv(buf, peek)?;
        Ok((n, text(|out, cap| sys::net_last_from(self.raw(), out, cap))?))
    }
    pub(crate) fn recv_vectored(&self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize> {
        let mut all = vec![0; bufs.iter().map(|buf| buf.len()).sum()];
        let n = self.recv(&mut all, false)?;
        let mut rest = &all[..n];
        for buf in bufs.iter_mut() {
            let part = rest.len().min(buf.len());
            buf[..part].copy_from_slice(&rest[..part]);
            rest = &rest[part..];
        }
        Ok(n)
    }
    pub(crate) fn send_vectored(&self, bufs: &[io::IoSlice<'_>]) -> io::Result<usize> {
        let mut all = Vec::new();
        for buf in bufs {
            all.extend_from_slice(buf);
        }
        self.send(&all, "")
    }
    /// `to` empty: to the peer.
    pub(crate) fn send(&self, buf: &[u8], to: &str) -> io::Result<usize> {
        Ok(self.blocking(WRITABLE, "sndtimeo", || sys::net_send(self.raw(), buf, to))? as usize)
    }
    pub(crate) fn name(&self, peer: bool) -> io::Result<String> { text(|out, cap| sys::net_name(self.raw(), peer, out, cap)) }
    pub(crate) fn shutdown(&self, how: super::Shutdown) -> io::Result<()> { check(sys::net_shutdown(self.raw(), how as u32)).map(drop) }
    pub(crate) fn option(&self, name: &str) -> io::Result<i64> {
        let value = sys::net_option(self.raw(), name, 0, false);
        // -1 is a value (no linger), not an error.
        if value < -1 { check(value).map(|n| n as i64) } else { Ok(value) }
    }
    pub(crate) fn set_option(&self, name: &str, value: i64) -> io::Result<()> { check(sys::net_option(self.raw(), name, value, true)).map(drop) }
    pub(crate) fn take_error(&self) -> io::Result<Option<io::Error>> {
        Ok(match sys::net_take_error(self.raw()) {
            0 => None,
            code => Some(io::Error::from_raw_os_error(code as i32)),
        })
    }
    pub(crate) fn try_clone(&self) -> io::Result<Socket> { Ok(Socket { fd: self.fd.try_clone()? }) }
    pub(crate) fn set_timeout(&self, name: &str, dur: Option<Duration>) -> io::Result<()> {
        match dur {
            Some(dur) if dur.is_zero() => Err(io::Error::new(io::ErrorKind::InvalidInput, "cannot set a 0 duration timeout")),
            Some(dur) => self.set_option(name, dur.as_nanos() as i64),
            None => self.set_option(name, 0),
        }
    }
    pub(crate) fn timeout(&self, name: &str) -> io::Result<Option<Duration>> {
        Ok(match self.option(name)? {
            0 => None,
            ns => Some(Duration::from_nanos(ns as u64)),
        })
    }
}

// What the sockets of every family have in common.
macro_rules! common {
    ($t:ident) => {
        impl $t {
            pub(crate) fn fd_ref(&self) -> &crate::os::fd::OwnedFd { &self.inner.fd }
            pub(crate) fn into_fd(self) -> crate::os::fd::OwnedFd { self.inner.fd }
            pub(crate) fn from_fd(fd: crate::os::fd::OwnedFd) -> $t { $t { inner: Socket { fd } } }
            /// Creates a new independently owned handle to the underlying socket.
            pub fn try_clone(&self) -> io::Result<$t> { Ok($t { inner: self.inner.try_clone()? }) }
            /// Gets the value of the `SO_ERROR` option on this socket.
            pub fn take_error(&self) -> io::Result<Option<io::Error>> { self.inner.take_error() }
            /// Moves this socket into or out of nonblocking mode.
            pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()> { self.inner.set_option("nonblocking", nonblocking as i64) }
        }
    };
}
macro_rules! timeouts {
    ($t:ident) => {
        impl $t {
            /// Sets the read timeout to the timeout specified.
            pub fn set_read_timeout(&self, dur: Option<crate::time::Duration>) -> io::Result<()> { self.inner.set_timeout("rcvtimeo", dur) }
            /// Sets the write timeout to the timeout specified.
            pub fn set_write_timeout(&self, dur: Option<crate::time::Duration>) -> io::Result<()> { self.inner.set_timeout("sndtimeo", dur) }
            /// Returns the read timeout of this socket.
            pub fn read_timeout(&self) -> io::Result<Option<crate::time::Duration>> { self.inner.timeout("rcvtimeo") }
            /// Returns the write timeout of this socket.
            pub fn write_timeout(&self) -> io::Result<Option<crate::time::Duration>> { self.inner.timeout("sndtimeo") }
        }
    };
}
macro_rules! byte_stream {
    (read $t:ty) => {
        impl io::Read for $t {
            fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> { self.inner.recv(buf, false) }
            fn read_vectored(&mut self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize> { self.inner.recv_vectored(bufs) }
        }
    };
    (write $t:ty) => {
        impl io::Write for $t {
            fn write(&mut self, buf: &[u8]) -> io::Result<usize> { self.inner.send(buf, "") }
            fn write_vectored(&mut self, bufs: &[io::IoSlice<'_>]) -> io::Result<usize> { self.inner.send_vectored(bufs) }
            fn flush(&mut self) -> io::Result<()> { Ok(()) }
        }
    };
    ($t:ident) => {
        byte_stream!(read &$t);
        byte_stream!(read $t);
        byte_stream!(write &$t);
        byte_stream!(write $t);
    };
}
pub(crate) use {byte_stream, common, timeouts};
