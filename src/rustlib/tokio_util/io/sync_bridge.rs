//! `SyncIoBridge`: an asynchronous reader or writer for code that blocks.
use std::io::{self, BufRead, IoSlice, Read, Seek, SeekFrom, Write};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt};
use tokio::runtime::Handle;

/// An asynchronous reader or writer for code that blocks.
#[derive(Debug)]
pub struct SyncIoBridge<T> {
    src: T,
    rt: Handle,
}

impl<T: Unpin> SyncIoBridge<T> {
    /// Of the current runtime.
    #[track_caller]
    pub fn new(src: T) -> SyncIoBridge<T> {
        SyncIoBridge::new_with_handle(src, Handle::current())
    }

    pub fn new_with_handle(src: T, rt: Handle) -> SyncIoBridge<T> {
        SyncIoBridge { src, rt }
    }

    pub fn into_inner(self) -> T {
        self.src
    }
}

impl<T: AsyncWrite> SyncIoBridge<T> {
    pub fn is_write_vectored(&self) -> bool {
        self.src.is_write_vectored()
    }
}

impl<T: AsyncWrite + Unpin> SyncIoBridge<T> {
    pub fn shutdown(&mut self) -> io::Result<()> {
        self.rt.block_on(self.src.shutdown())
    }
}

impl<T: AsyncBufRead + Unpin> BufRead for SyncIoBridge<T> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.rt.block_on(AsyncBufReadExt::fill_buf(&mut self.src))
    }

    fn consume(&mut self, amt: usize) {
        AsyncBufReadExt::consume(&mut self.src, amt)
    }

    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> io::Result<usize> {
        self.rt.block_on(AsyncBufReadExt::read_until(&mut self.src, byte, buf))
    }

    fn read_line(&mut self, buf: &mut String) -> io::Result<usize> {
        self.rt.block_on(AsyncBufReadExt::read_line(&mut self.src, buf))
    }
}

impl<T: AsyncRead + Unpin> Read for SyncIoBridge<T> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.rt.block_on(AsyncReadExt::read(&mut self.src, buf))
    }

    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> io::Result<usize> {
        self.rt.block_on(self.src.read_to_end(buf))
    }

    fn read_to_string(&mut self, buf: &mut String) -> io::Result<usize> {
        self.rt.block_on(self.src.read_to_string(buf))
    }

    fn read_exact(&mut self, buf: &mut [u8]) -> io::Result<()> {
        self.rt.block_on(self.src.read_exact(buf))?;
        Ok(())
    }
}

impl<T: AsyncWrite + Unpin> Write for SyncIoBridge<T> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.rt.block_on(self.src.write(buf))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.rt.block_on(self.src.flush())
    }

    fn write_all(&mut self, buf: &[u8]) -> io::Result<()> {
        self.rt.block_on(self.src.write_all(buf))
    }

    fn write_vectored(&mut self, bufs: &[IoSlice<'_>]) -> io::Result<usize> {
        self.rt.block_on(self.src.write_vectored(bufs))
    }
}

impl<T: AsyncSeek + Unpin> Seek for SyncIoBridge<T> {
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64> {
        self.rt.block_on(AsyncSeekExt::seek(&mut self.src, pos))
    }
}

impl<T> AsMut<T> for SyncIoBridge<T> {
    fn as_mut(&mut self) -> &mut T {
        &mut self.src
    }
}

impl<T> AsRef<T> for SyncIoBridge<T> {
    fn as_ref(&self) -> &T {
        &self.src
    }
}
