//! Reading into and writing from buffers.
use bytes::{Buf, BufMut};
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Slices that are written at once.
const MAX_BUFS: usize = 64;

/// Reads to the end of a buffer; how many bytes.
pub fn poll_read_buf<T: AsyncRead + ?Sized, B: BufMut>(io: Pin<&mut T>, cx: &mut Context<'_>, buf: &mut B) -> Poll<io::Result<usize>> {
    if !buf.has_remaining_mut() {
        return Poll::Ready(Ok(0));
    }
    let n = {
        let mut room = ReadBuf::uninit(unsafe { buf.chunk_mut().as_uninit_slice_mut() });
        let start = room.filled().as_ptr();
        ready!(io.poll_read(cx, &mut room))?;
        // The reader must have filled this buffer, not put another in its place.
        assert_eq!(start, room.filled().as_ptr());
        room.filled().len()
    };
    unsafe { buf.advance_mut(n) };
    Poll::Ready(Ok(n))
}

/// Writes what is in a buffer; how many bytes.
pub fn poll_write_buf<T: AsyncWrite + ?Sized, B: Buf>(io: Pin<&mut T>, cx: &mut Context<'_>, buf: &mut B) -> Poll<io::Result<usize>> {
    if !buf.has_remaining() {
        return Poll::Ready(Ok(0));
    }
    let n = if io.is_write_vectored() {
        let mut slices = [IoSlice::new(&[]); MAX_BUFS];
        let count = buf.chunks_vectored(&mut slices);
        ready!(io.poll_write_vectored(cx, &slices[..count]))?
    } else {
        ready!(io.poll_write(cx, buf.chunk()))?
    };
    buf.advance(n);
    Poll::Ready(Ok(n))
}
