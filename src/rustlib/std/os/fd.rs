//! File descriptors.
use crate::fmt;
use crate::fs;
use crate::io;
use crate::marker::PhantomData;
use crate::net;
use crate::prelude::rust_2021::*;
use crate::sync::Arc;
use crate::rc::Rc;
use crate::sys;

/// Raw file descriptors.
pub type RawFd = i32;

/// A borrowed file descriptor.
#[derive(Copy, Clone)]
#[repr(transparent)]
pub struct BorrowedFd<'fd> {
    fd: RawFd,
    _phantom: PhantomData<&'fd OwnedFd>,
}

/// An owned file descriptor: closed when it is dropped.
#[repr(transparent)]
pub struct OwnedFd {
    fd: RawFd,
}

impl BorrowedFd<'_> {
    /// Returns a `BorrowedFd` holding the given raw file descriptor.
    #[track_caller]
    pub const unsafe fn borrow_raw(fd: RawFd) -> BorrowedFd<'static> { BorrowedFd { fd, _phantom: PhantomData } }
    /// Creates a new `OwnedFd` instance that shares the same underlying file description.
    pub fn try_clone_to_owned(&self) -> io::Result<OwnedFd> {
        let fd = fs::check(sys::fd_dup(self.fd as i64))?;
        Ok(OwnedFd { fd: fd as RawFd })
    }
}
impl OwnedFd {
    /// Creates a new `OwnedFd` instance that shares the same underlying file description.
    pub fn try_clone(&self) -> io::Result<OwnedFd> { self.as_fd().try_clone_to_owned() }
}
impl Drop for OwnedFd {
    fn drop(&mut self) { sys::fs_close(self.fd as i64) }
}
impl fmt::Debug for OwnedFd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("OwnedFd").field("fd", &self.fd).finish() }
}
impl fmt::Debug for BorrowedFd<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("BorrowedFd").field("fd", &self.fd).finish() }
}

/// A trait to extract the raw file descriptor from an underlying object.
pub trait AsRawFd {
    /// Extracts the raw file descriptor.
    fn as_raw_fd(&self) -> RawFd;
}
/// A trait to borrow the file descriptor from an underlying object.
pub trait AsFd {
    /// Borrows the file descriptor.
    fn as_fd(&self) -> BorrowedFd<'_>;
}
/// A trait to express the ability to construct an object from a raw file descriptor.
pub trait FromRawFd {
    /// Constructs a new instance of `Self` from the given raw file descriptor.
    unsafe fn from_raw_fd(fd: RawFd) -> Self;
}
/// A trait to express the ability to consume an object and acquire ownership of its raw file descriptor.
pub trait IntoRawFd {
    /// Consumes this object, returning the raw underlying file descriptor.
    fn into_raw_fd(self) -> RawFd;
}

impl AsRawFd for RawFd {
    fn as_raw_fd(&self) -> RawFd { *self }
}
impl IntoRawFd for RawFd {
    fn into_raw_fd(self) -> RawFd { self }
}
impl FromRawFd for RawFd {
    unsafe fn from_raw_fd(fd: RawFd) -> RawFd { fd }
}
impl AsRawFd for OwnedFd {
    fn as_raw_fd(&self) -> RawFd { self.fd }
}
impl IntoRawFd for OwnedFd {
    fn into_raw_fd(self) -> RawFd {
        let fd = self.fd;
        crate::mem::forget(self);
        fd
    }
}
impl FromRawFd for OwnedFd {
    #[track_caller]
    unsafe fn from_raw_fd(fd: RawFd) -> OwnedFd { OwnedFd { fd } }
}
impl AsFd for OwnedFd {
    fn as_fd(&self) -> BorrowedFd<'_> { BorrowedFd { fd: self.fd, _phantom: PhantomData } }
}
impl AsRawFd for BorrowedFd<'_> {
    fn as_raw_fd(&self) -> RawFd { self.fd }
}
impl AsFd for BorrowedFd<'_> {
    fn as_fd(&self) -> BorrowedFd<'_> { *self }
}
macro_rules! through_pointers {
    ($($t:ty),*) => { $(
        impl<T: AsRawFd> AsRawFd for $t {
            fn as_raw_fd(&self) -> RawFd { (**self).as_raw_fd() }
        }
        impl<T: AsFd + ?Sized> AsFd for $t {
            fn as_fd(&self) -> BorrowedFd<'_> { (**self).as_fd() }
        }
    )* };
}
through_pointers!(Box<T>, Arc<T>, Rc<T>);
impl<T: AsFd + ?Sized> AsFd for &T {
    fn as_fd(&self) -> BorrowedFd<'_> { (**self).as_fd() }
}
impl<T: AsFd + ?Sized> AsFd for &mut T {
    fn as_fd(&self) -> BorrowedFd<'_> { (**self).as_fd() }
}
macro_rules! standard {
    ($($t:ty => $n:literal),*) => { $(
        impl AsRawFd for $t {
            fn as_raw_fd(&self) -> RawFd { $n }
        }
        impl AsFd for $t {
            fn as_fd(&self) -> BorrowedFd<'_> { BorrowedFd { fd: $n, _phantom: PhantomData } }
        }
    )* };
}
standard!(io::Stdin => 0, io::StdinLock<'_> => 0, io::Stdout => 1, io::StdoutLock<'_> => 1, io::Stderr => 2, io::StderrLock<'_> => 2);

// Everything made of one descriptor, by its functions `fd_ref`, `from_fd` and `into_fd`.
macro_rules! descriptor {
    ($($t:ty),*) => { $(
        impl AsRawFd for $t {
            fn as_raw_fd(&self) -> RawFd { self.fd_ref().as_raw_fd() }
        }
        impl AsFd for $t {
            fn as_fd(&self) -> BorrowedFd<'_> { self.fd_ref().as_fd() }
        }
        impl IntoRawFd for $t {
            fn into_raw_fd(self) -> RawFd { self.into_fd().into_raw_fd() }
        }
        impl FromRawFd for $t {
            unsafe fn from_raw_fd(fd: RawFd) -> $t { <$t>::from_fd(OwnedFd { fd }) }
        }
        impl From<OwnedFd> for $t {
            fn from(fd: OwnedFd) -> $t { <$t>::from_fd(fd) }
        }
        impl From<$t> for OwnedFd {
            fn from(value: $t) -> OwnedFd { value.into_fd() }
        }
    )* };
}
descriptor!(net::TcpStream, net::TcpListener, net::UdpSocket);
descriptor!(super::unix::net::UnixStream, super::unix::net::UnixListener, super::unix::net::UnixDatagram);
descriptor!(io::PipeReader, io::PipeWriter);
descriptor!(crate::process::ChildStdin, crate::process::ChildStdout, crate::process::ChildStderr);
descriptor!(fs::File);
