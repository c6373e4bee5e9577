//! `futures-lite`: futures and streams with fewer methods, whose closures are synchronous.
pub mod future;
pub mod io;
pub mod prelude;
pub mod stream;

pub use crate::future::{Future, FutureExt};
pub use crate::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt};
pub use crate::stream::{Stream, StreamExt};

/// Unwraps `Poll::Ready`; `Pending` is returned from the enclosing function.
#[macro_export]
macro_rules! ready {
    ($e:expr $(,)?) => {
        match $e {
            ::std::task::Poll::Ready(value) => value,
            ::std::task::Poll::Pending => return ::std::task::Poll::Pending,
        }
    };
}

/// Pins values to the stack.
#[macro_export]
macro_rules! pin {
    ($($x:ident),* $(,)?) => { $(
        let mut $x = $x;
        #[allow(unused_mut)]
        let mut $x = unsafe { ::std::pin::Pin::new_unchecked(&mut $x) };
    )* };
}
