//! Standard streams. Standard output collects bytes up to a newline (or the end of the process), as the real one does; standard
//! error does not collect. Their locks may be taken again by the thread that has them.
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::io::{BufRead, Lines, Read, Result, Write};
use crate::prelude::rust_2021::*;
use crate::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use crate::sys;
use crate::thread;

const STDIN_CHUNK: usize = 8 * 1024;
// More than this without a newline does not wait for one.
const STDOUT_CAPACITY: usize = 1024;

struct Reentrant {
    // 0 free, 1 held, 2 held and waited for.
    state: AtomicU32,
    // Thread id + 1.
    owner: AtomicU64,
    depth: UnsafeCell<u32>,
}
unsafe impl Sync for Reentrant {}
impl Reentrant {
    const fn new() -> Reentrant { Reentrant { state: AtomicU32::new(0), owner: AtomicU64::new(0), depth: UnsafeCell::new(0) } }
    fn lock(&self) {
        let me = sys::thread_current() + 1;
        if self.owner.load(Ordering::Relaxed) == me {
            unsafe { *self.depth.get() += 1 };
            return;
        }
        if self.state.compare_exchange(0, 1, Ordering::Acquire, Ordering::Relaxed).is_err() {
            while self.state.swap(2, Ordering::Acquire) != 0 {
                sys::futex_wait(self.state.as_ptr(), 2, u64::MAX);
            }
        }
        self.owner.store(me, Ordering::Relaxed);
        unsafe { *self.depth.get() = 1 };
    }
    fn unlock(&self) {
        unsafe {
            *self.depth.get() -= 1;
            if *self.depth.get() > 0 {
                return;
            }
        }
        self.owner.store(0, Ordering::Relaxed);
        if self.state.swap(0, Ordering::Release) == 2 {
            sys::futex_wake(self.state.as_ptr(), 1);
        }
    }
    fn held_by_other(&self) -> bool {
        let owner = self.owner.load(Ordering::Relaxed);
        owner != 0 && owner != sys::thread_current() + 1
    }
}
// Data of a stream: used only by the thread that has the lock, and never across a call of anything that could print.
struct Stream<T> {
    lock: Reentrant,
    data: UnsafeCell<T>,
}
unsafe impl<T> Sync for Stream<T> {}
struct Input {
    bytes: Vec<u8>,
    pos: usize,
}
static OUT: Stream<Vec<u8>> = Stream { lock: Reentrant::new(), data: UnsafeCell::new(Vec::new()) };
static ERR: Stream<()> = Stream { lock: Reentrant::new(), data: UnsafeCell::new(()) };
static IN: Stream<Input> = Stream { lock: Reentrant::new(), data: UnsafeCell::new(Input { bytes: Vec::new(), pos: 0 }) };

/// Whole lines go out; the rest waits.
fn push(data: &[u8]) {
    let waiting = unsafe { &mut *OUT.data.get() };
    match data.iter().rposition(|b| *b == b'\n') {
        Some(last) => {
            if waiting.is_empty() {
                sys::stdout_write(&data[..last + 1]);
            } else {
                waiting.extend_from_slice(&data[..last + 1]);
                send();
            }
            waiting.extend_from_slice(&data[last + 1..]);
        }
        None => {
            if waiting.len() + data.len() > STDOUT_CAPACITY {
                send();
            }
            if data.len() >= STDOUT_CAPACITY {
                sys::stdout_write(data);
            } else {
                waiting.extend_from_slice(data);
            }
        }
    }
}
fn send() {
    let waiting = unsafe { &mut *OUT.data.get() };
    if !waiting.is_empty() {
        sys::stdout_write(waiting);
        waiting.clear();
    }
}
/// Sends what `print!` left without a newline: at the end of the process.
pub(crate) fn flush_at_exit() {
    // Another thread that has the lock keeps it for ever now, and its bytes.
    if !OUT.lock.held_by_other() {
        send();
    }
}

// Formatted text goes to the buffer piece by piece: what a `Display` prints itself comes in between.
struct Pieces;
impl fmt::Write for Pieces {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        push(s.as_bytes());
        Ok(())
    }
}
// Under test, the output of a test thread is kept for its report.
fn print_captured(args: fmt::Arguments<'_>) -> bool { thread::captured(&[]) && thread::captured(fmt::format(args).as_bytes()) }
/// What `print!` does.
#[doc(hidden)]
pub fn _print(args: fmt::Arguments<'_>) {
    if print_captured(args) {
        return;
    }
    let lock = stdout().lock();
    let result = fmt::write(&mut Pieces, args);
    drop(lock);
    if result.is_err() {
        panic!("a formatting trait implementation returned an error when the underlying stream did not");
    }
}
/// What `eprint!` does: one piece of output.
#[doc(hidden)]
pub fn _eprint(args: fmt::Arguments<'_>) {
    if print_captured(args) {
        return;
    }
    let text = fmt::format(args);
    let _lock = stderr().lock();
    sys::stderr_write(text.as_bytes());
}

/// A handle to the global standard output stream of the current process.
pub struct Stdout(());
/// A locked reference to the `Stdout` handle.
pub struct StdoutLock<'a> {
    stream: &'a Stream<Vec<u8>>,
}
/// Constructs a new handle to the standard output of the current process.
#[must_use]
pub fn stdout() -> Stdout { Stdout(()) }
impl Stdout {
    /// Locks this handle to the standard output stream, returning a writable guard.
    pub fn lock(&self) -> StdoutLock<'static> {
        OUT.lock.lock();
        StdoutLock { stream: &OUT }
    }
}
impl Write for StdoutLock<'_> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        push(buf);
        Ok(buf.len())
    }
    fn flush(&mut self) -> Result<()> {
        send();
        Ok(())
    }
}

