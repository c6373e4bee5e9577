//! What is known about a file.
use super::check;
use crate::fmt;
use crate::io;
use crate::prelude::rust_2021::*;
use crate::time::{Duration, SystemTime};

const DIR: u64 = 1;
const SOCKET: u64 = 2;
const LINK: u64 = 3;

/// A structure representing a type of file with accessors for each file type.
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct FileType {
    kind: u64,
}
impl FileType {
    /// Tests whether this file type represents a directory.
    #[must_use]
    pub fn is_dir(&self) -> bool { self.kind == DIR }
    /// Tests whether this file type represents a regular file.
    #[must_use]
    pub fn is_file(&self) -> bool { self.kind == 0 }
    /// Tests whether this file type represents a symbolic link.
    #[must_use]
    pub fn is_symlink(&self) -> bool { self.kind == LINK }
    pub(crate) fn is_unix_socket(&self) -> bool { self.kind == SOCKET }
}
impl fmt::Debug for FileType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileType")
            .field("is_file", &self.is_file())
            .field("is_dir", &self.is_dir())
            .field("is_symlink", &self.is_symlink())
            .finish_non_exhaustive()
    }
}

/// Representation of the various permissions on a file.
#[derive(Clone, PartialEq, Eq)]
pub struct Permissions {
    mode: u32,
}
impl Permissions {
    /// Returns `true` if these permissions describe a readonly (unwritable) file.
    #[must_use]
    pub fn readonly(&self) -> bool { self.mode & 0o222 == 0 }
    /// Modifies the readonly flag for this set of permissions.
    pub fn set_readonly(&mut self, readonly: bool) {
        if readonly {
            self.mode &= !0o222;
        } else {
            self.mode |= 0o222;
        }
    }
    pub(crate) fn mode_bits(&self) -> u32 { self.mode }
    pub(crate) fn set_mode_bits(&mut self, mode: u32) { self.mode = mode; }
    pub(crate) fn of_mode(mode: u32) -> Permissions { Permissions { mode } }
}
impl fmt::Debug for Permissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mode = format!("{:#o}", self.mode);
        f.debug_tuple("Permissions").field(&format_args!("FilePermissions {{ mode: {mode} }}")).finish()
    }
}

/// Metadata information about a file.
#[derive(Clone)]
pub struct Metadata {
    file_type: FileType,
    len: u64,
    mode: u32,
    modified: u64,
    pub(crate) ino: u64,
    pub(crate) links: u64,
}
impl Metadata {
    pub(super) fn read(ask: impl FnOnce(*mut u64) -> i64) -> io::Result<Metadata> {
        let mut words = [0u64; 6];
        check(ask(words.as_mut_ptr()))?;
        let [kind, len, mode, modified, ino, links] = words;
        Ok(Metadata { file_type: FileType { kind }, len, mode: mode as u32, modified, ino, links })
    }
    /// Returns the file type for this metadata.
    #[must_use]
    pub fn file_type(&self) -> FileType { self.file_type }
    /// Returns `true` if this metadata is for a directory.
    #[must_use]
    pub fn is_dir(&self) -> bool { self.file_type.is_dir() }
    /// Returns `true` if this metadata is for a regular file.
    #[must_use]
    pub fn is_file(&self) -> bool { self.file_type.is_file() }
    /// Returns `true` if this metadata is for a symbolic link.
    #[must_use]
    pub fn is_symlink(&self) -> bool { self.file_type.is_symlink() }
    /// Returns the size of the file, in bytes, this metadata is for.
    #[must_use]
    pub fn len(&self) -> u64 { self.len }
    /// Returns the permissions of the file this metadata is for.
    #[must_use]
    pub fn permissions(&self) -> Permissions { Permissions { mode: self.full_mode() } }
    pub(crate) fn full_mode(&self) -> u32 {
        let kind = match self.file_type.kind {
            DIR => 0o040000,
            SOCKET => 0o140000,
            LINK => 0o120000,
            _ => 0o100000,
        };
        kind | self.mode
    }
    pub(crate) fn modified_nanos(&self) -> u64 { self.modified }
    /// Returns the last modification time listed in this metadata.
    pub fn modified(&self) -> io::Result<SystemTime> { Ok(SystemTime::UNIX_EPOCH + Duration::from_nanos(self.modified)) }
    /// Returns the last access time of this metadata.
    pub fn accessed(&self) -> io::Result<SystemTime> { self.modified() }
    /// Returns the creation time listed in this metadata.
    pub fn created(&self) -> io::Result<SystemTime> { self.modified() }
}
impl fmt::Debug for Metadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metadata")
            .field("file_type", &self.file_type())
            .field("permissions", &self.permissions())
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}
