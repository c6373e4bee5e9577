//! An open file.
use super::{check, Metadata, Permissions};
use crate::time::SystemTime;
use crate::fmt;
use crate::io::{self, Read, Seek, SeekFrom, Write};
use crate::path::{Path, PathBuf};
use crate::prelude::rust_2021::*;
use crate::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use crate::sys;

const READ: u32 = 1;
const WRITE: u32 = 2;
const APPEND: u32 = 4;
const CREATE: u32 = 8;
const TRUNCATE: u32 = 16;
const CREATE_NEW: u32 = 32;

/// An object providing access to an open file on the filesystem.
pub struct File {
    fd: OwnedFd,
    path: PathBuf,
    flags: u32,
}
impl File {
    /// Attempts to open a file in read-only mode.
    pub fn open<P: AsRef<Path>>(path: P) -> io::Result<File> { OpenOptions::new().read(true).open(path) }
    /// Opens a file in write-only mode: created if it does not exist, and truncated if it does.
    pub fn create<P: AsRef<Path>>(path: P) -> io::Result<File> { OpenOptions::new().write(true).create(true).truncate(true).open(path) }
    /// Creates a new file in read-write mode; error if the file exists.
    pub fn create_new<P: AsRef<Path>>(path: P) -> io::Result<File> { OpenOptions::new().read(true).write(true).create_new(true).open(path) }
    /// Returns a new `OpenOptions` object.
    #[must_use]
    pub fn options() -> OpenOptions { OpenOptions::new() }
    /// Attempts to sync all OS-internal file content and metadata to disk.
    pub fn sync_all(&self) -> io::Result<()> { Ok(()) }
    /// Attempts to sync OS-internal file content to disk.
    pub fn sync_data(&self) -> io::Result<()> { Ok(()) }
    /// Truncates or extends the underlying file.
    pub fn set_len(&self, size: u64) -> io::Result<()> { check(sys::fs_set_len(self.raw(), size)).map(drop) }
    /// Queries metadata about the underlying file.
    pub fn metadata(&self) -> io::Result<Metadata> { Metadata::read(|out| sys::fs_stat_open(self.raw(), out)) }
    /// Changes the permissions on the underlying file.
    pub fn set_permissions(&self, perm: Permissions) -> io::Result<()> {
        check(sys::fs_set_mode_open(self.raw(), perm.mode_bits())).map(drop)
    }
    /// Changes the timestamps of the underlying file.
    pub fn set_times(&self, times: FileTimes) -> io::Result<()> {
        match times.modified {
            Some(time) => self.set_modified(time),
            None => Ok(()),
        }
    }
    /// Changes the modification time of the underlying file.
    pub fn set_modified(&self, time: SystemTime) -> io::Result<()> {
        let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        check(sys::fs_set_modified(self.raw(), since.as_nanos() as u64)).map(drop)
    }
    /// Acquire an exclusive lock on the file. No other process of the simulated machine uses it.
    pub fn lock(&self) -> io::Result<()> { Ok(()) }
    /// Acquire a shared (non-exclusive) lock on the file.
    pub fn lock_shared(&self) -> io::Result<()> { Ok(()) }
    /// Try to acquire an exclusive lock on the file.
    pub fn try_lock(&self) -> Result<(), TryLockError> { Ok(()) }
    /// Try to acquire a shared (non-exclusive) lock on the file.
    pub fn try_lock_shared(&self) -> Result<(), TryLockError> { Ok(()) }
    /// Release all locks on the file.
    pub fn unlock(&self) -> io::Result<()> { Ok(()) }
    /// Creates a new `File` instance that shares the same underlying file handle.
    pub fn try_clone(&self) -> io::Result<File> {
        Ok(File { fd: self.fd.try_clone()?, path: self.path.clone(), flags: self.flags })
    }
    fn raw(&self) -> i64 { self.fd.as_raw_fd() as i64 }
    pub(crate) fn fd_ref(&self) -> &OwnedFd { &self.fd }
    pub(crate) fn into_fd(self) -> OwnedFd { self.fd }
    pub(crate) fn from_fd(fd: OwnedFd) -> File { File { fd, path: PathBuf::new(), flags: READ | WRITE } }
}
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flags = self.flags;
        f.debug_struct("File")
            .field("fd", &self.raw())
            .field("path", &self.path)
            .field("read", &(flags & READ != 0))
            .field("write", &(flags & (WRITE | APPEND) != 0))
            .finish()
    }
}
impl Read for &File {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> { Ok(check(sys::fs_read(self.raw(), buf))? as usize) }
}
impl Write for &File {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> { Ok(check(sys::fs_write(self.raw(), buf))? as usize) }
    fn flush(&mut self) -> io::Result<()> { Ok(()) }
}
impl Seek for &File {
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64> {
        let (whence, offset) = match pos {
            SeekFrom::Start(n) => (0, n as i64),
            SeekFrom::Current(n) => (1, n),
            SeekFrom::End(n) => (2, n),
        };
        check(sys::fs_seek(self.raw(), whence, offset))
    }
}
impl Read for File {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> { (&*self).read(buf) }
}
impl Write for File {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> { (&*self).write(buf) }
    fn flush(&mut self) -> io::Result<()> { Ok(()) }
}
impl Seek for File {
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64> { (&*self).seek(pos) }
}

