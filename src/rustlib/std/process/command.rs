//! Child processes. The simulated machine has a small shell and a few small programs; the world script can add others.
//! A run that starts any other program ends as not supported.
use super::stdio::{INHERIT, NULL, PIPED};
use super::{ChildStderr, ChildStdin, ChildStdout, ExitStatus, Output, Stdio};
use crate::collections::btree_map;
use crate::collections::BTreeMap;
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::fs::check;
use crate::io::{self, Read};
use crate::iter::ExactSizeIterator;
use crate::os::fd::{FromRawFd, OwnedFd};
use crate::path::{Path, PathBuf};
use crate::prelude::rust_2021::*;
use crate::slice;
use crate::sys;

/// A process builder, providing fine-grained control over how a new process should be spawned.
pub struct Command {
    program: OsString,
    args: Vec<OsString>,
    // `None`: removed.
    env: BTreeMap<OsString, Option<OsString>>,
    env_clear: bool,
    cwd: Option<PathBuf>,
    stdin: Option<Stdio>,
    stdout: Option<Stdio>,
    stderr: Option<Stdio>,
}

/// Representation of a running or exited child process.
pub struct Child {
    pid: u32,
    status: Option<ExitStatus>,
    /// The handle for writing to the child's standard input (stdin), if it has been captured.
    pub stdin: Option<ChildStdin>,
    /// The handle for reading from the child's standard output (stdout), if it has been captured.
    pub stdout: Option<ChildStdout>,
    /// The handle for reading from the child's standard error (stderr), if it has been captured.
    pub stderr: Option<ChildStderr>,
}
impl fmt::Debug for Child {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Child").field("stdin", &self.stdin).field("stdout", &self.stdout).field("stderr", &self.stderr).finish_non_exhaustive()
    }
}

const SIGKILL: i32 = 9;

impl Child {
    /// Returns the OS-assigned process identifier associated with this child.
    #[must_use]
    pub fn id(&self) -> u32 { self.pid }
    /// Forces the child process to exit.
    pub fn kill(&mut self) -> io::Result<()> { self.send_signal(SIGKILL) }
    pub(crate) fn send_signal(&self, signal: i32) -> io::Result<()> {
        if self.status.is_some() {
            return Ok(());
        }
        check(sys::process_kill(self.pid, signal)).map(drop)
    }
    /// Waits for the child to exit completely, returning the status that it exited with.
    pub fn wait(&mut self) -> io::Result<ExitStatus> {
        drop(self.stdin.take());
        loop {
            if let Some(status) = self.try_wait()? {
                return Ok(status);
            }
            sys::process_wait(self.pid);
        }
    }
    /// Attempts to collect the exit status of the child if it has already exited.
    pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>> {
        if self.status.is_none() {
            self.status = match sys::process_reap(self.pid) {
                -1 => None,
                raw => Some(ExitStatus(check(raw)? as i32)),
            };
        }
        Ok(self.status)
    }
    /// Simultaneously waits for the child to exit and collect all remaining output.
    pub fn wait_with_output(mut self) -> io::Result<Output> {
        drop(self.stdin.take());
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        if let Some(mut stream) = self.stdout.take() {
            stream.read_to_end(&mut stdout)?;
        }
        if let Some(mut stream) = self.stderr.take() {
            stream.read_to_end(&mut stderr)?;
        }
        Ok(Output { status: self.wait()?, stdout, stderr })
    }
}

impl Command {
    /// Constructs a new `Command` for launching the program at path `program`.
    pub fn new<S: AsRef<OsStr>>(program: S) -> Command {
        Command {
            program: program.as_ref().to_os_string(),
            args: Vec::new(),
            env: BTreeMap::new(),
            env_clear: false,
            cwd: None,
            stdin: None,
            stdout: None,
            stderr: None,
        }
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
    /// Inserts or updates an explicit environment variable mapping.
    pub fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, key: K, val: V) -> &mut Command {
        self.env.insert(key.as_ref().to_os_string(), Some(val.as_ref().to_os_string()));
        self
    }
    /// Inserts or updates multiple explicit environment variable mappings.
    pub fn envs<I, K, V>(&mut self, vars: I) -> &mut Command
    where
        I: IntoIterator<Item = (K, V)>,
        K: AsRef<OsStr>,
        V: AsRef<OsStr>,
    {
        for (key, val) in vars {
            self.env(key, val);
        }
        self
    }
    /// Removes an explicitly set environment variable and prevents inheriting it from a parent process.
    pub fn env_remove<K: AsRef<OsStr>>(&mut self, key: K) -> &mut Command {
        if self.env_clear {
            self.env.remove(key.as_ref());
        } else {
            self.env.insert(key.as_ref().to_os_string(), None);
        }
        self
    }
    /// Clears all explicitly set environment variables and prevents inheriting any parent process environment variables.
    pub fn env_clear(&mut self) -> &mut Command {
        self.env_clear = true;
        self.env.clear();
        self
    }
    /// Sets the working directory for the child process.
    pub fn current_dir<P: AsRef<Path>>(&mut self, dir: P) -> &mut Command {
        self.cwd = Some(dir.as_ref().to_path_buf());
        self
    }
    /// Configuration for the child process's standard input (stdin) handle.
    pub fn stdin<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {
        self.stdin = Some(cfg.into());
        self
    }
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
    pub fn spawn(&mut self) -> io::Result<Child> { self.start([INHERIT, INHERIT, INHERIT]) }
    /// Executes the command as a child process, waiting for it to finish and collecting all of its output.
    pub fn output(&mut self) -> io::Result<Output> { self.start([NULL, PIPED, PIPED])?.wait_with_output() }
    /// Executes a command as a child process, waiting for it to finish and collecting its status.
    pub fn status(&mut self) -> io::Result<ExitStatus> { self.start([INHERIT, INHERIT, INHERIT])?.wait() }
    /// Returns the path to the program that was given to `Command::new`.
    #[must_use]
    pub fn get_program(&self) -> &OsStr { &self.program }
    /// Returns an iterator of the arguments that will be passed to the program.
    pub fn get_args(&self) -> CommandArgs<'_> { CommandArgs { inner: self.args.iter() } }
    /// Returns an iterator of the environment variables explicitly set for the child process.
    pub fn get_envs(&self) -> CommandEnvs<'_> { CommandEnvs { inner: self.env.iter() } }
    /// Returns the working directory for the child process.
    #[must_use]
    pub fn get_current_dir(&self) -> Option<&Path> { self.cwd.as_deref() }

