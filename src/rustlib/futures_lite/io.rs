//! Reading and writing, with the traits of the futures family.
pub use futures::io::{
    empty, repeat, sink, AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt, BufReader,
    BufWriter, Chain, Cursor, Empty, Error, ErrorKind, Lines, ReadHalf, Repeat, Result, SeekFrom, Sink, Take, WriteHalf,
};

/// Copies all that the reader gives; how many bytes.
pub async fn copy<R: AsyncRead, W: AsyncWrite + Unpin>(reader: R, mut writer: W) -> Result<u64> {
    futures::io::copy(reader, &mut writer).await
}

/// One half that reads, one that writes.
pub fn split<T: AsyncRead + AsyncWrite + Unpin>(stream: T) -> (ReadHalf<T>, WriteHalf<T>) {
    stream.split()
}
