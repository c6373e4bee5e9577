//! `AnyDelimiterCodec`: chunks that end with any of some bytes.
use super::{Decoder, Encoder};
use bytes::{Buf, BufMut, Bytes, BytesMut};
use std::{fmt, io};

/// Chunks that end with any of some bytes.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct AnyDelimiterCodec {
    /// Before it there is no delimiter.
    next_index: usize,
    max_length: usize,
    /// A chunk was too long: what is left of it goes.
    is_discarding: bool,
    seek_delimiters: Vec<u8>,
    sequence_writer: Vec<u8>,
}

impl AnyDelimiterCodec {
    /// Chunks that are read end with any of the first bytes; those that are written, with the second.
    pub fn new(seek_delimiters: Vec<u8>, sequence_writer: Vec<u8>) -> AnyDelimiterCodec {
        AnyDelimiterCodec::new_with_max_length(seek_delimiters, sequence_writer, usize::MAX)
    }

    /// Longer chunks are errors.
    pub fn new_with_max_length(seek_delimiters: Vec<u8>, sequence_writer: Vec<u8>, max_length: usize) -> AnyDelimiterCodec {
        AnyDelimiterCodec { next_index: 0, max_length, is_discarding: false, seek_delimiters, sequence_writer }
    }

    pub fn max_length(&self) -> usize {
        self.max_length
    }
}

impl Decoder for AnyDelimiterCodec {
    type Item = Bytes;
    type Error = AnyDelimiterCodecError;

    fn decode(&mut self, buf: &mut BytesMut) -> Result<Option<Bytes>, AnyDelimiterCodecError> {
        loop {
            let read_to = buf.len().min(self.max_length.saturating_add(1));
            let start = self.next_index;
            let found = buf[start..read_to].iter().position(|b| self.seek_delimiters.contains(b)).map(|at| start + at);
            self.next_index = 0;
            match found {
                Some(end) if self.is_discarding => {
                    buf.advance(end + 1);
                    self.is_discarding = false;
                }
                Some(end) => {
                    let mut chunk = buf.split_to(end + 1);
                    chunk.truncate(end);
                    return Ok(Some(chunk.freeze()));
                }
                None if self.is_discarding => {
                    buf.advance(read_to);
                    if buf.is_empty() {
                        return Ok(None);
                    }
                }
                None if buf.len() > self.max_length => {
                    self.is_discarding = true;
                    // Searched again when it is discarded.
                    self.next_index = start;
                    return Err(AnyDelimiterCodecError::MaxChunkLengthExceeded);
                }
                None => {
                    self.next_index = read_to;
                    return Ok(None);
                }
            }
        }
    }

    fn decode_eof(&mut self, buf: &mut BytesMut) -> Result<Option<Bytes>, AnyDelimiterCodecError> {
        if let Some(chunk) = self.decode(buf)? {
            return Ok(Some(chunk));
        }
        if buf.is_empty() {
            return Ok(None);
        }
        self.next_index = 0;
        Ok(Some(buf.split_to(buf.len()).freeze()))
    }
}

impl<T: AsRef<str>> Encoder<T> for AnyDelimiterCodec {
    type Error = AnyDelimiterCodecError;

    fn encode(&mut self, chunk: T, buf: &mut BytesMut) -> Result<(), AnyDelimiterCodecError> {
        let chunk = chunk.as_ref();
        buf.reserve(chunk.len() + self.sequence_writer.len());
        buf.put(chunk.as_bytes());
        buf.put(&self.sequence_writer[..]);
        Ok(())
    }
}

impl Default for AnyDelimiterCodec {
    fn default() -> AnyDelimiterCodec {
        AnyDelimiterCodec::new(b",;\n\r".to_vec(), b",".to_vec())
    }
}

/// Why there is no chunk.
#[derive(Debug)]
pub enum AnyDelimiterCodecError {
    MaxChunkLengthExceeded,
    Io(io::Error),
}

impl fmt::Display for AnyDelimiterCodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AnyDelimiterCodecError::MaxChunkLengthExceeded => f.write_str("max chunk length exceeded"),
            AnyDelimiterCodecError::Io(error) => write!(f, "{error}"),
        }
    }
}

impl From<io::Error> for AnyDelimiterCodecError {
    fn from(error: io::Error) -> AnyDelimiterCodecError {
        AnyDelimiterCodecError::Io(error)
    }
}

impl std::error::Error for AnyDelimiterCodecError {}
