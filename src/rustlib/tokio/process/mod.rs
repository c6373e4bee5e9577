//! Child processes: those of `std::process`, whose few programs end at once.
use crate::io::{AsyncRead, ReadBuf};
use crate::task::coop::cooperative;
use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::Path;
use std::pin::Pin;
use std::process::{ExitStatus, Output, Stdio};
use std::task::{Context, Poll};

/// A command to run.
#[derive(Debug)]
pub struct Command {
    std: std::process::Command,
    kill_on_drop: bool,
}

/// A child.
#[derive(Debug)]
pub struct Child {
    std: std::process::Child,
    pub stdout: Option<ChildStdout>,
    pub stderr: Option<ChildStderr>,
}

/// What a child writes to its standard output.
#[derive(Debug)]
pub struct ChildStdout {
    std: std::process::ChildStdout,
}

/// What a child writes to its standard error.
#[derive(Debug)]
pub struct ChildStderr {
    std: std::process::ChildStderr,
}

impl Command {
    /// A command by the name of its program.
    pub fn new<S: AsRef<OsStr>>(program: S) -> Command {
        Command { std: std::process::Command::new(program), kill_on_drop: false }
    }

    pub fn as_std(&self) -> &std::process::Command {
        &self.std
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

    #[track_caller]
    pub fn spawn(&mut self) -> io::Result<Child> {
        if !crate::runtime::context::handle().driver().io_enabled {
            panic!("there is no signal driver running, must be called from the context of Tokio runtime");
        }
        let mut std = self.std.spawn()?;
        let stdout = std.stdout.take().map(|std| ChildStdout { std });
        let stderr = std.stderr.take().map(|std| ChildStderr { std });
        Ok(Child { std, stdout, stderr })
    }

    /// Starts it, and waits for its end.
    pub async fn status(&mut self) -> io::Result<ExitStatus> {
        self.spawn()?.wait().await
    }

    /// Starts it, and waits for its end and all it writes.
    pub async fn output(&mut self) -> io::Result<Output> {
        self.std.stdout(Stdio::piped());
        self.std.stderr(Stdio::piped());
        self.spawn()?.wait_with_output().await
    }
}

impl Child {
    /// The process id while it runs.
    pub fn id(&self) -> Option<u32> {
        Some(self.std.id())
    }

    /// Waits for the end. Cancel safe.
    pub async fn wait(&mut self) -> io::Result<ExitStatus> {
        let std = &mut self.std;
        cooperative(std::future::poll_fn(|_| Poll::Ready(std.wait()))).await
    }

    pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>> {
        self.std.try_wait()
    }

    pub fn start_kill(&mut self) -> io::Result<()> {
        self.std.kill()
    }

    pub async fn kill(&mut self) -> io::Result<()> {
        self.start_kill()?;
        self.wait().await?;
        Ok(())
    }

    pub async fn wait_with_output(mut self) -> io::Result<Output> {
        let status = self.wait().await?;
        let mut output = Output { status, stdout: Vec::new(), stderr: Vec::new() };
        if let Some(stream) = &mut self.stdout {
            stream.std.read_to_end(&mut output.stdout)?;
        }
        if let Some(stream) = &mut self.stderr {
            stream.std.read_to_end(&mut output.stderr)?;
        }
        Ok(output)
    }
}

macro_rules! child_readers {
    ($($name:ident)*) => { $(
        impl AsyncRead for $name {
            fn poll_read(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
                let n = self.std.read(buf.initialize_unfilled())?;
                buf.advance(n);
                Poll::Ready(Ok(()))
            }
        }
    )* };
}

child_readers!(ChildStdout ChildStderr);

impl From<std::process::Command> for Command {
    fn from(std: std::process::Command) -> Command {
        Command { std, kill_on_drop: false }
    }
}
