//! Combinators for futures, streams and sinks.

#[macro_use]
mod macros_exported;

pub mod channel;
pub mod executor;
pub mod future;
pub mod io;
pub mod lock;
pub mod never;
mod pins;
pub mod sink;
pub mod stream;
pub mod task;

#[doc(hidden)]
pub mod __support;

pub use futures_core::future::{Future, TryFuture};
pub use futures_core::ready;
pub use futures_core::stream::{Stream, TryStream};

pub use future::{FutureExt, TryFutureExt};
pub use io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt};
pub use sink::{Sink, SinkExt};
pub use stream::{StreamExt, TryStreamExt};

pub mod prelude {
    //! What most programs want to have in scope.
    pub use crate::future::{self, Future, FutureExt as _, TryFuture, TryFutureExt as _};
    pub use crate::io::{AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncSeek, AsyncSeekExt as _, AsyncWrite, AsyncWriteExt as _};
    pub use crate::sink::{self, Sink, SinkExt as _};
    pub use crate::stream::{self, Stream, StreamExt as _, TryStream, TryStreamExt as _};
}
