//! The owned path.
use super::{Iter, Path};
use crate::borrow::{Borrow, Cow};
use crate::cmp::Ordering;
use crate::convert::Infallible;
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::ops::Deref;
use crate::prelude::rust_2021::*;
use crate::str::FromStr;

/// An owned, mutable path (akin to `String`).
#[derive(Clone)]
pub struct PathBuf {
    inner: OsString,
}
impl PathBuf {
    /// Allocates an empty `PathBuf`.
    #[must_use]
    pub const fn new() -> PathBuf { PathBuf { inner: OsString::new() } }
    /// Creates a new `PathBuf` with a given capacity.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> PathBuf { PathBuf { inner: OsString::with_capacity(capacity) } }
    /// Coerces to a `Path` slice.
    #[must_use]
    pub fn as_path(&self) -> &Path { self }
    /// Extends `self` with `path`; an absolute path replaces it.
    pub fn push<P: AsRef<Path>>(&mut self, path: P) {
        let path = path.as_ref();
        let text = self.inner.text_mut();
        if path.is_absolute() {
            text.clear();
        } else if !text.is_empty() && !text.ends_with('/') {
            text.push('/');
        }
        text.push_str(path.text());
    }
    /// Truncates `self` to `self.parent()`.
    pub fn pop(&mut self) -> bool {
        match self.parent().map(|p| p.as_os_str().len()) {
            Some(len) => {
                self.inner.text_mut().truncate(len);
                true
            }
            None => false,
        }
    }
    /// Updates `self.file_name()` to `file_name`.
    pub fn set_file_name<S: AsRef<OsStr>>(&mut self, file_name: S) {
        if self.file_name().is_some() {
            self.pop();
        }
        self.push(Path::new(file_name.as_ref()));
    }
    /// Updates `self.extension()` to `Some(extension)` or to `None` if `extension` is empty.
    pub fn set_extension<S: AsRef<OsStr>>(&mut self, extension: S) -> bool {
        let Some(stem) = self.file_stem().map(|s| s.text().as_ptr() as usize + s.len()) else {
            return false;
        };
        let keep = stem - self.inner.text().as_ptr() as usize;
        let text = self.inner.text_mut();
        text.truncate(keep);
        let extension = extension.as_ref();
        if !extension.is_empty() {
            text.push('.');
            text.push_str(extension.text());
        }
        true
    }
    /// Consumes the `PathBuf`, yielding its internal `OsString` storage.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_os_string(self) -> OsString { self.inner }
    /// Converts this `PathBuf` into a boxed `Path`.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_boxed_path(self) -> Box<Path> { Box::from(self) }
    /// Empties the path.
    pub fn clear(&mut self) { self.inner.clear() }
}
impl Deref for PathBuf {
    type Target = Path;
    fn deref(&self) -> &Path { Path::new(&self.inner) }
}
impl fmt::Debug for PathBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl Default for PathBuf {
    fn default() -> Self { PathBuf::new() }
}
impl Borrow<Path> for PathBuf {
    fn borrow(&self) -> &Path { self }
}
impl AsRef<Path> for PathBuf {
    fn as_ref(&self) -> &Path { self }
}
impl<T: ?Sized + AsRef<OsStr>> From<&T> for PathBuf {
    fn from(s: &T) -> PathBuf { PathBuf { inner: s.as_ref().to_os_string() } }
}
impl From<OsString> for PathBuf {
    fn from(s: OsString) -> PathBuf { PathBuf { inner: s } }
}
impl From<String> for PathBuf {
    fn from(s: String) -> PathBuf { PathBuf { inner: OsString::from(s) } }
}
impl From<Box<Path>> for PathBuf {
    fn from(boxed: Box<Path>) -> PathBuf { boxed.into_path_buf() }
}
impl<'a> From<Cow<'a, Path>> for PathBuf {
    fn from(p: Cow<'a, Path>) -> PathBuf { p.into_owned() }
}
impl FromStr for PathBuf {
    type Err = Infallible;
    fn from_str(s: &str) -> Result<Self, Infallible> { Ok(PathBuf::from(s)) }
}
impl<P: AsRef<Path>> FromIterator<P> for PathBuf {
    fn from_iter<I: IntoIterator<Item = P>>(iter: I) -> PathBuf {
        let mut buf = PathBuf::new();
        buf.extend(iter);
        buf
    }
}
impl<P: AsRef<Path>> Extend<P> for PathBuf {
    fn extend<I: IntoIterator<Item = P>>(&mut self, iter: I) { iter.into_iter().for_each(|p| self.push(p.as_ref())) }
}
impl<'a> IntoIterator for &'a PathBuf {
    type Item = &'a OsStr;
    type IntoIter = Iter<'a>;
    fn into_iter(self) -> Iter<'a> { self.iter() }
}
impl PartialEq for PathBuf {
    fn eq(&self, other: &PathBuf) -> bool { **self == **other }
}
impl Eq for PathBuf {}
impl PartialOrd for PathBuf {
    fn partial_cmp(&self, other: &PathBuf) -> Option<Ordering> { Some(self.cmp(other)) }
}
impl Ord for PathBuf {
    fn cmp(&self, other: &PathBuf) -> Ordering { (**self).cmp(&**other) }
}
impl Hash for PathBuf {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
macro_rules! eq_paths {
    ($($L:ty, $R:ty;)*) => { $(
        impl<'a> PartialEq<$R> for $L {
            fn eq(&self, other: &$R) -> bool { AsRef::<Path>::as_ref(self) == AsRef::<Path>::as_ref(other) }
        }
        impl<'a> PartialEq<$L> for $R {
            fn eq(&self, other: &$L) -> bool { AsRef::<Path>::as_ref(self) == AsRef::<Path>::as_ref(other) }
        }
    )* };
}
eq_paths! { PathBuf, Path; PathBuf, &'a Path; PathBuf, OsStr; PathBuf, OsString; Path, OsStr; Path, OsString; PathBuf, str; PathBuf, String; Path, str; Path, String; }
