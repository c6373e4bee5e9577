//! Child processes. The simulated machine has a few small programs: `true`, `false`, `echo`, and `kill` for signals to the program itself.
//! They run at once when they are started. A run that starts any other program ends as not supported.
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::io::{self, Read, Write};
use crate::path::Path;
use crate::prelude::rust_2021::*;

#[intrinsic = "signal_raise"]
fn signal_raise(signal: i32) -> i32;
#[intrinsic = "unsupported"]
fn unsupported(what: &str) -> !;

/// A process builder, providing fine-grained control over how a new process should be spawned.
pub struct Command {
    program: OsString,
    args: Vec<OsString>,
    stdout: Option<Stdio>,
    stderr: Option<Stdio>,
}

/// Describes what to do with a standard I/O stream for a child process.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stream {
    Inherit,
    Piped,
    Null,
}

/// Describes what to do with a standard I/O stream for a child process when passed to the `stdin`, `stdout`, and `stderr` methods.
pub struct Stdio(Stream);

impl Stdio {
    /// A new pipe should be arranged to connect the parent and child processes.
    #[must_use]
    pub fn piped() -> Stdio { Stdio(Stream::Piped) }
    /// The child inherits from the corresponding parent descriptor.
    #[must_use]
    pub fn inherit() -> Stdio { Stdio(Stream::Inherit) }
    /// This stream will be ignored.
    #[must_use]
    pub fn null() -> Stdio { Stdio(Stream::Null) }
}
impl fmt::Debug for Stdio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Stdio").finish_non_exhaustive() }
}

/// Describes the result of a process after it has terminated.
#[derive(PartialEq, Eq, Clone, Copy, Default)]
pub struct ExitStatus(i32);

impl ExitStatus {
    /// Was termination successful?
    #[must_use]
    pub fn success(&self) -> bool { self.0 == 0 }
    /// Returns the exit code of the process, if any.
    #[must_use]
    pub fn code(&self) -> Option<i32> { Some(self.0) }
}
impl fmt::Debug for ExitStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "ExitStatus(unix_wait_status({}))", self.0 << 8) }
}
impl fmt::Display for ExitStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "exit status: {}", self.0) }
}

/// The output of a finished process.
#[derive(PartialEq, Eq, Clone)]
pub struct Output {
    /// The status (exit code) of the process.
    pub status: ExitStatus,
    /// The data that the process wrote to stdout.
    pub stdout: Vec<u8>,
    /// The data that the process wrote to stderr.
    pub stderr: Vec<u8>,
}
impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Output")
            .field("status", &self.status)
            .field("stdout", &String::from_utf8_lossy(&self.stdout))
            .field("stderr", &String::from_utf8_lossy(&self.stderr))
            .finish()
    }
}

/// A handle to a child process's standard output.
#[derive(Debug)]
pub struct ChildStdout(io::Cursor<Vec<u8>>);
impl Read for ChildStdout {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> { self.0.read(buf) }
}
/// A handle to a child process's stderr.
#[derive(Debug)]
pub struct ChildStderr(io::Cursor<Vec<u8>>);
impl Read for ChildStderr {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> { self.0.read(buf) }
}

/// Representation of a running or exited child process.
#[derive(Debug)]
pub struct Child {
    status: ExitStatus,
    /// The handle for reading from the child's standard output (stdout), if it has been captured.
    pub stdout: Option<ChildStdout>,
    /// The handle for reading from the child's standard error (stderr), if it has been captured.
    pub stderr: Option<ChildStderr>,
}

impl Child {
    /// Returns the OS-assigned process identifier associated with this child.
    #[must_use]
    pub fn id(&self) -> u32 { super::id() + 1 }
    /// Forces the child process to exit.
    pub fn kill(&mut self) -> io::Result<()> { Ok(()) }
    /// Waits for the child to exit completely, returning the status that it exited with.
    pub fn wait(&mut self) -> io::Result<ExitStatus> { Ok(self.status) }
    /// Attempts to collect the exit status of the child if it has already exited.
    pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>> { Ok(Some(self.status)) }
    /// Simultaneously waits for the child to exit and collect all remaining output.
    pub fn wait_with_output(mut self) -> io::Result<Output> {
        let mut output = Output { status: self.status, stdout: Vec::new(), stderr: Vec::new() };
        if let Some(stream) = &mut self.stdout {
            stream.read_to_end(&mut output.stdout)?;
        }
        if let Some(stream) = &mut self.stderr {
            stream.read_to_end(&mut output.stderr)?;
        }
        Ok(output)
    }
}

