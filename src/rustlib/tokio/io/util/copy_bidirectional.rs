//! `copy_bidirectional` (IO-3).
use super::copy::CopyBuffer;
use super::BUF_SIZE;
use crate::io::{AsyncRead, AsyncWrite};
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// One direction.
enum Transfer {
    Running(CopyBuffer),
    /// The reader is at its end; the writer is being closed.
    ShuttingDown(u64),
    Done(u64),
}

fn transfer<A, B>(cx: &mut Context<'_>, state: &mut Transfer, from: &mut A, to: &mut B) -> Poll<io::Result<u64>>
where
    A: AsyncRead + Unpin + ?Sized,
    B: AsyncWrite + Unpin + ?Sized,
{
    loop {
        match state {
            Transfer::Running(buffer) => {
                let total = ready!(buffer.poll_copy(cx, Pin::new(&mut *from), Pin::new(&mut *to)))?;
                *state = Transfer::ShuttingDown(total);
            }
            Transfer::ShuttingDown(total) => {
                ready!(Pin::new(&mut *to).poll_shutdown(cx))?;
                *state = Transfer::Done(*total);
            }
            Transfer::Done(total) => return Poll::Ready(Ok(*total)),
        }
    }
}

/// Copies both ways until both are at their end; bytes from a to b, and from b to a.
pub async fn copy_bidirectional<A, B>(a: &mut A, b: &mut B) -> io::Result<(u64, u64)>
where
    A: AsyncRead + AsyncWrite + Unpin + ?Sized,
    B: AsyncRead + AsyncWrite + Unpin + ?Sized,
{
    copy_bidirectional_with_sizes(a, b, BUF_SIZE, BUF_SIZE).await
}

/// As `copy_bidirectional`, with sizes of the buffers.
pub async fn copy_bidirectional_with_sizes<A, B>(a: &mut A, b: &mut B, a_to_b_buf_size: usize, b_to_a_buf_size: usize) -> io::Result<(u64, u64)>
where
    A: AsyncRead + AsyncWrite + Unpin + ?Sized,
    B: AsyncRead + AsyncWrite + Unpin + ?Sized,
{
    let mut a_to_b = Transfer::Running(CopyBuffer::new(a_to_b_buf_size));
    let mut b_to_a = Transfer::Running(CopyBuffer::new(b_to_a_buf_size));
    poll_fn(|cx| {
        let one = transfer(cx, &mut a_to_b, &mut *a, &mut *b)?;
        let two = transfer(cx, &mut b_to_a, &mut *b, &mut *a)?;
        let one = ready!(one);
        let two = ready!(two);
        Poll::Ready(Ok((one, two)))
    })
    .await
}
