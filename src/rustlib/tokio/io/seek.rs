//! The future of `AsyncSeekExt::seek`.
use super::AsyncSeek;
use std::future::Future;
use std::io::{self, SeekFrom};
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `AsyncSeekExt::seek`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Seek<'a, S: ?Sized> {
    seek: &'a mut S,
    /// Not started yet.
    pos: Option<SeekFrom>,
    _pin: PhantomPinned,
}

pub(crate) fn seek<S: AsyncSeek + ?Sized + Unpin>(seek: &mut S, pos: Option<SeekFrom>) -> Seek<'_, S> {
    Seek { seek, pos, _pin: PhantomPinned }
}

impl<S: AsyncSeek + ?Sized + Unpin> Future for Seek<'_, S> {
    type Output = io::Result<u64>;

    /// A seek in progress ends first.
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<u64>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(pos) = this.pos {
            ready!(Pin::new(&mut *this.seek).poll_complete(cx))?;
            Pin::new(&mut *this.seek).start_seek(pos)?;
            this.pos = None;
        }
        Pin::new(&mut *this.seek).poll_complete(cx)
    }
}
