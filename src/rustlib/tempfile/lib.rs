//! `tempfile`: files and directories that are removed when they are dropped.
mod builder;
mod dir;
mod file;

pub use self::builder::Builder;
pub use self::dir::TempDir;
pub use self::file::{NamedTempFile, PathPersistError, PersistError, TempPath};

use std::fs::File;
use std::io;
use std::path::Path;

pub mod env {
    //! Where temporary things are made.
    use std::path::PathBuf;

    /// The directory for temporary things.
    pub fn temp_dir() -> PathBuf {
        std::env::temp_dir()
    }
}

/// A directory that is removed with all that is in it.
pub fn tempdir() -> io::Result<TempDir> {
    TempDir::new()
}

/// The same inside of `dir`.
pub fn tempdir_in<P: AsRef<Path>>(dir: P) -> io::Result<TempDir> {
    TempDir::new_in(dir)
}

/// A file without a name.
pub fn tempfile() -> io::Result<File> {
    tempfile_in(env::temp_dir())
}

/// The same inside of `dir`.
pub fn tempfile_in<P: AsRef<Path>>(dir: P) -> io::Result<File> {
    let (file, path) = NamedTempFile::new_in(dir)?.into_parts();
    path.close()?;
    Ok(file)
}
