//! What most programs want to have in scope.
pub use crate::future::{Future, FutureExt as _};
pub use crate::io::{AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncSeek, AsyncSeekExt as _, AsyncWrite, AsyncWriteExt as _};
pub use crate::stream::{Stream, StreamExt as _};
