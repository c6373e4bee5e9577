//! Inspection and manipulation of the process's environment.
use crate::collections::BTreeMap;
use crate::error::Error;
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::io;
use crate::iter::FusedIterator;
use crate::path::PathBuf;
use crate::prelude::rust_2021::*;
use crate::sync::Mutex;
use crate::sys;

// What the program has changed; `None`: removed.
static CHANGES: Mutex<BTreeMap<String, Option<String>>> = Mutex::new(BTreeMap::new());

// Text of a length that is known only by asking.
fn text_of(ask: impl Fn(*mut u8, usize) -> isize) -> Option<String> {
    let mut bytes = vec![0u8; 128];
    loop {
        let n = ask(bytes.as_mut_ptr(), bytes.len());
        if n < 0 {
            return None;
        }
        let n = n as usize;
        if n <= bytes.len() {
            bytes.truncate(n);
            return Some(String::from_utf8_lossy(&bytes).into_owned());
        }
        bytes.resize(n, 0);
    }
}
fn lookup(key: &str) -> Option<String> {
    if let Some(changed) = CHANGES.lock().unwrap_or_else(|e| e.into_inner()).get(key) {
        return changed.clone();
    }
    text_of(|out, cap| sys::env_var(key, out, cap))
}

/// The error type for operations interacting with environment variables.
#[derive(Debug, PartialEq, Eq, Clone)]
pub enum VarError {
    /// The specified environment variable was not present in the current process's environment.
    NotPresent,
    /// The specified environment variable was found, but it did not contain valid unicode data.
    NotUnicode(OsString),
}
impl fmt::Display for VarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VarError::NotPresent => f.write_str("environment variable not found"),
            VarError::NotUnicode(s) => write!(f, "environment variable was not valid unicode: {s:?}"),
        }
    }
}
impl Error for VarError {}
/// Fetches the environment variable `key` from the current process.
pub fn var<K: AsRef<OsStr>>(key: K) -> Result<String, VarError> { lookup(key.as_ref().text()).ok_or(VarError::NotPresent) }
/// Fetches the environment variable `key` from the current process, returning `None` if the variable isn't set.
#[must_use]
pub fn var_os<K: AsRef<OsStr>>(key: K) -> Option<OsString> { lookup(key.as_ref().text()).map(OsString::from) }
/// Sets the environment variable `key` to the value `value` for the currently running process.
pub fn set_var<K: AsRef<OsStr>, V: AsRef<OsStr>>(key: K, value: V) {
    let value = String::from(value.as_ref().text());
    CHANGES.lock().unwrap_or_else(|e| e.into_inner()).insert(String::from(key.as_ref().text()), Some(value));
}
/// Removes an environment variable from the environment of the currently running process.
pub fn remove_var<K: AsRef<OsStr>>(key: K) {
    CHANGES.lock().unwrap_or_else(|e| e.into_inner()).insert(String::from(key.as_ref().text()), None);
}
/// Returns an iterator of (variable, value) pairs of strings.
pub fn vars() -> Vars {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let text = text_of(|out, cap| sys::env_list(out, cap) as isize).unwrap_or_default();
    for entry in text.split('\0') {
        if let Some((key, value)) = entry.split_once('=') {
            all.insert(String::from(key), String::from(value));
        }
    }
    for (key, value) in CHANGES.lock().unwrap_or_else(|e| e.into_inner()).iter() {
        match value {
            Some(value) => all.insert(key.clone(), value.clone()),
            None => all.remove(key),
        };
    }
    Vars { inner: all.into_iter().collect::<Vec<_>>().into_iter() }
}
/// An iterator over a snapshot of the environment variables of this process.
#[derive(Debug)]
pub struct Vars {
    inner: crate::vec::IntoIter<(String, String)>,
}
impl Iterator for Vars {
    type Item = (String, String);
    fn next(&mut self) -> Option<(String, String)> { self.inner.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}

/// An iterator over the arguments of a process.
pub struct Args {
    inner: crate::vec::IntoIter<String>,
}
/// An iterator over the arguments of a process, as OS strings.
pub struct ArgsOs {
    inner: crate::vec::IntoIter<String>,
}
fn arguments() -> crate::vec::IntoIter<String> {
    let mut all = Vec::new();
    while let Some(arg) = text_of(|out, cap| sys::env_arg(all.len(), out, cap)) {
        all.push(arg);
    }
    all.into_iter()
}
/// Returns the arguments that this program was started with (normally passed via the command line).
pub fn args() -> Args { Args { inner: arguments() } }
/// Returns the arguments that this program was started with, as OS strings.
pub fn args_os() -> ArgsOs { ArgsOs { inner: arguments() } }
impl Iterator for Args {
    type Item = String;
    fn next(&mut self) -> Option<String> { self.inner.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl DoubleEndedIterator for Args {
    fn next_back(&mut self) -> Option<String> { self.inner.next_back() }
}
impl ExactSizeIterator for Args {}
impl FusedIterator for Args {}
impl fmt::Debug for Args {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Args").field("inner", &self.inner.as_slice()).finish() }
}
impl Iterator for ArgsOs {
    type Item = OsString;
    fn next(&mut self) -> Option<OsString> { self.inner.next().map(OsString::from) }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl ExactSizeIterator for ArgsOs {}

/// Returns the current working directory as a `PathBuf`.
pub fn current_dir() -> io::Result<PathBuf> { Ok(PathBuf::from("/app")) }
/// Returns the path of a temporary directory.
#[must_use]
pub fn temp_dir() -> PathBuf { PathBuf::from(lookup("TMPDIR").unwrap_or_else(|| String::from("/tmp"))) }
/// Returns the full filesystem path of the current running executable.
pub fn current_exe() -> io::Result<PathBuf> {
    let mut path = PathBuf::from("/");
    path.push(args().next().unwrap_or_default());
    Ok(path)
}
/// Constants associated with the current target.
pub mod consts {
    /// A string describing the architecture of the CPU that is currently in use.
    pub const ARCH: &str = "x86_64";
    /// A string describing the family of the operating system.
    pub const FAMILY: &str = "unix";
    /// A string describing the specific operating system in use.
    pub const OS: &str = "linux";
}
