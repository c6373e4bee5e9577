//! Files: those of the simulated world, in memory.
mod file;

mod dir_builder;
mod metadata;

pub use self::dir_builder::DirBuilder;
pub use self::file::{File, FileTimes, OpenOptions, TryLockError};
pub use self::metadata::{FileType, Metadata, Permissions};
use crate::ffi::OsString;
use crate::fmt;
use crate::io::{self, Read, Write};
use crate::path::{Path, PathBuf};
use crate::prelude::rust_2021::*;
use crate::sys;

// `-errno`, or a result.
pub(crate) fn check(result: i64) -> io::Result<u64> {
    if result < 0 { Err(io::Error::from_raw_os_error(-result as i32)) } else { Ok(result as u64) }
}

/// Queries the metadata about a file without following symlinks.
pub fn symlink_metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata> { stat(path.as_ref().text(), false) }
/// Given a path, queries the file system to get information about a file, directory, etc.
pub fn metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata> { stat(path.as_ref().text(), true) }
fn stat(path: &str, follow: bool) -> io::Result<Metadata> { Metadata::read(|out| sys::fs_stat(path, follow, out)) }
// Text that the simulator writes into a buffer.
fn text_of(ask: impl FnOnce(*mut u8, usize) -> i64) -> io::Result<PathBuf> {
    let mut bytes = vec![0u8; 4096];
    let n = check(ask(bytes.as_mut_ptr(), bytes.len()))?;
    bytes.truncate(n as usize);
    Ok(PathBuf::from(String::from_utf8_lossy(&bytes).into_owned()))
}
/// Reads a symbolic link, returning the file that the link points to.
pub fn read_link<P: AsRef<Path>>(path: P) -> io::Result<PathBuf> {
    text_of(|out, cap| sys::fs_read_link(path.as_ref().text(), out, cap))
}
/// Creates a new hard link on the filesystem.
pub fn hard_link<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()> {
    check(sys::fs_link(original.as_ref().text(), link.as_ref().text())).map(drop)
}
/// Creates a new symbolic link on the filesystem.
#[deprecated(note = "replaced with std::os::unix::fs::symlink and std::os::windows::fs::{symlink_file, symlink_dir}")]
pub fn soft_link<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()> {
    crate::os::unix::fs::symlink(original, link)
}
/// Changes the permissions found on a file or a directory.
pub fn set_permissions<P: AsRef<Path>>(path: P, perm: Permissions) -> io::Result<()> {
    check(sys::fs_set_mode(path.as_ref().text(), perm.mode_bits())).map(drop)
}
/// Returns `Ok(true)` if the path points at an existing entity.
pub fn exists<P: AsRef<Path>>(path: P) -> io::Result<bool> {
    match metadata(path) {
        Ok(_) => Ok(true),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(e) => Err(e),
    }
}
/// Reads the entire contents of a file into a bytes vector.
pub fn read<P: AsRef<Path>>(path: P) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}
/// Reads the entire contents of a file into a string.
pub fn read_to_string<P: AsRef<Path>>(path: P) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    Ok(text)
}
/// Writes a slice as the entire contents of a file.
pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> io::Result<()> { File::create(path)?.write_all(contents.as_ref()) }
/// Removes a file from the filesystem.
pub fn remove_file<P: AsRef<Path>>(path: P) -> io::Result<()> { check(sys::fs_remove(path.as_ref().text(), false)).map(drop) }
/// Removes an empty directory.
pub fn remove_dir<P: AsRef<Path>>(path: P) -> io::Result<()> { check(sys::fs_remove(path.as_ref().text(), true)).map(drop) }
/// Removes a directory at this path, after removing all its contents.
pub fn remove_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()> {
    let path = path.as_ref();
    // All names first: removing moves the later ones.
    for entry in read_dir(path)?.collect::<io::Result<Vec<DirEntry>>>()? {
        if entry.file_type()?.is_dir() {
            remove_dir_all(entry.path())?;
        } else {
            remove_file(entry.path())?;
        }
    }
    remove_dir(path)
}
/// Creates a new, empty directory at the provided path.
pub fn create_dir<P: AsRef<Path>>(path: P) -> io::Result<()> { check(sys::fs_mkdir(path.as_ref().text(), false, 0o777)).map(drop) }
/// Recursively creates a directory and all of its parent components if they are missing.
pub fn create_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()> { check(sys::fs_mkdir(path.as_ref().text(), true, 0o777)).map(drop) }
/// Renames a file or directory to a new name, replacing the original file if `to` already exists.
pub fn rename<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<()> {
    check(sys::fs_rename(from.as_ref().text(), to.as_ref().text())).map(drop)
}
/// Copies the contents of one file to another; the number of bytes.
pub fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<u64> {
    let bytes = read(&from)?;
    let mode = metadata(&from)?.permissions();
    write(&to, &bytes)?;
    set_permissions(to, mode)?;
    Ok(bytes.len() as u64)
}
/// Returns the canonical, absolute form of a path with all intermediate components normalized and symbolic links resolved.
pub fn canonicalize<P: AsRef<Path>>(path: P) -> io::Result<PathBuf> { text_of(|out, cap| sys::fs_real_path(path.as_ref().text(), out, cap)) }
/// Returns an iterator over the entries within a directory.
pub fn read_dir<P: AsRef<Path>>(path: P) -> io::Result<ReadDir> {
    let path = path.as_ref();
    if !metadata(path)?.is_dir() {
        return Err(io::Error::from_raw_os_error(20));
    }
    Ok(ReadDir { path: path.to_path_buf(), next: 0 })
}
/// Iterator over the entries in a directory.
#[derive(Debug)]
pub struct ReadDir {
    path: PathBuf,
    next: usize,
}
impl Iterator for ReadDir {
    type Item = io::Result<DirEntry>;
    fn next(&mut self) -> Option<io::Result<DirEntry>> {
        let mut name = vec![0u8; 256];
        let n = sys::fs_list(self.path.text(), self.next, name.as_mut_ptr(), name.len());
        if n == -2 {
            return None;
        }
        self.next += 1;
        match check(n) {
            Ok(n) => {
                name.truncate(n as usize);
                let name = String::from_utf8_lossy(&name).into_owned();
                Some(Ok(DirEntry { path: self.path.join(&name), name }))
            }
            Err(e) => Some(Err(e)),
        }
    }
}
/// Entries returned by the `ReadDir` iterator.
pub struct DirEntry {
    path: PathBuf,
    name: String,
}
impl DirEntry {
    /// Returns the full path to the file that this entry represents.
    #[must_use]
    pub fn path(&self) -> PathBuf { self.path.clone() }
    /// Returns the metadata for the file that this entry points at.
    pub fn metadata(&self) -> io::Result<Metadata> { symlink_metadata(&self.path) }
    /// Returns the file type for the file that this entry points at.
    pub fn file_type(&self) -> io::Result<FileType> { Ok(self.metadata()?.file_type()) }
    /// Returns the file name of this directory entry without any leading path component(s).
    #[must_use]
    pub fn file_name(&self) -> OsString { OsString::from(self.name.clone()) }
}
impl fmt::Debug for DirEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("DirEntry").field(&self.path).finish() }
}
