//! Many streams of one type as one (FU-8).
use super::consume::StreamFuture;
use super::futures_unordered;
use super::FuturesUnordered;
use futures_core::ready;
use futures_core::stream::{FusedStream, Stream};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `select_all`.
#[must_use = "streams do nothing unless polled"]
pub struct SelectAll<St> {
    inner: FuturesUnordered<StreamFuture<St>>,
}

impl<St: Stream + Unpin> SelectAll<St> {
    pub fn new() -> SelectAll<St> {
        SelectAll { inner: FuturesUnordered::new() }
    }

    pub fn len(&self) -> usize {
        self.inner.len()
    }

    pub fn is_empty(&self) -> bool {
        self.inner.is_empty()
    }

    /// Adds a stream.
    pub fn push(&mut self, stream: St) {
        self.inner.push(StreamFuture { stream: Some(stream) });
    }

    pub fn clear(&mut self) {
        self.inner.clear();
    }
}

impl<St: Stream + Unpin> Default for SelectAll<St> {
    fn default() -> SelectAll<St> {
        SelectAll::new()
    }
}

impl<St: Stream + Unpin> Stream for SelectAll<St> {
    type Item = St::Item;

    /// A stream that yielded goes to the back.
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        loop {
            match ready!(Pin::new(&mut self.inner).poll_next(cx)) {
                Some((Some(item), remaining)) => {
                    self.push(remaining);
                    return Poll::Ready(Some(item));
                }
                Some((None, _)) => {}
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<St: Stream + Unpin> FusedStream for SelectAll<St> {
    fn is_terminated(&self) -> bool {
        self.inner.is_terminated()
    }
}

/// Many streams of one type as one.
pub fn select_all<I>(streams: I) -> SelectAll<I::Item>
where
    I: IntoIterator,
    I::Item: Stream + Unpin,
{
    let mut set = SelectAll::new();
    for stream in streams {
        set.push(stream);
    }
    set
}

impl<St: Stream + Unpin> FromIterator<St> for SelectAll<St> {
    fn from_iter<T: IntoIterator<Item = St>>(iter: T) -> SelectAll<St> {
        select_all(iter)
    }
}

impl<St: Stream + Unpin> Extend<St> for SelectAll<St> {
    fn extend<T: IntoIterator<Item = St>>(&mut self, iter: T) {
        for stream in iter {
            self.push(stream);
        }
    }
}

impl<St: Stream + Unpin> SelectAll<St> {
    /// The streams.
    pub fn iter(&self) -> Iter<'_, St> {
        Iter(self.inner.iter())
    }

    /// The streams, mutably.
    pub fn iter_mut(&mut self) -> IterMut<'_, St> {
        IterMut(self.inner.iter_mut())
    }
}

impl<St: Stream + Unpin> IntoIterator for SelectAll<St> {
    type Item = St;
    type IntoIter = IntoIter<St>;

    fn into_iter(self) -> IntoIter<St> {
        IntoIter(self.inner.into_iter())
    }
}

impl<'a, St: Stream + Unpin> IntoIterator for &'a SelectAll<St> {
    type Item = &'a St;
    type IntoIter = Iter<'a, St>;

    fn into_iter(self) -> Iter<'a, St> {
        self.iter()
    }
}

impl<'a, St: Stream + Unpin> IntoIterator for &'a mut SelectAll<St> {
    type Item = &'a mut St;
    type IntoIter = IterMut<'a, St>;

    fn into_iter(self) -> IterMut<'a, St> {
        self.iter_mut()
    }
}

/// The streams of a `SelectAll`.
pub struct Iter<'a, St: Unpin>(futures_unordered::Iter<'a, StreamFuture<St>>);
/// The streams of a `SelectAll`, mutably.
pub struct IterMut<'a, St: Unpin>(futures_unordered::IterMut<'a, StreamFuture<St>>);
/// The streams that were in a `SelectAll`.
pub struct IntoIter<St: Unpin>(futures_unordered::IntoIter<StreamFuture<St>>);

macro_rules! iterates {
    ($([$($g:tt)*] $T:ty, $Item:ty, |$next:ident| $stream:expr;)*) => { $(
        impl<$($g)*> Iterator for $T {
            type Item = $Item;

            fn next(&mut self) -> Option<$Item> {
                let $next = self.0.next()?;
                $stream
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }
        impl<$($g)*> ExactSizeIterator for $T {}
    )* };
}
iterates! {
    ['a, St: Stream + Unpin] Iter<'a, St>, &'a St, |next| next.get_ref();
    ['a, St: Stream + Unpin] IterMut<'a, St>, &'a mut St, |next| next.get_mut();
    [St: Stream + Unpin] IntoIter<St>, St, |next| next.into_inner();
}

impl<St> fmt::Debug for SelectAll<St> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SelectAll { ... }")
    }
}
