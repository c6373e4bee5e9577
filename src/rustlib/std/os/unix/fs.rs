//! What a Unix adds to files.
use crate::fs::{check, DirBuilder, DirEntry, File, FileType, Metadata, OpenOptions, Permissions};
use crate::io::{self, Read, Seek, SeekFrom, Write};
use crate::path::Path;
use crate::prelude::rust_2021::*;
use crate::sys;

const NANOS: u64 = 1_000_000_000;

/// Creates a new symbolic link on the filesystem.
pub fn symlink<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()> {
    check(sys::fs_symlink(original.as_ref().text(), link.as_ref().text())).map(drop)
}

/// Unix-specific extensions to `fs::Permissions`.
pub trait PermissionsExt {
    /// Returns the mode permission bits.
    fn mode(&self) -> u32;
    /// Sets the mode permission bits.
    fn set_mode(&mut self, mode: u32);
    /// Creates a new instance from the given mode permission bits.
    fn from_mode(mode: u32) -> Self;
}
impl PermissionsExt for Permissions {
    fn mode(&self) -> u32 { self.mode_bits() }
    fn set_mode(&mut self, mode: u32) { self.set_mode_bits(mode) }
    fn from_mode(mode: u32) -> Permissions { Permissions::of_mode(mode) }
}

/// Unix-specific extensions to `fs::OpenOptions`.
pub trait OpenOptionsExt {
    /// Sets the mode bits that a new file will be created with.
    fn mode(&mut self, mode: u32) -> &mut Self;
    /// Pass custom flags to the `flags` argument of `open`. The simulated machine has none that matter.
    fn custom_flags(&mut self, flags: i32) -> &mut Self;
}
impl OpenOptionsExt for OpenOptions {
    fn mode(&mut self, mode: u32) -> &mut OpenOptions {
        self.mode = mode;
        self
    }
    fn custom_flags(&mut self, flags: i32) -> &mut OpenOptions {
        self.custom_flags = flags;
        self
    }
}

/// Unix-specific extensions to `fs::DirBuilder`.
pub trait DirBuilderExt {
    /// Sets the mode to create new directories with.
    fn mode(&mut self, mode: u32) -> &mut Self;
}
impl DirBuilderExt for DirBuilder {
    fn mode(&mut self, mode: u32) -> &mut DirBuilder {
        self.mode = mode;
        self
    }
}

/// Unix-specific extensions for `fs::FileType`.
pub trait FileTypeExt {
    /// Returns `true` if this file type is a block device.
    fn is_block_device(&self) -> bool;
    /// Returns `true` if this file type is a char device.
    fn is_char_device(&self) -> bool;
    /// Returns `true` if this file type is a fifo.
    fn is_fifo(&self) -> bool;
    /// Returns `true` if this file type is a socket.
    fn is_socket(&self) -> bool;
}
impl FileTypeExt for FileType {
    fn is_block_device(&self) -> bool { false }
    fn is_char_device(&self) -> bool { false }
    fn is_fifo(&self) -> bool { false }
    fn is_socket(&self) -> bool { self.is_unix_socket() }
}

/// Unix-specific extension methods for `fs::DirEntry`.
pub trait DirEntryExt {
    /// Returns the underlying `d_ino` field in the contained `dirent` structure.
    fn ino(&self) -> u64;
}
impl DirEntryExt for DirEntry {
    fn ino(&self) -> u64 { self.metadata().map_or(0, |metadata| metadata.ino) }
}

/// Unix-specific extensions to `fs::Metadata`.
pub trait MetadataExt {
    /// Returns the ID of the device containing the file.
    fn dev(&self) -> u64;
    /// Returns the inode number.
    fn ino(&self) -> u64;
    /// Returns the rights applied to this file.
    fn mode(&self) -> u32;
    /// Returns the number of hard links pointing to this file.
    fn nlink(&self) -> u64;
    /// Returns the user ID of the owner of this file.
    fn uid(&self) -> u32;
    /// Returns the group ID of the owner of this file.
    fn gid(&self) -> u32;
    /// Returns the total size of this file in bytes.
    fn size(&self) -> u64;
    /// Returns the last modification time of the file, in seconds since Unix Epoch.
    fn mtime(&self) -> i64;
    /// Returns the last modification time of the file, in nanoseconds since `mtime`.
    fn mtime_nsec(&self) -> i64;
}
impl MetadataExt for Metadata {
    fn dev(&self) -> u64 { 1 }
    fn ino(&self) -> u64 { self.ino }
    fn mode(&self) -> u32 { self.full_mode() }
    fn nlink(&self) -> u64 { self.links }
    fn uid(&self) -> u32 { 0 }
    fn gid(&self) -> u32 { 0 }
    fn size(&self) -> u64 { self.len() }
    fn mtime(&self) -> i64 { (self.modified_nanos() / NANOS) as i64 }
    fn mtime_nsec(&self) -> i64 { (self.modified_nanos() % NANOS) as i64 }
}

/// Unix-specific extensions to `fs::File`.
pub trait FileExt {
    /// Reads a number of bytes starting from a given offset; the position of the file stays.
    fn read_at(&self, buf: &mut [u8], offset: u64) -> io::Result<usize>;
    /// Reads the exact number of bytes required to fill `buf` from the given offset.
    fn read_exact_at(&self, mut buf: &mut [u8], mut offset: u64) -> io::Result<()> {
        while !buf.is_empty() {
            match self.read_at(buf, offset)? {
                0 => return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "failed to fill whole buffer")),
                n => {
                    buf = &mut buf[n..];
                    offset += n as u64;
                }
            }
        }
        Ok(())
    }
    /// Writes a number of bytes starting from a given offset; the position of the file stays.
    fn write_at(&self, buf: &[u8], offset: u64) -> io::Result<usize>;
    /// Attempts to write an entire buffer starting from a given offset.
    fn write_all_at(&self, mut buf: &[u8], mut offset: u64) -> io::Result<()> {
        while !buf.is_empty() {
            let n = self.write_at(buf, offset)?;
            buf = &buf[n..];
            offset += n as u64;
        }
        Ok(())
    }
}
fn at<T>(mut file: &File, offset: u64, f: impl FnOnce(&File) -> io::Result<T>) -> io::Result<T> {
    let before = file.stream_position()?;
    file.seek(SeekFrom::Start(offset))?;
    let result = f(file);
    file.seek(SeekFrom::Start(before))?;
    result
}
impl FileExt for File {
    fn read_at(&self, buf: &mut [u8], offset: u64) -> io::Result<usize> { at(self, offset, |mut file| file.read(buf)) }
    fn write_at(&self, buf: &[u8], offset: u64) -> io::Result<usize> { at(self, offset, |mut file| file.write(buf)) }
}
