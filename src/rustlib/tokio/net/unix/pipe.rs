//! Pipes.
use crate::io::poll_evented::{descriptor, reader, readiness, writer, PollEvented};
use crate::io::{Interest, Ready};
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::path::Path;

/// A pipe.
pub fn pipe() -> io::Result<(Sender, Receiver)> {
    let (reader, writer) = io::pipe()?;
    Ok((Sender::of(writer.into())?, Receiver::of(reader.into())?))
}

/// How a named pipe is opened.
#[derive(Clone, Debug)]
pub struct OpenOptions {
    read_write: bool,
    unchecked: bool,
}

impl OpenOptions {
    pub fn new() -> OpenOptions {
        OpenOptions { read_write: false, unchecked: false }
    }

    /// For reading and writing, whichever end it is.
    pub fn read_write(&mut self, value: bool) -> &mut OpenOptions {
        self.read_write = value;
        self
    }

    /// Without looking whether it is a pipe.
    pub fn unchecked(&mut self, value: bool) -> &mut OpenOptions {
        self.unchecked = value;
        self
    }

    /// The simulated machine has no named pipes: what is there is something else.
    fn open(&self, path: &Path, write: bool) -> io::Result<OwnedFd> {
        File::options().read(!write || self.read_write).write(write || self.read_write).open(path)?;
        Err(not_a_pipe())
    }

    pub fn open_receiver<P: AsRef<Path>>(&self, path: P) -> io::Result<Receiver> {
        Receiver::of(self.open(path.as_ref(), false)?)
    }

    pub fn open_sender<P: AsRef<Path>>(&self, path: P) -> io::Result<Sender> {
        Sender::of(self.open(path.as_ref(), true)?)
    }
}

impl Default for OpenOptions {
    fn default() -> OpenOptions {
        OpenOptions::new()
    }
}

fn not_a_pipe() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "not a pipe")
}

/// The end that writes.
#[derive(Debug)]
pub struct Sender {
    io: PollEvented<io::PipeWriter>,
}

/// The end that reads.
#[derive(Debug)]
pub struct Receiver {
    io: PollEvented<io::PipeReader>,
}

impl<E> std::fmt::Debug for PollEvented<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PollEvented").finish_non_exhaustive()
    }
}

macro_rules! ends {
    ($($t:ident $interest:ident;)*) => { $(
        impl $t {
            #[track_caller]
            fn of(fd: OwnedFd) -> io::Result<$t> {
                crate::sim::net_option(fd.as_raw_fd() as i64, "nonblocking", 1, true);
                Ok($t { io: PollEvented::with_interest(fd.into(), Interest::$interest)? })
            }

            /// A pipe that is open as a file.
            #[unsupported = "named pipes opened as files"]
            pub fn from_file(file: File) -> io::Result<$t>;

            #[unsupported = "named pipes opened as files"]
            pub fn from_file_unchecked(file: File) -> io::Result<$t>;

            pub fn from_owned_fd(owned_fd: OwnedFd) -> io::Result<$t> {
                if !crate::sim::fd_is_socket(owned_fd.as_raw_fd() as i64) {
                    return Err(not_a_pipe());
                }
                $t::of(owned_fd)
            }

            pub fn from_owned_fd_unchecked(owned_fd: OwnedFd) -> io::Result<$t> {
                $t::of(owned_fd)
            }

            /// Waits until it is possible; it may turn out that it is not. Cancel safe.
            pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {
                self.io.ready(interest).await
            }

            /// Tries an operation of the user's own.
            pub fn try_io<R>(&self, f: impl FnOnce() -> io::Result<R>) -> io::Result<R> {
                self.io.try_io(Interest::$interest, f)
            }

            /// The descriptor; it blocks again.
            pub fn into_blocking_fd(self) -> io::Result<OwnedFd> {
                let fd = self.into_nonblocking_fd()?;
                crate::sim::net_option(fd.as_raw_fd() as i64, "nonblocking", 0, true);
                Ok(fd)
            }

            /// The descriptor; it does not block.
            pub fn into_nonblocking_fd(self) -> io::Result<OwnedFd> {
                Ok(self.io.into_inner().into())
            }
        }
    )* };
}

ends! {
    Sender WRITABLE;
    Receiver READABLE;
}

impl Sender {
    readiness!(writable);
    readiness!(poll poll_write_ready WRITABLE);
    readiness!(writes);
}

impl Receiver {
    readiness!(readable);
    readiness!(poll poll_read_ready READABLE);
    readiness!(reads);
}

reader!(Receiver, this => this.io);
writer!(Sender, this => this.io, {
    let _ = this;
    Ok(())
});
descriptor!(Sender Receiver);
