//! Temporary files with names.
use crate::Builder;
use std::error::Error;
use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Deref;
use std::path::{Path, PathBuf};

/// An error that says where it was.
#[derive(Debug)]
struct PathError {
    path: PathBuf,
    err: io::Error,
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at path {:?}", self.err, self.path)
    }
}

impl Error for PathError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.err.source()
    }
}

pub(crate) fn at_path(err: io::Error, path: PathBuf) -> io::Error {
    io::Error::new(err.kind(), PathError { path, err })
}

/// A path whose file is removed when this is dropped.
pub struct TempPath {
    path: Box<Path>,
    keep: bool,
}

impl TempPath {
    pub(crate) fn at(path: PathBuf, keep: bool) -> TempPath {
        TempPath { path: path.into_boxed_path(), keep }
    }

    /// Any file, to be removed when this is dropped.
    pub fn from_path(path: impl Into<PathBuf>) -> TempPath {
        TempPath::at(path.into(), false)
    }

    /// Removes the file now.
    pub fn close(mut self) -> io::Result<()> {
        self.keep = true;
        fs::remove_file(&self.path).map_err(|error| at_path(error, self.path.to_path_buf()))
    }

    /// The file stays.
    pub fn keep(mut self) -> Result<PathBuf, PathPersistError> {
        self.keep = true;
        Ok(self.path.to_path_buf())
    }

    /// The file stays, under another name.
    pub fn persist<P: AsRef<Path>>(mut self, new_path: P) -> Result<(), PathPersistError> {
        match fs::rename(&self.path, new_path) {
            Ok(()) => {
                self.keep = true;
                Ok(())
            }
            Err(error) => Err(PathPersistError { error, path: self }),
        }
    }

    /// The same, if there is no file of that name yet.
    pub fn persist_noclobber<P: AsRef<Path>>(self, new_path: P) -> Result<(), PathPersistError> {
        if new_path.as_ref().exists() {
            let error = io::Error::from_raw_os_error(17);
            return Err(PathPersistError { error, path: self });
        }
        self.persist(new_path)
    }

    pub fn disable_cleanup(&mut self, disable_cleanup: bool) {
        self.keep = disable_cleanup;
    }
}

impl Drop for TempPath {
    fn drop(&mut self) {
        if !self.keep {
            let _ = fs::remove_file(&self.path);
        }
    }
}

impl Deref for TempPath {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.path
    }
}

impl AsRef<Path> for TempPath {
    fn as_ref(&self) -> &Path {
        &self.path
    }
}

impl AsRef<OsStr> for TempPath {
    fn as_ref(&self) -> &OsStr {
        self.path.as_os_str()
    }
}

impl fmt::Debug for TempPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.path.fmt(f)
    }
}

/// The path that could not be kept.
pub struct PathPersistError {
    pub error: io::Error,
    pub path: TempPath,
}

/// The file that could not be kept.
pub struct PersistError<F = File> {
    pub error: io::Error,
    pub file: NamedTempFile<F>,
}

impl From<PathPersistError> for io::Error {
    fn from(error: PathPersistError) -> io::Error {
        error.error
    }
}

impl<F> From<PersistError<F>> for io::Error {
    fn from(error: PersistError<F>) -> io::Error {
        error.error
    }
}

impl fmt::Debug for PathPersistError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PathPersistError").field("error", &self.error).field("path", &self.path).finish()
    }
}

impl fmt::Display for PathPersistError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failed to persist temporary file path: {}", self.error)
    }
}

impl<F> fmt::Debug for PersistError<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersistError({:?})", self.error)
    }
}

impl<F> fmt::Display for PersistError<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failed to persist temporary file: {}", self.error)
    }
}

impl Error for PathPersistError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.error)
    }
}

impl<F> Error for PersistError<F> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.error)
    }
}

/// A file that is removed when it is dropped.
pub struct NamedTempFile<F = File> {
    path: TempPath,
    file: F,
}

impl NamedTempFile<File> {
    pub fn new() -> io::Result<NamedTempFile> {
        Builder::new().tempfile()
    }

