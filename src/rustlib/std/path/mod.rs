//! Paths, as on Unix.
mod components;
mod path_buf;

pub use self::components::{Ancestors, Component, Components, Iter, PrefixComponent};
pub use self::path_buf::PathBuf;
use crate::borrow::Cow;
use crate::cmp::Ordering;
use crate::error::Error;
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::fs;
use crate::hash::{Hash, Hasher};
use crate::io;
use crate::prelude::rust_2021::*;
use crate::rc::Rc;
use crate::sync::Arc;

/// The primary separator of path components for the current platform.
pub const MAIN_SEPARATOR: char = '/';
/// The primary separator of path components for the current platform, as a string.
pub const MAIN_SEPARATOR_STR: &str = "/";
/// Determines whether the character is one of the permitted path separators for the current platform.
#[must_use]
pub fn is_separator(c: char) -> bool { c == '/' }
/// Makes the path absolute without accessing the filesystem.
pub fn absolute<P: AsRef<Path>>(path: P) -> io::Result<PathBuf> {
    let path = path.as_ref();
    if path.as_os_str().is_empty() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    let base = if path.is_absolute() { PathBuf::new() } else { crate::env::current_dir()? };
    Ok(base.join(path.components().collect::<PathBuf>()))
}

/// A slice of a path (akin to `str`).
pub struct Path {
    inner: OsStr,
}
/// An error returned from `Path::strip_prefix` if the prefix was not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StripPrefixError(());
impl fmt::Display for StripPrefixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("prefix not found") }
}
impl Error for StripPrefixError {}
/// Helper struct for safely printing paths with `format!` and `{}`.
pub struct Display<'a> {
    path: &'a Path,
}
impl fmt::Debug for Display<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(self.path, f) }
}
impl fmt::Display for Display<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(self.path.text(), f) }
}
// Name without and with the part after the last dot.
fn split_name(name: &str) -> (Option<&str>, Option<&str>) {
    if name == ".." {
        return (Some(name), None);
    }
    match name.rfind('.') {
        None | Some(0) => (Some(name), None),
        Some(at) => (Some(&name[..at]), Some(&name[at + 1..])),
    }
}
impl Path {
    /// Directly wraps a string slice as a `Path` slice.
    pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &Path { unsafe { &*(s.as_ref() as *const OsStr as *const Path) } }
    pub(crate) fn text(&self) -> &str { self.inner.text() }
    /// Yields the underlying `OsStr` slice.
    #[must_use]
    pub fn as_os_str(&self) -> &OsStr { &self.inner }
    /// Yields a `&str` slice if the `Path` is valid unicode.
    #[must_use]
    pub fn to_str(&self) -> Option<&str> { self.inner.to_str() }
    /// Converts a `Path` to a `Cow<str>`.
    #[must_use]
    pub fn to_string_lossy(&self) -> Cow<'_, str> { self.inner.to_string_lossy() }
    /// Converts a `Path` to an owned `PathBuf`.
    #[must_use]
    pub fn to_path_buf(&self) -> PathBuf { PathBuf::from(self.inner.to_os_string()) }
    /// Returns `true` if the `Path` is absolute, i.e., if it is independent of the current directory.
    #[must_use]
    pub fn is_absolute(&self) -> bool { self.has_root() }
    /// Returns `true` if the `Path` is relative, i.e., not absolute.
    #[must_use]
    pub fn is_relative(&self) -> bool { !self.is_absolute() }
    /// Returns `true` if the `Path` has a root.
    #[must_use]
    pub fn has_root(&self) -> bool { self.text().starts_with('/') }
    /// Returns the `Path` without its final component, if there is one.
    #[must_use]
    pub fn parent(&self) -> Option<&Path> {
        let mut components = self.components();
        match components.next_back()? {
            Component::Normal(_) | Component::CurDir | Component::ParentDir => Some(components.as_path()),
            _ => None,
        }
    }
    /// Produces an iterator over `Path` and its ancestors.
    pub fn ancestors(&self) -> Ancestors<'_> { Ancestors { next: Some(self) } }
    /// Returns the final component of the `Path`, if there is one.
    #[must_use]
    pub fn file_name(&self) -> Option<&OsStr> {
        match self.components().next_back()? {
            Component::Normal(name) => Some(name),
            _ => None,
        }
    }
    /// Returns a path that, when joined onto `base`, yields `self`.
    pub fn strip_prefix<P: AsRef<Path>>(&self, base: P) -> Result<&Path, StripPrefixError> {
        let mut rest = self.components();
        for expected in base.as_ref().components() {
            if rest.next() != Some(expected) {
                return Err(StripPrefixError(()));
            }
        }
        Ok(rest.as_path())
    }
    /// Determines whether `base` is a prefix of `self`.
    #[must_use]
    pub fn starts_with<P: AsRef<Path>>(&self, base: P) -> bool { self.strip_prefix(base).is_ok() }
    /// Determines whether `child` is a suffix of `self`.
    #[must_use]
    pub fn ends_with<P: AsRef<Path>>(&self, child: P) -> bool {
        let mut own = self.components();
        child.as_ref().components().rev().all(|c| own.next_back() == Some(c))
    }
    /// Extracts the stem (non-extension) portion of the file name.
    #[must_use]
    pub fn file_stem(&self) -> Option<&OsStr> { split_name(self.file_name()?.text()).0.map(OsStr::of) }
    /// Extracts the extension (without the leading dot) of the file name, if possible.
    #[must_use]
    pub fn extension(&self) -> Option<&OsStr> { split_name(self.file_name()?.text()).1.map(OsStr::of) }
    /// Creates an owned `PathBuf` with `path` adjoined to `self`.
    #[must_use]
    pub fn join<P: AsRef<Path>>(&self, path: P) -> PathBuf {
        let mut buf = self.to_path_buf();
        buf.push(path);
        buf
    }
    /// Creates an owned `PathBuf` like `self` but with the given file name.
    #[must_use]
    pub fn with_file_name<S: AsRef<OsStr>>(&self, file_name: S) -> PathBuf {
        let mut buf = self.to_path_buf();
        buf.set_file_name(file_name);
        buf
    }
    /// Creates an owned `PathBuf` like `self` but with the given extension.
    pub fn with_extension<S: AsRef<OsStr>>(&self, extension: S) -> PathBuf {
        let mut buf = self.to_path_buf();
        buf.set_extension(extension);
        buf
    }
    /// Produces an iterator over the `Component`s of the path.
    pub fn components(&self) -> Components<'_> { Components::new(self.text()) }
    /// Produces an iterator over the path's components viewed as `OsStr` slices.
    pub fn iter(&self) -> Iter<'_> { Iter { inner: self.components() } }
    /// Returns an object that implements `Display` for safely printing paths.
    #[must_use]
    pub fn display(&self) -> Display<'_> { Display { path: self } }
    /// Queries the file system to get information about a file, directory, etc.
    pub fn metadata(&self) -> io::Result<fs::Metadata> { fs::metadata(self) }
    /// Returns an iterator over the entries within a directory.
    pub fn read_dir(&self) -> io::Result<fs::ReadDir> { fs::read_dir(self) }
    /// Returns `true` if the path points at an existing entity.
    #[must_use]
    pub fn exists(&self) -> bool { fs::metadata(self).is_ok() }
    /// Returns `Ok(true)` if the path points at an existing entity.
    pub fn try_exists(&self) -> io::Result<bool> { fs::exists(self) }
    /// Returns `true` if the path exists on disk and is pointing at a regular file.
    #[must_use]
    pub fn is_file(&self) -> bool { fs::metadata(self).map(|m| m.is_file()).unwrap_or(false) }
    /// Returns `true` if the path exists on disk and is pointing at a directory.
    #[must_use]
    pub fn is_dir(&self) -> bool { fs::metadata(self).map(|m| m.is_dir()).unwrap_or(false) }
    /// Converts a `Box<Path>` into a `PathBuf`.
    pub fn into_path_buf(self: Box<Self>) -> PathBuf { self.to_path_buf() }
}
impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.inner, f) }
}
impl PartialEq for Path {
    fn eq(&self, other: &Path) -> bool { self.components() == other.components() }
}
impl Eq for Path {}
impl PartialOrd for Path {
    fn partial_cmp(&self, other: &Path) -> Option<Ordering> { Some(self.cmp(other)) }
}
impl Ord for Path {
    fn cmp(&self, other: &Path) -> Ordering { self.components().cmp(other.components()) }
}
impl Hash for Path {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for component in self.components() {
            component.hash(state);
        }
    }
}
impl ToOwned for Path {
    type Owned = PathBuf;
    fn to_owned(&self) -> PathBuf { self.to_path_buf() }
}
impl AsRef<Path> for Path {
    fn as_ref(&self) -> &Path { self }
}
macro_rules! as_path {
    ($($T:ty)*) => { $(
        impl AsRef<Path> for $T {
            fn as_ref(&self) -> &Path { Path::new(self) }
        }
    )* };
}
as_path! { OsStr OsString str String }
impl AsRef<Path> for Cow<'_, OsStr> {
    fn as_ref(&self) -> &Path { Path::new(&**self) }
}
impl<'a> IntoIterator for &'a Path {
    type Item = &'a OsStr;
    type IntoIter = Iter<'a>;
    fn into_iter(self) -> Iter<'a> { self.iter() }
}
impl From<&Path> for Box<Path> {
    fn from(path: &Path) -> Box<Path> { unsafe { Box::from_raw(Box::into_raw(Box::<str>::from(path.text())) as *mut Path) } }
}
impl From<PathBuf> for Box<Path> {
    fn from(path: PathBuf) -> Box<Path> { Box::from(&*path) }
}
impl Clone for Box<Path> {
    fn clone(&self) -> Self { Box::from(&**self) }
}
impl From<&Path> for Arc<Path> {
    fn from(path: &Path) -> Arc<Path> { unsafe { Arc::from_raw(Arc::into_raw(Arc::<str>::from(path.text())) as *const Path) } }
}
impl From<PathBuf> for Arc<Path> {
    fn from(path: PathBuf) -> Arc<Path> { Arc::from(&*path) }
}
impl From<&Path> for Rc<Path> {
    fn from(path: &Path) -> Rc<Path> { unsafe { Rc::from_raw(Rc::into_raw(Rc::<str>::from(path.text())) as *const Path) } }
}
impl From<PathBuf> for Rc<Path> {
    fn from(path: PathBuf) -> Rc<Path> { Rc::from(&*path) }
}
impl<'a> From<&'a Path> for Cow<'a, Path> {
    fn from(path: &'a Path) -> Cow<'a, Path> { Cow::Borrowed(path) }
}
impl<'a> From<&'a PathBuf> for Cow<'a, Path> {
    fn from(path: &'a PathBuf) -> Cow<'a, Path> { Cow::Borrowed(path.as_path()) }
}
impl<'a> From<PathBuf> for Cow<'a, Path> {
    fn from(path: PathBuf) -> Cow<'a, Path> { Cow::Owned(path) }
}
impl AsRef<Path> for Component<'_> {
    fn as_ref(&self) -> &Path { Path::new(self.as_os_str()) }
}
