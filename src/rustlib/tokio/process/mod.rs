//! Child processes.
use crate::io::poll_evented::{descriptor, reader, writer, PollEvented};
use crate::io::{AsyncRead, AsyncReadExt, Interest};
use std::ffi::OsStr;
use std::fmt;
use std::future::Future;
use std::io;
use std::os::fd::{AsFd, AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{ExitStatus, Output, Stdio};

#[intrinsic = "process_fd"]
fn process_fd(pid: u32) -> i64;

/// A command to run.
#[derive(Debug)]
pub struct Command {
    std: std::process::Command,
    kill_on_drop: bool,
}

/// A child.
#[derive(Debug)]
pub struct Child {
    state: State,
    /// What it reads.
    pub stdin: Option<ChildStdin>,
    /// What it writes.
    pub stdout: Option<ChildStdout>,
    /// What it writes as errors.
    pub stderr: Option<ChildStderr>,
}

enum State {
    Running(Running),
    Done(ExitStatus),
}

struct Running {
    std: std::process::Child,
    /// Readable when the child has ended.
    end: PollEvented<OwnedFd>,
    kill_on_drop: bool,
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            State::Running(running) => f.debug_tuple("Child").field(&running.std).finish(),
            State::Done(status) => f.debug_tuple("Done").field(status).finish(),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.kill_on_drop {
            let _ = self.std.kill();
        }
    }
}

impl Command {
    /// A command by the name of its program.
    pub fn new<S: AsRef<OsStr>>(program: S) -> Command {
        Command::from(std::process::Command::new(program))
    }

    pub fn as_std(&self) -> &std::process::Command {
        &self.std
    }

    pub fn as_std_mut(&mut self) -> &mut std::process::Command {
        &mut self.std
    }

    pub fn into_std(self) -> std::process::Command {
        self.std
    }

    pub fn arg<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command {
        self.std.arg(arg);
        self
    }

    pub fn args<I, S>(&mut self, args: I) -> &mut Command
    where
        I: IntoIterator<Item = S>,
        S: AsRef<OsStr>,
    {
        self.std.args(args);
        self
    }

    pub fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, key: K, val: V) -> &mut Command {
        self.std.env(key, val);
        self
    }

    pub fn envs<I, K, V>(&mut self, vars: I) -> &mut Command
    where
        I: IntoIterator<Item = (K, V)>,
        K: AsRef<OsStr>,
        V: AsRef<OsStr>,
    {
        self.std.envs(vars);
        self
    }

    pub fn env_remove<K: AsRef<OsStr>>(&mut self, key: K) -> &mut Command {
        self.std.env_remove(key);
        self
    }

    pub fn env_clear(&mut self) -> &mut Command {
        self.std.env_clear();
        self
    }

    pub fn current_dir<P: AsRef<Path>>(&mut self, dir: P) -> &mut Command {
        self.std.current_dir(dir);
        self
    }

    pub fn stdin<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {
        self.std.stdin(cfg);
        self
    }

    pub fn stdout<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {
        self.std.stdout(cfg);
        self
    }

    pub fn stderr<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {
        self.std.stderr(cfg);
        self
    }

    /// Is the child killed when its handle is dropped?
    pub fn kill_on_drop(&mut self, kill_on_drop: bool) -> &mut Command {
        self.kill_on_drop = kill_on_drop;
        self
    }

    pub fn get_kill_on_drop(&self) -> bool {
        self.kill_on_drop
    }

    pub fn uid(&mut self, id: u32) -> &mut Command {
        self.std.uid(id);
        self
    }

    pub fn gid(&mut self, id: u32) -> &mut Command {
        self.std.gid(id);
        self
    }

    pub fn arg0<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command {
        self.std.arg0(arg);
        self
    }

    #[unsupported = "code that runs in a child process before its program starts"]
    pub unsafe fn pre_exec<F>(&mut self, _f: F) -> &mut Command
    where
        F: FnMut() -> io::Result<()> + Send + Sync + 'static,
    {
        self
    }

    pub fn process_group(&mut self, pgroup: i32) -> &mut Command {
        self.std.process_group(pgroup);
        self
    }

    #[track_caller]
    pub fn spawn(&mut self) -> io::Result<Child> {
        // Without a runtime it is started all the same.
        let mut std = self.std.spawn()?;
        let stdin = std.stdin.take().map(ChildStdin::from_std).transpose()?;
        let stdout = std.stdout.take().map(ChildStdout::from_std).transpose()?;
        let stderr = std.stderr.take().map(ChildStderr::from_std).transpose()?;
        let end = unsafe { OwnedFd::from_raw_fd(process_fd(std.id()) as i32) };
        let end = PollEvented::with_interest(end, Interest::READABLE)?;
        Ok(Child { state: State::Running(Running { std, end, kill_on_drop: self.kill_on_drop }), stdin, stdout, stderr })
    }

    /// Starts it (now), and waits for its end.
    #[track_caller]
    pub fn status(&mut self) -> impl Future<Output = io::Result<ExitStatus>> {
        let child = self.spawn();
        async {
            let mut child = child?;
            // Only its end is of interest.
            drop(child.stdin.take());
            drop(child.stdout.take());
            drop(child.stderr.take());
            child.wait().await
        }
    }

    /// Starts it (now), and waits for its end and all it writes.
    #[track_caller]
    pub fn output(&mut self) -> impl Future<Output = io::Result<Output>> {
        self.std.stdout(Stdio::piped());
        self.std.stderr(Stdio::piped());
        let child = self.spawn();
        async { child?.wait_with_output().await }
    }
}

