//! `DirBuilder`.
use super::check;
use crate::io;
use crate::path::Path;
use crate::prelude::rust_2021::*;
use crate::sys;

/// A builder used to create directories in various manners.
#[derive(Debug)]
pub struct DirBuilder {
    recursive: bool,
    pub(crate) mode: u32,
}
impl DirBuilder {
    /// Creates a new set of options with default mode/security settings for all platforms and also non-recursive.
    #[must_use]
    pub fn new() -> DirBuilder { DirBuilder { recursive: false, mode: 0o777 } }
    /// Indicates that directories should be created recursively, creating all parent directories.
    pub fn recursive(&mut self, recursive: bool) -> &mut Self {
        self.recursive = recursive;
        self
    }
    /// Creates the specified directory with the options configured in this builder.
    pub fn create<P: AsRef<Path>>(&self, path: P) -> io::Result<()> {
        check(sys::fs_mkdir(path.as_ref().text(), self.recursive, self.mode)).map(drop)
    }
}
