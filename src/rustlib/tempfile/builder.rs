//! How a temporary thing is named and made.
use crate::{env, NamedTempFile, TempDir, TempPath};
use std::ffi::{OsStr, OsString};
use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Names that are tried before giving up.
const TRIES: u32 = 1 << 16;
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

#[intrinsic = "random_u64"]
fn random_u64() -> u64;

/// Options of a temporary file or directory.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct Builder<'a, 'b> {
    random_len: usize,
    prefix: &'a OsStr,
    suffix: &'b OsStr,
    append: bool,
    keep: bool,
}

impl Default for Builder<'_, '_> {
    fn default() -> Self {
        Builder { random_len: 6, prefix: OsStr::new(".tmp"), suffix: OsStr::new(""), append: false, keep: false }
    }
}

impl<'a, 'b> Builder<'a, 'b> {
    #[must_use]
    pub fn new() -> Builder<'a, 'b> {
        Builder::default()
    }

    /// What the name begins with; `.tmp` if nothing is said.
    pub fn prefix<S: AsRef<OsStr> + ?Sized>(&mut self, prefix: &'a S) -> &mut Self {
        self.prefix = prefix.as_ref();
        self
    }

    /// What the name ends with.
    pub fn suffix<S: AsRef<OsStr> + ?Sized>(&mut self, suffix: &'b S) -> &mut Self {
        self.suffix = suffix.as_ref();
        self
    }

    /// How many random letters the name has; 6 if nothing is said.
    pub fn rand_bytes(&mut self, rand: usize) -> &mut Self {
        self.random_len = rand;
        self
    }

    /// Whether the file is opened for appending.
    pub fn append(&mut self, append: bool) -> &mut Self {
        self.append = append;
        self
    }

    /// Whether it stays when it is dropped.
    pub fn disable_cleanup(&mut self, disable_cleanup: bool) -> &mut Self {
        self.keep = disable_cleanup;
        self
    }

    pub fn tempfile(&self) -> io::Result<NamedTempFile> {
        self.tempfile_in(env::temp_dir())
    }

    pub fn tempfile_in<P: AsRef<Path>>(&self, dir: P) -> io::Result<NamedTempFile> {
        self.make_in(dir, |path| {
            OpenOptions::new().read(true).write(!self.append).append(self.append).create_new(true).open(path)
        })
    }

    pub fn tempdir(&self) -> io::Result<TempDir> {
        self.tempdir_in(env::temp_dir())
    }

    pub fn tempdir_in<P: AsRef<Path>>(&self, dir: P) -> io::Result<TempDir> {
        let (path, ()) = self.create(dir.as_ref(), |path| fs::create_dir(path))?;
        Ok(TempDir::at(path, self.keep))
    }

    pub fn make<F, R>(&self, f: F) -> io::Result<NamedTempFile<R>>
    where
        F: FnMut(&Path) -> io::Result<R>,
    {
        self.make_in(env::temp_dir(), f)
    }

    /// Whatever `f` makes under a new name, a socket for instance.
    pub fn make_in<F, R, P>(&self, dir: P, f: F) -> io::Result<NamedTempFile<R>>
    where
        F: FnMut(&Path) -> io::Result<R>,
        P: AsRef<Path>,
    {
        let (path, file) = self.create(dir.as_ref(), f)?;
        Ok(NamedTempFile::of(file, TempPath::at(path, self.keep)))
    }

    fn name(&self) -> OsString {
        let mut name = OsString::from(self.prefix);
        for _ in 0..self.random_len {
            let letter = LETTERS[(random_u64() % LETTERS.len() as u64) as usize];
            name.push((letter as char).to_string());
        }
        name.push(self.suffix);
        name
    }

    /// Tries names until one is new.
    fn create<R>(&self, dir: &Path, mut f: impl FnMut(&Path) -> io::Result<R>) -> io::Result<(PathBuf, R)> {
        let tries = if self.random_len == 0 { 1 } else { TRIES };
        for _ in 0..tries {
            let path = dir.join(self.name());
            match f(&path) {
                Err(error)
                    if tries > 1 && matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::AddrInUse) => {}
                Ok(made) => return Ok((path, made)),
                Err(error) => return Err(crate::file::at_path(error, path)),
            }
        }
        Err(io::Error::new(io::ErrorKind::AlreadyExists, "too many temporary files exist"))
    }
}
