//! The halves of a connection (NE-4): for TCP and Unix sockets alike.

/// Types of the halves of `$stream`, whose addresses are `$addr`.
macro_rules! halves {
    ($stream:ident, $addr:ty) => {
        use crate::io::poll_evented::{reader, writer};
        use crate::io::{Interest, Ready};
        use std::error::Error;
        use std::fmt;
        use std::io::{self, IoSlice, IoSliceMut};
        use std::sync::Arc;

        /// Reads; borrows the connection.
        #[derive(Debug)]
        pub struct ReadHalf<'a>(&'a $stream);

        /// Writes; borrows the connection.
        #[derive(Debug)]
        pub struct WriteHalf<'a>(&'a $stream);

        /// Reads; owns the connection together with the other half.
        #[derive(Debug)]
        pub struct OwnedReadHalf {
            inner: Arc<$stream>,
        }

        /// Writes; dropping it shuts down writing.
        #[derive(Debug)]
        pub struct OwnedWriteHalf {
            inner: Arc<$stream>,
            shutdown_on_drop: bool,
        }

        /// The halves are of different connections.
        #[derive(Debug)]
        pub struct ReuniteError(pub OwnedReadHalf, pub OwnedWriteHalf);

        impl fmt::Display for ReuniteError {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("tried to reunite halves that are not from the same socket")
            }
        }

        impl Error for ReuniteError {}

        pub(in crate::net) fn split(stream: &mut $stream) -> (ReadHalf<'_>, WriteHalf<'_>) {
            let stream: &$stream = stream;
            (ReadHalf(stream), WriteHalf(stream))
        }

        pub(in crate::net) fn into_split(stream: $stream) -> (OwnedReadHalf, OwnedWriteHalf) {
            let inner = Arc::new(stream);
            (OwnedReadHalf { inner: inner.clone() }, OwnedWriteHalf { inner, shutdown_on_drop: true })
        }

        impl OwnedReadHalf {
            /// The whole again.
            pub fn reunite(self, other: OwnedWriteHalf) -> Result<$stream, ReuniteError> {
                if !Arc::ptr_eq(&self.inner, &other.inner) {
                    return Err(ReuniteError(self, other));
                }
                other.forget();
                match Arc::try_unwrap(self.inner) {
                    Ok(stream) => Ok(stream),
                    Err(_) => unreachable!(),
                }
            }
        }

        impl OwnedWriteHalf {
            /// The whole again.
            pub fn reunite(self, other: OwnedReadHalf) -> Result<$stream, ReuniteError> {
                other.reunite(self)
            }

            /// Drops the half without shutting down.
            pub fn forget(mut self) {
                self.shutdown_on_drop = false;
            }
        }

        impl Drop for OwnedWriteHalf {
            fn drop(&mut self) {
                if self.shutdown_on_drop {
                    let _ = self.inner.end_write();
                }
            }
        }

        impl AsRef<$stream> for ReadHalf<'_> {
            fn as_ref(&self) -> &$stream {
                self.0
            }
        }

        impl AsRef<$stream> for WriteHalf<'_> {
            fn as_ref(&self) -> &$stream {
                self.0
            }
        }

        impl AsRef<$stream> for OwnedReadHalf {
            fn as_ref(&self) -> &$stream {
                &self.inner
            }
        }

        impl AsRef<$stream> for OwnedWriteHalf {
            fn as_ref(&self) -> &$stream {
                &self.inner
            }
        }

        both!(ReadHalf<'_>, $stream, $addr);
        both!(WriteHalf<'_>, $stream, $addr);
        both!(OwnedReadHalf, $stream, $addr);
        both!(OwnedWriteHalf, $stream, $addr);
        reads!(ReadHalf<'_>, $stream);
        reads!(OwnedReadHalf, $stream);
        writes!(WriteHalf<'_>, $stream);
        writes!(OwnedWriteHalf, $stream);
        reader!(ReadHalf<'_>, this => this.0.io);
        reader!(OwnedReadHalf, this => this.inner.io);
        writer!(WriteHalf<'_>, this => this.0.io, this.0.end_write());
        writer!(OwnedWriteHalf, this => this.inner.io, {
            this.shutdown_on_drop = false;
            this.inner.end_write()
        });
    };
}

macro_rules! both {
    ($half:ty, $stream:ident, $addr:ty) => {
        impl $half {
            pub fn peer_addr(&self) -> io::Result<$addr> {
                AsRef::<$stream>::as_ref(self).peer_addr()
            }

            pub fn local_addr(&self) -> io::Result<$addr> {
                AsRef::<$stream>::as_ref(self).local_addr()
            }

            /// Waits until one of these is possible; it may turn out that it is not. Cancel safe.
            pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {
                AsRef::<$stream>::as_ref(self).ready(interest).await
            }
        }
    };
}

macro_rules! reads {
    ($half:ty, $stream:ident) => {
        impl $half {
            /// Waits until there may be something to read. Cancel safe.
            pub async fn readable(&self) -> io::Result<()> {
                AsRef::<$stream>::as_ref(self).readable().await
            }

            pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {
                AsRef::<$stream>::as_ref(self).try_read(buf)
            }

            pub fn try_read_vectored(&self, bufs: &mut [IoSliceMut<'_>]) -> io::Result<usize> {
                AsRef::<$stream>::as_ref(self).try_read_vectored(bufs)
            }

            pub fn try_read_buf<B: bytes::BufMut>(&self, buf: &mut B) -> io::Result<usize> {
                AsRef::<$stream>::as_ref(self).try_read_buf(buf)
            }
        }
    };
}

macro_rules! writes {
    ($half:ty, $stream:ident) => {
        impl $half {
            /// Waits until something may be written. Cancel safe.
            pub async fn writable(&self) -> io::Result<()> {
                AsRef::<$stream>::as_ref(self).writable().await
            }

            pub fn try_write(&self, buf: &[u8]) -> io::Result<usize> {
                AsRef::<$stream>::as_ref(self).try_write(buf)
            }

            pub fn try_write_vectored(&self, bufs: &[IoSlice<'_>]) -> io::Result<usize> {
                AsRef::<$stream>::as_ref(self).try_write_vectored(bufs)
            }
        }
    };
}

pub(super) use {both, halves, reads, writes};
