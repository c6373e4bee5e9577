//! Standard streams. Standard output is line-buffered: what is printed reaches the world at each newline (and at exit).
use crate::fmt;
use crate::io::{BufRead, Lines, Read, Result, Write};
use crate::prelude::rust_2021::*;
use crate::sync::{Mutex, MutexGuard};
use crate::sys;
use crate::thread;

const STDIN_CHUNK: usize = 8 * 1024;

struct OutBuffer {
    bytes: Vec<u8>,
}
static OUT: Mutex<OutBuffer> = Mutex::new(OutBuffer { bytes: Vec::new() });
struct InBuffer {
    bytes: Vec<u8>,
    pos: usize,
}
static IN: Mutex<InBuffer> = Mutex::new(InBuffer { bytes: Vec::new(), pos: 0 });

fn lock_out() -> MutexGuard<'static, OutBuffer> {
    match OUT.lock() {
        Ok(guard) => guard,
        Err(poisoned) => poisoned.into_inner(),
    }
}
fn lock_in() -> MutexGuard<'static, InBuffer> {
    match IN.lock() {
        Ok(guard) => guard,
        Err(poisoned) => poisoned.into_inner(),
    }
}
impl OutBuffer {
    /// Whole lines go out; the rest waits.
    fn push(&mut self, data: &[u8]) {
        match data.iter().rposition(|b| *b == b'\n') {
            None => self.bytes.extend_from_slice(data),
            Some(last) if self.bytes.is_empty() => {
                sys::stdout_write(&data[..last + 1]);
                self.bytes.extend_from_slice(&data[last + 1..]);
            }
            Some(last) => {
                self.bytes.extend_from_slice(&data[..last + 1]);
                self.send();
                self.bytes.extend_from_slice(&data[last + 1..]);
            }
        }
    }
    fn send(&mut self) {
        if !self.bytes.is_empty() {
            sys::stdout_write(&self.bytes);
            self.bytes.clear();
        }
    }
}

/// What `print!` does. Under test, the output of a test thread is kept for its report.
#[doc(hidden)]
pub fn _print(args: fmt::Arguments<'_>) {
    let text = fmt::format(args);
    if !thread::captured(text.as_bytes()) {
        lock_out().push(text.as_bytes());
    }
}
/// What `eprint!` does.
#[doc(hidden)]
pub fn _eprint(args: fmt::Arguments<'_>) {
    let text = fmt::format(args);
    if !thread::captured(text.as_bytes()) {
        sys::stderr_write(text.as_bytes());
    }
}
/// Sends what `print!` left without a newline: at the end of the process.
pub(crate) fn flush_at_exit() {
    lock_out().send();
}

/// A handle to the global standard output stream of the current process.
#[derive(Debug)]
pub struct Stdout;
/// A locked reference to the `Stdout` handle.
pub struct StdoutLock<'a> {
    inner: MutexGuard<'a, OutBuffer>,
}
/// Constructs a new handle to the standard output of the current process.
#[must_use]
pub fn stdout() -> Stdout { Stdout }
impl Stdout {
    /// Locks this handle to the standard output stream, returning a writable guard.
    pub fn lock(&self) -> StdoutLock<'static> { StdoutLock { inner: lock_out() } }
}
impl Write for Stdout {
    fn write(&mut self, buf: &[u8]) -> Result<usize> { self.lock().write(buf) }
    fn flush(&mut self) -> Result<()> { self.lock().flush() }
}
impl Write for &Stdout {
    fn write(&mut self, buf: &[u8]) -> Result<usize> { self.lock().write(buf) }
    fn flush(&mut self) -> Result<()> { self.lock().flush() }
}
impl Write for StdoutLock<'_> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.inner.push(buf);
        Ok(buf.len())
    }
    fn flush(&mut self) -> Result<()> {
        self.inner.send();
        Ok(())
    }
}
impl fmt::Debug for StdoutLock<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("StdoutLock").finish_non_exhaustive() }
}

/// A handle to the standard error stream of a process.
#[derive(Debug)]
pub struct Stderr;
/// A locked reference to the `Stderr` handle.
#[derive(Debug)]
pub struct StderrLock<'a> {
    _stderr: crate::marker::PhantomData<&'a ()>,
}
/// Constructs a new handle to the standard error of the current process.
#[must_use]
pub fn stderr() -> Stderr { Stderr }
impl Stderr {
    /// Locks this handle to the standard error stream, returning a writable guard.
    pub fn lock(&self) -> StderrLock<'static> { StderrLock { _stderr: crate::marker::PhantomData } }
}
impl Write for Stderr {
    fn write(&mut self, buf: &[u8]) -> Result<usize> { self.lock().write(buf) }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}
impl Write for StderrLock<'_> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        sys::stderr_write(buf);
        Ok(buf.len())
    }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}

/// A handle to the standard input stream of a process.
#[derive(Debug)]
pub struct Stdin;
/// A locked reference to the `Stdin` handle.
pub struct StdinLock<'a> {
    inner: MutexGuard<'a, InBuffer>,
}
/// Constructs a new handle to the standard input of the current process.
#[must_use]
pub fn stdin() -> Stdin { Stdin }
impl Stdin {
    /// Locks this handle to the standard input stream, returning a readable guard.
    pub fn lock(&self) -> StdinLock<'static> { StdinLock { inner: lock_in() } }
    /// Locks this handle and reads a line of input, appending it to the specified buffer.
    pub fn read_line(&self, buf: &mut String) -> Result<usize> { self.lock().read_line(buf) }
    /// Consumes this handle and returns an iterator over input lines.
    pub fn lines(self) -> Lines<StdinLock<'static>> { self.lock().lines() }
}
impl Read for Stdin {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> { self.lock().read(buf) }
}
impl Read for StdinLock<'_> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let n = {
            let mut rest = self.fill_buf()?;
            rest.read(buf)?
        };
        self.consume(n);
        Ok(n)
    }
}
impl BufRead for StdinLock<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.inner.pos >= self.inner.bytes.len() {
            let mut chunk = vec![0u8; STDIN_CHUNK];
            let n = sys::stdin_read(&mut chunk);
            chunk.truncate(n);
            self.inner.bytes = chunk;
            self.inner.pos = 0;
        }
        let pos = self.inner.pos;
        Ok(&self.inner.bytes[pos..])
    }
    fn consume(&mut self, amount: usize) { self.inner.pos += amount; }
}

/// Trait to determine if a descriptor/handle refers to a terminal/tty.
pub trait IsTerminal {
    /// Returns `true` if the descriptor/handle refers to a terminal/tty: never, here.
    fn is_terminal(&self) -> bool;
}
macro_rules! never_terminal { ($($t:ty)*) => { $( impl IsTerminal for $t { fn is_terminal(&self) -> bool { false } } )* }; }
never_terminal! { Stdin Stdout Stderr StdinLock<'_> StdoutLock<'_> StderrLock<'_> }
