//! Standard streams (IO-6). `println!` does not go through these.
use super::blocking::Blocking;
use super::{AsyncRead, AsyncWrite, ReadBuf};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Standard input.
#[derive(Debug)]
pub struct Stdin {
    std: Blocking<io::Stdin>,
}

/// Standard output.
#[derive(Debug)]
pub struct Stdout {
    std: Blocking<io::Stdout>,
}

/// Standard error.
#[derive(Debug)]
pub struct Stderr {
    std: Blocking<io::Stderr>,
}

pub fn stdin() -> Stdin {
    Stdin { std: Blocking::new(io::stdin()) }
}

pub fn stdout() -> Stdout {
    Stdout { std: Blocking::new(io::stdout()) }
}

pub fn stderr() -> Stderr {
    Stderr { std: Blocking::new(io::stderr()) }
}

impl AsyncRead for Stdin {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.std).poll_read(cx, buf)
    }
}

macro_rules! std_writers {
    ($($name:ident)*) => { $(
        impl AsyncWrite for $name {
            fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
                Pin::new(&mut self.std).poll_write(cx, buf)
            }

            fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
                Pin::new(&mut self.std).poll_flush(cx)
            }

            fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
                Pin::new(&mut self.std).poll_shutdown(cx)
            }
        }
    )* };
}

std_writers!(Stdout Stderr);
