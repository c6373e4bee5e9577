//! An open file.
use super::asyncify;
use super::background::{Background, MAX_BUF_SIZE};
use super::OpenOptions;
use crate::io::{AsyncRead, AsyncSeek, AsyncWrite, ReadBuf};
use crate::util::Shared;
use std::fmt;
use std::fs::{File as StdFile, Metadata, Permissions};
use std::io::{self, IoSlice, Read, Seek, SeekFrom, Write};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, RawFd};
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// An open file. Writes go on in the background; flush to know that they are done.
pub struct File {
    std: Arc<StdFile>,
    inner: Shared<Background<Handle>>,
    max_buf_size: usize,
}

/// The file as the blocking pool has it.
struct Handle(Arc<StdFile>);

impl Read for Handle {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        (&*self.0).read(buf)
    }
}

impl Write for Handle {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        (&*self.0).write(buf)
    }

    fn flush(&mut self) -> io::Result<()> {
        (&*self.0).flush()
    }
}

impl Seek for Handle {
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64> {
        (&*self.0).seek(pos)
    }
}

impl File {
    /// Opens for reading.
    pub async fn open(path: impl AsRef<Path>) -> io::Result<File> {
        let path = path.as_ref().to_owned();
        Ok(File::from_std(asyncify(move || StdFile::open(path)).await?))
    }

    /// Opens for writing; empties the file or makes it.
    pub async fn create(path: impl AsRef<Path>) -> io::Result<File> {
        let path = path.as_ref().to_owned();
        Ok(File::from_std(asyncify(move || StdFile::create(path)).await?))
    }

    /// Makes a file that must not exist, for reading and writing.
    pub async fn create_new<P: AsRef<Path>>(path: P) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create_new(true).open(path).await
    }

    pub fn options() -> OpenOptions {
        OpenOptions::new()
    }

    pub fn from_std(std: StdFile) -> File {
        let std = Arc::new(std);
        let inner = Shared::new(Background::new(Handle(std.clone())));
        File { std, inner, max_buf_size: MAX_BUF_SIZE }
    }

    /// Waits for what goes on in the background; an error of it is kept for the next operation.
    async fn settled(&self) {
        std::future::poll_fn(|cx| self.inner.get().poll_settled(cx)).await
    }

    /// Does something with the file on the blocking pool.
    async fn with<T: Send + 'static>(&self, f: impl FnOnce(&StdFile) -> io::Result<T> + Send + 'static) -> io::Result<T> {
        let std = self.std.clone();
        asyncify(move || f(&std)).await
    }

    pub async fn sync_all(&self) -> io::Result<()> {
        self.settled().await;
        self.with(|std| std.sync_all()).await
    }

    pub async fn sync_data(&self) -> io::Result<()> {
        self.settled().await;
        self.with(|std| std.sync_data()).await
    }

    pub async fn set_len(&self, size: u64) -> io::Result<()> {
        self.settled().await;
        self.inner.get().forget_read()?;
        self.with(move |std| std.set_len(size)).await
    }

    pub async fn metadata(&self) -> io::Result<Metadata> {
        self.with(|std| std.metadata()).await
    }

    pub async fn set_permissions(&self, perm: Permissions) -> io::Result<()> {
        self.with(move |std| std.set_permissions(perm)).await
    }

    /// Another handle of the same open file.
    pub async fn try_clone(&self) -> io::Result<File> {
        self.settled().await;
        let std = self.with(|std| std.try_clone()).await?;
        let mut file = File::from_std(std);
        file.max_buf_size = self.max_buf_size;
        Ok(file)
    }

    /// The file of the standard library, when nothing goes on any more.
    pub async fn into_std(self) -> StdFile {
        self.settled().await;
        let File { std, inner, .. } = self;
        drop(inner);
        Arc::try_unwrap(std).expect("Arc::try_unwrap failed")
    }

    /// The same, if nothing goes on now.
    pub fn try_into_std(self) -> Result<StdFile, File> {
        if !self.inner.get().is_idle() {
            return Err(self);
        }
        let File { std, inner, max_buf_size } = self;
        drop(inner);
        match Arc::try_unwrap(std) {
            Ok(std) => Ok(std),
            Err(std) => {
                let inner = Shared::new(Background::new(Handle(std.clone())));
                Err(File { std, inner, max_buf_size })
            }
        }
    }

    /// The most that one operation moves.
    pub fn set_max_buf_size(&mut self, max_buf_size: usize) {
        self.max_buf_size = max_buf_size;
        self.inner.get().max = max_buf_size;
    }

    pub fn max_buf_size(&self) -> usize {
        self.max_buf_size
    }
}

impl From<StdFile> for File {
    fn from(std: StdFile) -> File {
        File::from_std(std)
    }
}

impl FromRawFd for File {
    unsafe fn from_raw_fd(fd: RawFd) -> File {
        File::from_std(unsafe { std::fs::File::from_raw_fd(fd) })
    }
}

impl AsRawFd for File {
    fn as_raw_fd(&self) -> RawFd {
        self.std.as_raw_fd()
    }
}

impl AsFd for File {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.std.as_fd()
    }
}

impl AsyncRead for File {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.inner.get().poll_read(cx, buf)
    }
}

impl AsyncWrite for File {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.inner.get().poll_write(cx, buf)
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        self.inner.get().poll_write_together(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.inner.get().poll_written(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.inner.get().poll_written(cx)
    }
}

impl AsyncSeek for File {
    fn start_seek(self: Pin<&mut Self>, position: SeekFrom) -> io::Result<()> {
        self.inner.get().start_seek(position)
    }

    fn poll_complete(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<u64>> {
        self.inner.get().poll_seeked(cx)
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("tokio::fs::File").field("std", &self.std).finish()
    }
}
