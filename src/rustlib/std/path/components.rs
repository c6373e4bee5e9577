//! The parts of a path, from either end.
use super::Path;
use crate::cmp::Ordering;
use crate::ffi::OsStr;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::prelude::rust_2021::*;

/// A structure wrapping a Windows path prefix; there is none on this platform.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PrefixComponent<'a> {
    raw: &'a OsStr,
}
impl<'a> PrefixComponent<'a> {
    /// Returns the raw `OsStr` slice for this prefix.
    #[must_use]
    pub fn as_os_str(&self) -> &'a OsStr { self.raw }
}
/// A single component of a path.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Component<'a> {
    /// A Windows path prefix.
    Prefix(PrefixComponent<'a>),
    /// The root directory component.
    RootDir,
    /// A reference to the current directory, i.e., `.`.
    CurDir,
    /// A reference to the parent directory, i.e., `..`.
    ParentDir,
    /// A normal component, e.g., `a` and `b` in `a/b`.
    Normal(&'a OsStr),
}
impl<'a> Component<'a> {
    /// Extracts the underlying `OsStr` slice.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn as_os_str(self) -> &'a OsStr {
        match self {
            Component::Prefix(p) => p.as_os_str(),
            Component::RootDir => OsStr::of("/"),
            Component::CurDir => OsStr::of("."),
            Component::ParentDir => OsStr::of(".."),
            Component::Normal(path) => path,
        }
    }
}
impl AsRef<OsStr> for Component<'_> {
    fn as_ref(&self) -> &OsStr { self.as_os_str() }
}

/// An iterator over the `Component`s of a `Path`.
#[derive(Clone)]
pub struct Components<'a> {
    // What neither end has given.
    rest: &'a str,
    // Length of a root or `.` at the start of `rest` that is still to come: 0 or 1.
    start: usize,
}
impl<'a> Components<'a> {
    pub(super) fn new(text: &'a str) -> Components<'a> {
        let start = if text.starts_with('/') || text == "." || text.starts_with("./") { 1 } else { 0 };
        Components { rest: text, start }
    }
    fn parse(name: &'a str) -> Option<Component<'a>> {
        match name {
            // Only a `.` at the very start counts.
            "" | "." => None,
            ".." => Some(Component::ParentDir),
            name => Some(Component::Normal(OsStr::of(name))),
        }
    }
    fn take_start(&mut self) -> Component<'a> {
        let root = self.rest.starts_with('/');
        self.rest = &self.rest[1..];
        self.start = 0;
        if root { Component::RootDir } else { Component::CurDir }
    }
    // The last name and where it begins.
    fn last_name(&self) -> Option<(usize, &'a str)> {
        if self.rest.len() <= self.start {
            return None;
        }
        let body = &self.rest[self.start..];
        let at = match body.rfind('/') {
            Some(at) => at + 1,
            None => 0,
        };
        Some((self.start + at, &body[at..]))
    }
    fn drop_last(&mut self, at: usize) {
        // The separator goes, too, unless it is the root.
        self.rest = if at > self.start { &self.rest[..at - 1] } else { &self.rest[..at] };
    }
    /// Extracts a slice corresponding to the portion of the path remaining for iteration.
    #[must_use]
    pub fn as_path(&self) -> &'a Path {
        let mut c = self.clone();
        while let Some((at, name)) = c.last_name() {
            if Components::parse(name).is_some() {
                break;
            }
            c.drop_last(at);
        }
        if c.start == 0 {
            loop {
                let end = c.rest.find('/').unwrap_or(c.rest.len());
                if c.rest.is_empty() || Components::parse(&c.rest[..end]).is_some() {
                    break;
                }
                c.rest = if end < c.rest.len() { &c.rest[end + 1..] } else { "" };
            }
        }
        Path::new(c.rest)
    }
}
impl<'a> Iterator for Components<'a> {
    type Item = Component<'a>;
    fn next(&mut self) -> Option<Component<'a>> {
        if self.start > 0 {
            return Some(self.take_start());
        }
        while !self.rest.is_empty() {
            let end = self.rest.find('/').unwrap_or(self.rest.len());
            let name = &self.rest[..end];
            self.rest = if end < self.rest.len() { &self.rest[end + 1..] } else { "" };
            if let Some(c) = Components::parse(name) {
                return Some(c);
            }
        }
        None
    }
}
impl<'a> DoubleEndedIterator for Components<'a> {
    fn next_back(&mut self) -> Option<Component<'a>> {
        while let Some((at, name)) = self.last_name() {
            self.drop_last(at);
            if let Some(c) = Components::parse(name) {
                return Some(c);
            }
        }
        if self.start > 0 {
            return Some(self.take_start());
        }
        None
    }
}
impl FusedIterator for Components<'_> {}
impl fmt::Debug for Components<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<Component<'_>> = self.clone().collect();
        f.debug_tuple("Components").field(&parts).finish()
    }
}
impl PartialEq for Components<'_> {
    fn eq(&self, other: &Self) -> bool { self.clone().eq(other.clone()) }
}
impl Eq for Components<'_> {}
impl PartialOrd for Components<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { Some(Iterator::cmp(self.clone(), other.clone())) }
}
impl Ord for Components<'_> {
    fn cmp(&self, other: &Self) -> Ordering { Iterator::cmp(self.clone(), other.clone()) }
}
impl AsRef<Path> for Components<'_> {
    fn as_ref(&self) -> &Path { self.as_path() }
}
/// An iterator over the components of a `Path`, as `OsStr` slices.
#[derive(Clone)]
pub struct Iter<'a> {
    pub(super) inner: Components<'a>,
}
impl<'a> Iter<'a> {
    /// Extracts a slice corresponding to the portion of the path remaining for iteration.
    #[must_use]
    pub fn as_path(&self) -> &'a Path { self.inner.as_path() }
}
impl<'a> Iterator for Iter<'a> {
    type Item = &'a OsStr;
    fn next(&mut self) -> Option<&'a OsStr> { self.inner.next().map(Component::as_os_str) }
}
impl<'a> DoubleEndedIterator for Iter<'a> {
    fn next_back(&mut self) -> Option<&'a OsStr> { self.inner.next_back().map(Component::as_os_str) }
}
/// An iterator over `Path` and its ancestors.
#[derive(Copy, Clone, Debug)]
pub struct Ancestors<'a> {
    pub(super) next: Option<&'a Path>,
}
impl<'a> Iterator for Ancestors<'a> {
    type Item = &'a Path;
    fn next(&mut self) -> Option<&'a Path> {
        let next = self.next;
        self.next = next.and_then(Path::parent);
        next
    }
}
