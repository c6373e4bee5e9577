//! `BytesCodec`: whatever was read is a frame.
use super::{Decoder, Encoder};
use bytes::{BufMut, Bytes, BytesMut};
use std::io;

/// Whatever was read is a frame.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Default)]
pub struct BytesCodec(());

impl BytesCodec {
    pub fn new() -> BytesCodec {
        BytesCodec(())
    }
}

impl Decoder for BytesCodec {
    type Item = BytesMut;
    type Error = io::Error;

    fn decode(&mut self, buf: &mut BytesMut) -> Result<Option<BytesMut>, io::Error> {
        if buf.is_empty() {
            return Ok(None);
        }
        Ok(Some(buf.split_to(buf.len())))
    }
}

macro_rules! encode {
    ($($t:ty)*) => { $(
        impl Encoder<$t> for BytesCodec {
            type Error = io::Error;

            fn encode(&mut self, data: $t, buf: &mut BytesMut) -> Result<(), io::Error> {
                buf.reserve(data.len());
                buf.put(data);
                Ok(())
            }
        }
    )* };
}

encode!(Bytes BytesMut);