/// Representation of the various timestamps on a file.
#[derive(Copy, Clone, Debug, Default)]
pub struct FileTimes {
    accessed: Option<SystemTime>,
    modified: Option<SystemTime>,
}
impl FileTimes {
    /// Creates a new `FileTimes` with no times set.
    pub fn new() -> Self { Self::default() }
    /// Set the last access time of a file.
    pub fn set_accessed(mut self, t: SystemTime) -> Self {
        self.accessed = Some(t);
        self
    }
    /// Set the last modified time of a file.
    pub fn set_modified(mut self, t: SystemTime) -> Self {
        self.modified = Some(t);
        self
    }
}
/// An enumeration of possible errors which can occur while trying to acquire a lock from the `try_lock` method.
pub enum TryLockError {
    /// The lock could not be acquired due to an I/O error on the file.
    Error(io::Error),
    /// The lock could not be acquired at this time because it is held by another handle/process.
    WouldBlock,
}
impl fmt::Display for TryLockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TryLockError::Error(err) => fmt::Display::fmt(err, f),
            TryLockError::WouldBlock => f.write_str("try_lock failed because the operation would block"),
        }
    }
}
impl crate::error::Error for TryLockError {}
impl From<TryLockError> for io::Error {
    fn from(err: TryLockError) -> io::Error {
        match err {
            TryLockError::Error(err) => err,
            TryLockError::WouldBlock => io::ErrorKind::WouldBlock.into(),
        }
    }
}
impl fmt::Debug for TryLockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TryLockError::Error(err) => err.fmt(f),
            TryLockError::WouldBlock => f.write_str("WouldBlock"),
        }
    }
}

/// Options and flags which can be used to configure how a file is opened.
#[derive(Clone)]
pub struct OpenOptions {
    flags: u32,
    pub(crate) custom_flags: i32,
    pub(crate) mode: u32,
}
/// The options of the system below show through.
impl fmt::Debug for OpenOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("OpenOptions").field(&Inner(self)).finish() }
}
struct Inner<'a>(&'a OpenOptions);
impl fmt::Debug for Inner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is = |flag: u32| self.0.flags & flag != 0;
        f.debug_struct("OpenOptions")
            .field("read", &is(READ))
            .field("write", &is(WRITE))
            .field("append", &is(APPEND))
            .field("truncate", &is(TRUNCATE))
            .field("create", &is(CREATE))
            .field("create_new", &is(CREATE_NEW))
            .field("custom_flags", &self.0.custom_flags)
            .field("mode", &format_args!("{:#08o}", self.0.mode))
            .finish()
    }
}
impl OpenOptions {
    /// Creates a blank new set of options ready for configuration.
    #[must_use]
    pub fn new() -> Self { OpenOptions { flags: 0, custom_flags: 0, mode: 0o666 } }
    fn set(&mut self, flag: u32, on: bool) -> &mut Self {
        self.flags = if on { self.flags | flag } else { self.flags & !flag };
        self
    }
    /// Sets the option for read access.
    pub fn read(&mut self, read: bool) -> &mut Self { self.set(READ, read) }
    /// Sets the option for write access.
    pub fn write(&mut self, write: bool) -> &mut Self { self.set(WRITE, write) }
    /// Sets the option for the append mode.
    pub fn append(&mut self, append: bool) -> &mut Self { self.set(APPEND, append) }
    /// Sets the option for truncating a previous file.
    pub fn truncate(&mut self, truncate: bool) -> &mut Self { self.set(TRUNCATE, truncate) }
    /// Sets the option to create a new file, or open it if it already exists.
    pub fn create(&mut self, create: bool) -> &mut Self { self.set(CREATE, create) }
    /// Sets the option to create a new file, failing if it already exists.
    pub fn create_new(&mut self, create_new: bool) -> &mut Self { self.set(CREATE_NEW, create_new) }
    /// Opens a file at `path` with the options specified by `self`.
    pub fn open<P: AsRef<Path>>(&self, path: P) -> io::Result<File> {
        let flags = self.flags;
        let writes = flags & (WRITE | APPEND) != 0;
        let makes = flags & (CREATE | CREATE_NEW | TRUNCATE) != 0;
        if (makes && !writes) || (flags & APPEND != 0 && flags & TRUNCATE != 0 && flags & CREATE_NEW == 0) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "creating or truncating a file requires write or append access"));
        }
        if flags & (READ | WRITE | APPEND) == 0 {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "must specify at least one of read, write, or append access"));
        }
        let path = path.as_ref();
        let fd = check(sys::fs_open(path.text(), flags, self.mode))? as i64;
        Ok(File { fd: unsafe { OwnedFd::from_raw_fd(fd as i32) }, path: path.to_path_buf(), flags })
    }
}
