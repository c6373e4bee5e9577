//! `Decoder`.
use super::Framed;
use bytes::BytesMut;
use std::io;
use tokio::io::{AsyncRead, AsyncWrite};

/// Finds frames in a buffer.
pub trait Decoder {
    type Item;
    type Error: From<io::Error>;

    /// The next frame, taken out of the buffer; `None`: there is not enough in it yet.
    fn decode(&mut self, src: &mut BytesMut) -> Result<Option<Self::Item>, Self::Error>;

    /// The same when no more bytes will come.
    fn decode_eof(&mut self, buf: &mut BytesMut) -> Result<Option<Self::Item>, Self::Error> {
        let frame = self.decode(buf)?;
        if frame.is_none() && !buf.is_empty() {
            return Err(io::Error::new(io::ErrorKind::Other, "bytes remaining on stream").into());
        }
        Ok(frame)
    }

    /// Frames over a connection.
    fn framed<T: AsyncRead + AsyncWrite + Sized>(self, io: T) -> Framed<T, Self>
    where
        Self: Sized,
    {
        Framed::new(io, self)
    }
}