/// A handle to the standard error stream of a process.
pub struct Stderr(());
/// A locked reference to the `Stderr` handle.
pub struct StderrLock<'a> {
    stream: &'a Stream<()>,
}
/// Constructs a new handle to the standard error of the current process.
#[must_use]
pub fn stderr() -> Stderr { Stderr(()) }
impl Stderr {
    /// Locks this handle to the standard error stream, returning a writable guard.
    pub fn lock(&self) -> StderrLock<'static> {
        ERR.lock.lock();
        StderrLock { stream: &ERR }
    }
}
impl Write for StderrLock<'_> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        sys::stderr_write(buf);
        Ok(buf.len())
    }
    fn flush(&mut self) -> Result<()> { Ok(()) }
    // One piece of output.
    fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> { self.write_all(fmt::format(args).as_bytes()) }
}

/// A handle to the standard input stream of a process.
pub struct Stdin(());
/// A locked reference to the `Stdin` handle.
pub struct StdinLock<'a> {
    stream: &'a Stream<Input>,
}
/// Constructs a new handle to the standard input of the current process.
#[must_use]
pub fn stdin() -> Stdin { Stdin(()) }
impl Stdin {
    /// Locks this handle to the standard input stream, returning a readable guard.
    pub fn lock(&self) -> StdinLock<'static> {
        IN.lock.lock();
        StdinLock { stream: &IN }
    }
    /// Locks this handle and reads a line of input, appending it to the specified buffer.
    pub fn read_line(&self, buf: &mut String) -> Result<usize> { self.lock().read_line(buf) }
    /// Consumes this handle and returns an iterator over input lines.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn lines(self) -> Lines<StdinLock<'static>> { self.lock().lines() }
}
impl Read for Stdin {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> { self.lock().read(buf) }
}
impl Read for &Stdin {
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
        let input = unsafe { &mut *self.stream.data.get() };
        if input.pos >= input.bytes.len() {
            let mut chunk = vec![0u8; STDIN_CHUNK];
            let n = sys::stdin_read(&mut chunk);
            chunk.truncate(n);
            input.bytes = chunk;
            input.pos = 0;
        }
        Ok(&input.bytes[input.pos..])
    }
    fn consume(&mut self, amount: usize) {
        let input = unsafe { &mut *self.stream.data.get() };
        input.pos += amount;
    }
}

/// Trait to determine if a descriptor/handle refers to a terminal/tty.
pub trait IsTerminal {
    /// Returns `true` if the descriptor/handle refers to a terminal/tty: never, here.
    fn is_terminal(&self) -> bool;
}
macro_rules! handles {
    ($($Handle:ident $Lock:ident $name:literal $lock_name:literal;)*) => { $(
        impl Drop for $Lock<'_> {
            fn drop(&mut self) { self.stream.lock.unlock() }
        }
        impl !Send for $Lock<'_> {}
        impl fmt::Debug for $Handle {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct($name).finish_non_exhaustive() }
        }
        impl fmt::Debug for $Lock<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct($lock_name).finish_non_exhaustive() }
        }
        impl IsTerminal for $Handle {
            fn is_terminal(&self) -> bool { false }
        }
        impl IsTerminal for $Lock<'_> {
            fn is_terminal(&self) -> bool { false }
        }
    )* };
}
handles! { Stdin StdinLock "Stdin" "StdinLock"; Stdout StdoutLock "Stdout" "StdoutLock"; Stderr StderrLock "Stderr" "StderrLock"; }
macro_rules! writers {
    ($($Handle:ty)*) => { $(
        impl Write for $Handle {
            fn write(&mut self, buf: &[u8]) -> Result<usize> { self.lock().write(buf) }
            fn flush(&mut self) -> Result<()> { self.lock().flush() }
            fn write_all(&mut self, buf: &[u8]) -> Result<()> { self.lock().write_all(buf) }
            fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> { self.lock().write_fmt(args) }
        }
    )* };
}
writers! { Stdout &Stdout Stderr &Stderr }