    // The whole environment of the child: `NAME=value`, divided by NUL.
    fn environment(&self) -> String {
        let mut all: BTreeMap<String, String> = BTreeMap::new();
        if !self.env_clear {
            all.extend(crate::env::vars());
        }
        for (key, value) in &self.env {
            let key = key.to_string_lossy().into_owned();
            match value {
                Some(value) => all.insert(key, value.to_string_lossy().into_owned()),
                None => all.remove(&key),
            };
        }
        let entries: Vec<String> = all.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
        entries.join("\0")
    }

    /// Runs the program; `default` is what happens to its streams if nothing was said.
    fn start(&mut self, default: [i64; 3]) -> io::Result<Child> {
        let mut argv = self.program.to_string_lossy().into_owned();
        for arg in &self.args {
            argv.push('\0');
            argv.push_str(&arg.to_string_lossy());
        }
        let cwd = match &self.cwd {
            Some(cwd) => cwd.clone(),
            None => crate::env::current_dir()?,
        };
        if self.cwd.is_some() && !crate::fs::metadata(&cwd)?.is_dir() {
            return Err(io::Error::from_raw_os_error(20));
        }
        let of = |given: &Option<Stdio>, default: i64| given.as_ref().map_or(default, Stdio::code);
        let mut streams = [of(&self.stdin, default[0]), of(&self.stdout, default[1]), of(&self.stderr, default[2])];
        let pid = check(sys::process_spawn(&argv, &self.environment(), cwd.text(), streams.as_mut_ptr()))? as u32;
        let end = |fd: i64| if fd < 0 { None } else { Some(unsafe { OwnedFd::from_raw_fd(fd as i32) }) };
        Ok(Child {
            pid,
            status: None,
            stdin: end(streams[0]).map(ChildStdin::from_fd),
            stdout: end(streams[1]).map(ChildStdout::from_fd),
            stderr: end(streams[2]).map(ChildStderr::from_fd),
        })
    }
}
impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            let mut out = f.debug_struct("Command");
            out.field("program", &self.program).field("args", &ArgsWithProgram(self));
            if !self.env.is_empty() || self.env_clear {
                out.field("env", &Envs(self));
            }
            if let Some(cwd) = &self.cwd {
                out.field("cwd", cwd);
            }
            return out.finish();
        }
        if let Some(cwd) = &self.cwd {
            write!(f, "cd {cwd:?} && ")?;
        }
        if self.env_clear {
            f.write_str("env -i ")?;
        } else if self.env.values().any(|value| value.is_none()) {
            f.write_str("env ")?;
            for (key, value) in &self.env {
                if value.is_none() {
                    write!(f, "-u {} ", key.to_string_lossy())?;
                }
            }
        }
        for (key, value) in &self.env {
            if let Some(value) = value {
                write!(f, "{}={value:?} ", key.to_string_lossy())?;
            }
        }
        write!(f, "{:?}", self.program)?;
        for arg in &self.args {
            write!(f, " {arg:?}")?;
        }
        Ok(())
    }
}
struct ArgsWithProgram<'a>(&'a Command);
impl fmt::Debug for ArgsWithProgram<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entry(&self.0.program).entries(&self.0.args).finish() }
}
struct Envs<'a>(&'a Command);
impl fmt::Debug for Envs<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CommandEnv").field("clear", &self.0.env_clear).field("vars", &self.0.env).finish()
    }
}

/// An iterator over the command arguments.
#[derive(Debug)]
pub struct CommandArgs<'a> {
    inner: slice::Iter<'a, OsString>,
}
impl<'a> Iterator for CommandArgs<'a> {
    type Item = &'a OsStr;
    fn next(&mut self) -> Option<&'a OsStr> { self.inner.next().map(|arg| arg.as_os_str()) }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl ExactSizeIterator for CommandArgs<'_> {}
/// An iterator over the command environment variables.
pub struct CommandEnvs<'a> {
    inner: btree_map::Iter<'a, OsString, Option<OsString>>,
}
impl<'a> Iterator for CommandEnvs<'a> {
    type Item = (&'a OsStr, Option<&'a OsStr>);
    fn next(&mut self) -> Option<(&'a OsStr, Option<&'a OsStr>)> {
        self.inner.next().map(|(key, value)| (key.as_os_str(), value.as_ref().map(|value| value.as_os_str())))
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl ExactSizeIterator for CommandEnvs<'_> {}