impl Command {
    /// Constructs a new `Command` for launching the program at path `program`.
    pub fn new<S: AsRef<OsStr>>(program: S) -> Command {
        Command { program: program.as_ref().to_os_string(), args: Vec::new(), stdout: None, stderr: None }
    }
    /// Adds an argument to pass to the program.
    pub fn arg<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command {
        self.args.push(arg.as_ref().to_os_string());
        self
    }
    /// Adds multiple arguments to pass to the program.
    pub fn args<I, S>(&mut self, args: I) -> &mut Command
    where
        I: IntoIterator<Item = S>,
        S: AsRef<OsStr>,
    {
        for arg in args {
            self.arg(arg);
        }
        self
    }
    /// Inserts or updates an explicit environment variable mapping. None of the simulated programs looks at it.
    pub fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, _key: K, _val: V) -> &mut Command { self }
    /// Clears all environment variables for the child process.
    pub fn env_clear(&mut self) -> &mut Command { self }
    /// Sets the working directory for the child process.
    pub fn current_dir<P: AsRef<Path>>(&mut self, _dir: P) -> &mut Command { self }
    /// Configuration for the child process's standard input (stdin) handle. None of the simulated programs reads it.
    pub fn stdin<T: Into<Stdio>>(&mut self, _cfg: T) -> &mut Command { self }
    /// Configuration for the child process's standard output (stdout) handle.
    pub fn stdout<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {
        self.stdout = Some(cfg.into());
        self
    }
    /// Configuration for the child process's standard error (stderr) handle.
    pub fn stderr<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {
        self.stderr = Some(cfg.into());
        self
    }
    /// Executes the command as a child process, returning a handle to it.
    pub fn spawn(&mut self) -> io::Result<Child> { self.start(Stream::Inherit) }
    /// Executes the command as a child process, waiting for it to finish and collecting all of its output.
    pub fn output(&mut self) -> io::Result<Output> { self.start(Stream::Piped)?.wait_with_output() }
    /// Executes a command as a child process, waiting for it to finish and collecting its status.
    pub fn status(&mut self) -> io::Result<ExitStatus> { self.start(Stream::Inherit)?.wait() }
    /// Returns the path to the program that was given to `Command::new`.
    #[must_use]
    pub fn get_program(&self) -> &OsStr { &self.program }

    /// Runs the program; `default` is what happens to its streams if nothing was said.
    fn start(&mut self, default: Stream) -> io::Result<Child> {
        let args: Vec<String> = self.args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
        let program = self.program.to_string_lossy().into_owned();
        let name = program.rsplit('/').next().unwrap_or("");
        let (code, out, err) = match name {
            "true" => (0, String::new(), String::new()),
            "false" => (1, String::new(), String::new()),
            "echo" => echo(&args),
            "kill" => kill(&args),
            _ => unsupported(&format!("starting the program `{program}` (the simulated machine has only true, false, echo and kill)")),
        };
        let of = |given: &Option<Stdio>| match given {
            Some(stdio) => stdio.0,
            None => default,
        };
        let mut child = Child { status: ExitStatus(code), stdout: None, stderr: None };
        match of(&self.stdout) {
            Stream::Inherit => io::stdout().write_all(out.as_bytes())?,
            Stream::Piped => child.stdout = Some(ChildStdout(io::Cursor::new(out.into_bytes()))),
            Stream::Null => {}
        }
        match of(&self.stderr) {
            Stream::Inherit => io::stderr().write_all(err.as_bytes())?,
            Stream::Piped => child.stderr = Some(ChildStderr(io::Cursor::new(err.into_bytes()))),
            Stream::Null => {}
        }
        Ok(child)
    }
}
impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.program)?;
        for arg in &self.args {
            write!(f, " {:?}", arg)?;
        }
        Ok(())
    }
}

type Ran = (i32, String, String);

fn echo(args: &[String]) -> Ran {
    let (words, end) = match args {
        [flag, words @ ..] if flag == "-n" => (words, ""),
        words => (words, "\n"),
    };
    (0, words.join(" ") + end, String::new())
}

/// Signals by the names that `kill` knows.
const SIGNALS: [(&str, i32); 13] = [
    ("HUP", 1),
    ("INT", 2),
    ("QUIT", 3),
    ("ABRT", 6),
    ("KILL", 9),
    ("USR1", 10),
    ("USR2", 12),
    ("PIPE", 13),
    ("ALRM", 14),
    ("TERM", 15),
    ("CHLD", 17),
    ("WINCH", 28),
    ("IO", 29),
];

fn signal_number(name: &str) -> Option<i32> {
    if let Ok(number) = name.parse() {
        return Some(number);
    }
    let name = name.strip_prefix("SIG").unwrap_or(name);
    SIGNALS.iter().find(|signal| signal.0 == name).map(|signal| signal.1)
}

/// `kill [-SIGNAL | -s SIGNAL] PID..`: the only process there is to signal is the program itself.
fn kill(args: &[String]) -> Ran {
    let mut signal = Some(15);
    let mut pids = args;
    if let [flag, name, rest @ ..] = args {
        if flag == "-s" || flag == "--signal" {
            signal = signal_number(name);
            pids = rest;
        } else if let Some(name) = flag.strip_prefix('-') {
            signal = signal_number(name);
            pids = &args[1..];
        }
    }
    let signal = match signal {
        Some(signal) => signal,
        None => return (1, String::new(), String::from("kill: unknown signal\n")),
    };
    if pids.is_empty() {
        return (1, String::new(), String::from("kill: not enough arguments\n"));
    }
    let mut err = String::new();
    for pid in pids {
        if pid.parse() != Ok(super::id()) {
            err += &format!("kill: ({pid}) - No such process\n");
        } else if signal != 0 {
            signal_raise(signal);
        }
    }
    (!err.is_empty() as i32, String::new(), err)
}