    pub fn new_in<P: AsRef<Path>>(dir: P) -> io::Result<NamedTempFile> {
        Builder::new().tempfile_in(dir)
    }

    pub fn with_prefix<S: AsRef<OsStr>>(prefix: S) -> io::Result<NamedTempFile> {
        Builder::new().prefix(&prefix).tempfile()
    }

    pub fn with_suffix<S: AsRef<OsStr>>(suffix: S) -> io::Result<NamedTempFile> {
        Builder::new().suffix(&suffix).tempfile()
    }

    /// The file opened once more, with a position of its own.
    pub fn reopen(&self) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).open(&*self.path)
    }
}

impl<F> NamedTempFile<F> {
    pub(crate) fn of(file: F, path: TempPath) -> NamedTempFile<F> {
        NamedTempFile { path, file }
    }

    pub fn from_parts(file: F, path: TempPath) -> NamedTempFile<F> {
        NamedTempFile { path, file }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn as_file(&self) -> &F {
        &self.file
    }

    pub fn as_file_mut(&mut self) -> &mut F {
        &mut self.file
    }

    /// The file; its name is gone.
    pub fn into_file(self) -> F {
        self.file
    }

    pub fn into_temp_path(self) -> TempPath {
        self.path
    }

    pub fn into_parts(self) -> (F, TempPath) {
        (self.file, self.path)
    }

    /// Removes the file now.
    pub fn close(self) -> io::Result<()> {
        let NamedTempFile { path, .. } = self;
        path.close()
    }

    /// The file stays.
    pub fn keep(self) -> Result<(F, PathBuf), PersistError<F>> {
        let (file, path) = self.into_parts();
        match path.keep() {
            Ok(path) => Ok((file, path)),
            Err(PathPersistError { error, path }) => Err(PersistError { error, file: NamedTempFile { path, file } }),
        }
    }

    /// The file stays, under another name.
    pub fn persist<P: AsRef<Path>>(self, new_path: P) -> Result<F, PersistError<F>> {
        let (file, path) = self.into_parts();
        match path.persist(new_path) {
            Ok(()) => Ok(file),
            Err(PathPersistError { error, path }) => Err(PersistError { error, file: NamedTempFile { path, file } }),
        }
    }

    /// The same, if there is no file of that name yet.
    pub fn persist_noclobber<P: AsRef<Path>>(self, new_path: P) -> Result<F, PersistError<F>> {
        let (file, path) = self.into_parts();
        match path.persist_noclobber(new_path) {
            Ok(()) => Ok(file),
            Err(PathPersistError { error, path }) => Err(PersistError { error, file: NamedTempFile { path, file } }),
        }
    }

    pub fn disable_cleanup(&mut self, disable_cleanup: bool) {
        self.path.disable_cleanup(disable_cleanup);
    }
}

impl<F> fmt::Debug for NamedTempFile<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NamedTempFile({:?})", self.path)
    }
}

impl<F> AsRef<Path> for NamedTempFile<F> {
    fn as_ref(&self) -> &Path {
        self.path()
    }
}

fn place<T>(result: io::Result<T>, path: &Path) -> io::Result<T> {
    result.map_err(|error| at_path(error, path.to_path_buf()))
}

impl<F: Read> Read for NamedTempFile<F> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        place(self.file.read(buf), &self.path)
    }
}

impl<F: Write> Write for NamedTempFile<F> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        place(self.file.write(buf), &self.path)
    }

    fn flush(&mut self) -> io::Result<()> {
        place(self.file.flush(), &self.path)
    }
}

impl<F: Seek> Seek for NamedTempFile<F> {
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64> {
        place(self.file.seek(pos), &self.path)
    }
}

impl Read for &NamedTempFile<File> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        place((&self.file).read(buf), &self.path)
    }
}

impl Write for &NamedTempFile<File> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        place((&self.file).write(buf), &self.path)
    }

    fn flush(&mut self) -> io::Result<()> {
        place((&self.file).flush(), &self.path)
    }
}

impl Seek for &NamedTempFile<File> {
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64> {
        place((&self.file).seek(pos), &self.path)
    }
}
