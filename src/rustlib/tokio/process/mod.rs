//! Child processes: there are none in the simulator, so running one reports that it is not supported.
use std::ffi::OsStr;
use std::io;
use std::process::{ExitStatus, Output};

/// A command to run.
#[derive(Debug)]
pub struct Command {
    _private: (),
}

/// A running child.
#[derive(Debug)]
pub struct Child {
    _private: (),
}

impl Command {
    /// A command by the name of its program.
    #[unsupported = "child processes (tokio::process)"]
    pub fn new<S: AsRef<OsStr>>(_program: S) -> Command {
        Command { _private: () }
    }

    pub fn arg<S: AsRef<OsStr>>(&mut self, _arg: S) -> &mut Command {
        self
    }

    pub fn args<I, S>(&mut self, _args: I) -> &mut Command
    where
        I: IntoIterator<Item = S>,
        S: AsRef<OsStr>,
    {
        self
    }

    pub fn spawn(&mut self) -> io::Result<Child> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub async fn output(&mut self) -> io::Result<Output> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub async fn status(&mut self) -> io::Result<ExitStatus> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

impl Child {
    pub async fn wait(&mut self) -> io::Result<ExitStatus> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
