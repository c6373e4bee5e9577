//! An open file.
use super::asyncify;
use super::background::Background;
use crate::io::{AsyncRead, AsyncSeek, AsyncWrite, ReadBuf};
use std::fmt;
use std::fs::Metadata;
use std::io::{self, SeekFrom};
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll};

/// An open file. Writes go on in the background; flush to know that they are done.
pub struct File {
    inner: Background<std::fs::File>,
    /// A seek was begun.
    seeking: bool,
}

impl File {
    /// Opens for reading.
    pub async fn open(path: impl AsRef<Path>) -> io::Result<File> {
        let path = path.as_ref().to_owned();
        Ok(File::from_std(asyncify(move || std::fs::File::open(path)).await?))
    }

    /// Opens for writing; empties the file or makes it.
    pub async fn create(path: impl AsRef<Path>) -> io::Result<File> {
        let path = path.as_ref().to_owned();
        Ok(File::from_std(asyncify(move || std::fs::File::create(path)).await?))
    }

    pub fn options() -> OpenOptions {
        OpenOptions::new()
    }

    pub fn from_std(std: std::fs::File) -> File {
        File { inner: Background::new(std), seeking: false }
    }

    async fn written(&mut self) -> io::Result<()> {
        std::future::poll_fn(|cx| self.inner.poll_written(cx)).await
    }

    /// Waits for writes in the background.
    pub async fn sync_all(&mut self) -> io::Result<()> {
        self.written().await
    }

    pub async fn sync_data(&mut self) -> io::Result<()> {
        self.written().await
    }

    pub async fn set_len(&mut self, size: u64) -> io::Result<()> {
        std::future::poll_fn(|cx| match ready!(self.inner.poll_inner(cx)) {
            Ok(file) => Poll::Ready(file.set_len(size)),
            Err(error) => Poll::Ready(Err(error)),
        })
        .await
    }

    pub async fn metadata(&mut self) -> io::Result<Metadata> {
        std::future::poll_fn(|cx| match ready!(self.inner.poll_inner(cx)) {
            Ok(file) => Poll::Ready(file.metadata()),
            Err(error) => Poll::Ready(Err(error)),
        })
        .await
    }
}

impl AsyncRead for File {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.inner.poll_read(cx, buf)
    }
}

impl AsyncWrite for File {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.inner.poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.inner.poll_written(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.inner.poll_written(cx)
    }
}

impl AsyncSeek for File {
    fn start_seek(mut self: Pin<&mut Self>, position: SeekFrom) -> io::Result<()> {
        self.seeking = true;
        self.inner.start_seek(position)
    }

    fn poll_complete(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<u64>> {
        let result = ready!(self.inner.poll_seeked(cx));
        self.seeking = false;
        Poll::Ready(result)
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("tokio::fs::File").finish_non_exhaustive()
    }
}

/// How to open a file.
#[derive(Clone, Debug)]
pub struct OpenOptions(std::fs::OpenOptions);

impl OpenOptions {
    pub fn new() -> OpenOptions {
        OpenOptions(std::fs::OpenOptions::new())
    }

    pub fn read(&mut self, read: bool) -> &mut OpenOptions {
        self.0.read(read);
        self
    }

    pub fn write(&mut self, write: bool) -> &mut OpenOptions {
        self.0.write(write);
        self
    }

    pub fn append(&mut self, append: bool) -> &mut OpenOptions {
        self.0.append(append);
        self
    }

    pub fn truncate(&mut self, truncate: bool) -> &mut OpenOptions {
        self.0.truncate(truncate);
        self
    }

    pub fn create(&mut self, create: bool) -> &mut OpenOptions {
        self.0.create(create);
        self
    }

    pub fn create_new(&mut self, create_new: bool) -> &mut OpenOptions {
        self.0.create_new(create_new);
        self
    }

    pub async fn open(&self, path: impl AsRef<Path>) -> io::Result<File> {
        let path = path.as_ref().to_owned();
        let options = self.0.clone();
        Ok(File::from_std(asyncify(move || options.open(path)).await?))
    }
}

impl Default for OpenOptions {
    fn default() -> OpenOptions {
        OpenOptions::new()
    }
}
