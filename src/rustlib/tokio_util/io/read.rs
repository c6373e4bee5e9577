//! Functions that read.
use bytes::BufMut;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncReadExt};

/// Reads to the end of a buffer; how many bytes.
pub async fn read_buf<R, B>(read: &mut R, buf: &mut B) -> io::Result<usize>
where
    R: AsyncRead + Unpin,
    B: BufMut,
{
    poll_fn(|cx| crate::util::poll_read_buf(Pin::new(&mut *read), cx, buf)).await
}

/// Reads exactly so many bytes.
pub async fn read_exact_arc<R: AsyncRead>(read: R, len: usize) -> io::Result<Arc<[u8]>> {
    let mut read = std::pin::pin!(read);
    let mut bytes = vec![0; len];
    let mut filled = 0;
    while filled < len {
        match read.read(&mut bytes[filled..]).await? {
            0 => return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "early eof")),
            n => filled += n,
        }
    }
    Ok(Arc::from(bytes))
}
