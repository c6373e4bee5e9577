//! Temporary directories.
use crate::Builder;
use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A directory that is removed when it is dropped, with all that is in it.
pub struct TempDir {
    path: Box<Path>,
    keep: bool,
}

impl TempDir {
    pub(crate) fn at(path: PathBuf, keep: bool) -> TempDir {
        TempDir { path: path.into_boxed_path(), keep }
    }

    pub fn new() -> io::Result<TempDir> {
        Builder::new().tempdir()
    }

    pub fn new_in<P: AsRef<Path>>(dir: P) -> io::Result<TempDir> {
        Builder::new().tempdir_in(dir)
    }

    pub fn with_prefix<S: AsRef<OsStr>>(prefix: S) -> io::Result<TempDir> {
        Builder::new().prefix(&prefix).tempdir()
    }

    pub fn with_suffix<S: AsRef<OsStr>>(suffix: S) -> io::Result<TempDir> {
        Builder::new().suffix(&suffix).tempdir()
    }

    pub fn with_prefix_in<S: AsRef<OsStr>, P: AsRef<Path>>(prefix: S, dir: P) -> io::Result<TempDir> {
        Builder::new().prefix(&prefix).tempdir_in(dir)
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        self.path.as_ref()
    }

    /// The directory stays.
    #[must_use]
    pub fn keep(mut self) -> PathBuf {
        self.keep = true;
        self.path.to_path_buf()
    }

    #[deprecated = "use TempDir::keep()"]
    #[must_use]
    pub fn into_path(self) -> PathBuf {
        self.keep()
    }

    /// Whether the directory stays when this is dropped.
    pub fn disable_cleanup(&mut self, disable_cleanup: bool) {
        self.keep = disable_cleanup;
    }

    /// Removes the directory now.
    pub fn close(mut self) -> io::Result<()> {
        self.keep = true;
        fs::remove_dir_all(&self.path)
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        if !self.keep {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

impl AsRef<Path> for TempDir {
    fn as_ref(&self) -> &Path {
        self.path()
    }
}

impl fmt::Debug for TempDir {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TempDir").field("path", &self.path).finish_non_exhaustive()
    }
}