impl From<std::process::Command> for Command {
    fn from(std: std::process::Command) -> Command {
        Command { std, kill_on_drop: false }
    }
}

impl Child {
    /// The process id while it runs.
    pub fn id(&self) -> Option<u32> {
        match &self.state {
            State::Running(running) => Some(running.std.id()),
            State::Done(_) => None,
        }
    }

    fn done(&mut self, status: ExitStatus) -> ExitStatus {
        if let State::Running(running) = &mut self.state {
            running.kill_on_drop = false;
        }
        self.state = State::Done(status);
        status
    }

    /// Waits for the end; its input is closed first. Cancel safe.
    pub async fn wait(&mut self) -> io::Result<ExitStatus> {
        drop(self.stdin.take());
        let running = match &mut self.state {
            State::Done(status) => return Ok(*status),
            State::Running(running) => running,
        };
        let Running { std, end, .. } = running;
        let status = loop {
            let waited = end
                .async_io(Interest::READABLE, || match std.try_wait()? {
                    Some(status) => Ok(status),
                    None => Err(io::ErrorKind::WouldBlock.into()),
                })
                .await;
            match waited {
                // The runtime that started it is gone: this one goes on watching.
                Err(error) if crate::runtime::is_rt_shutdown_err(&error) => end.move_here(Interest::READABLE)?,
                done => break done?,
            }
        };
        Ok(self.done(status))
    }

    pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>> {
        match &mut self.state {
            State::Done(status) => Ok(Some(*status)),
            State::Running(running) => match running.std.try_wait()? {
                Some(status) => Ok(Some(self.done(status))),
                None => Ok(None),
            },
        }
    }

    /// Kills it, without waiting for its end.
    pub fn start_kill(&mut self) -> io::Result<()> {
        match &mut self.state {
            State::Running(running) => running.std.kill(),
            State::Done(_) => Ok(()),
        }
    }

    /// Kills it, and waits for its end.
    pub async fn kill(&mut self) -> io::Result<()> {
        self.start_kill()?;
        self.wait().await?;
        Ok(())
    }

    /// Waits for the end and all it writes.
    pub async fn wait_with_output(mut self) -> io::Result<Output> {
        async fn all<A: AsyncRead + Unpin>(stream: &mut Option<A>) -> io::Result<Vec<u8>> {
            let mut bytes = Vec::new();
            if let Some(stream) = stream {
                stream.read_to_end(&mut bytes).await?;
            }
            Ok(bytes)
        }
        let mut stdout = self.stdout.take();
        let mut stderr = self.stderr.take();
        let (status, out, err) = crate::try_join!(self.wait(), all(&mut stdout), all(&mut stderr))?;
        Ok(Output { status, stdout: out, stderr: err })
    }
}

macro_rules! streams {
    ($($(#[$doc:meta])* $name:ident $interest:ident;)*) => { $(
        $(#[$doc])*
        pub struct $name {
            io: PollEvented<std::process::$name>,
        }

        impl $name {
            pub fn from_std(inner: std::process::$name) -> io::Result<$name> {
                crate::sim::net_option(inner.as_raw_fd() as i64, "nonblocking", 1, true);
                Ok($name { io: PollEvented::with_interest(inner, Interest::$interest)? })
            }

            /// The descriptor; it blocks again.
            pub fn into_owned_fd(self) -> io::Result<OwnedFd> {
                let fd: OwnedFd = self.io.into_inner().into();
                crate::sim::net_option(fd.as_raw_fd() as i64, "nonblocking", 0, true);
                Ok(fd)
            }
        }

        impl TryInto<Stdio> for $name {
            type Error = io::Error;

            fn try_into(self) -> io::Result<Stdio> {
                Ok(self.into_owned_fd()?.into())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).field("inner", &*self.io).finish()
            }
        }
    )* };
}

streams! {
    /// What a child reads.
    ChildStdin WRITABLE;
    /// What a child writes to its standard output.
    ChildStdout READABLE;
    /// What a child writes to its standard error.
    ChildStderr READABLE;
}

reader!(ChildStdout, this => this.io);
reader!(ChildStderr, this => this.io);
writer!(ChildStdin, this => this.io, {
    let _ = this;
    Ok(())
});
descriptor!(ChildStdin ChildStdout ChildStderr);
