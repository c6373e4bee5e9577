//! `LinesCodec`: lines of text.
use super::{Decoder, Encoder};
use bytes::{Buf, BufMut, BytesMut};
use std::{fmt, io};

/// Lines of text, without their ends.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct LinesCodec {
    /// Before it there is no line end.
    next_index: usize,
    max_length: usize,
    /// A line was too long: what is left of it goes.
    is_discarding: bool,
}

fn text_of(line: &[u8]) -> Result<String, LinesCodecError> {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    match std::str::from_utf8(line) {
        Ok(text) => Ok(text.to_string()),
        Err(_) => Err(io::Error::new(io::ErrorKind::InvalidData, "Unable to decode input as UTF8").into()),
    }
}

impl LinesCodec {
    pub fn new() -> LinesCodec {
        LinesCodec::new_with_max_length(usize::MAX)
    }

    /// Longer lines are errors.
    pub fn new_with_max_length(max_length: usize) -> LinesCodec {
        LinesCodec { next_index: 0, max_length, is_discarding: false }
    }

    pub fn max_length(&self) -> usize {
        self.max_length
    }
}

impl Decoder for LinesCodec {
    type Item = String;
    type Error = LinesCodecError;

    fn decode(&mut self, buf: &mut BytesMut) -> Result<Option<String>, LinesCodecError> {
        loop {
            let read_to = buf.len().min(self.max_length.saturating_add(1));
            let start = self.next_index;
            let found = buf[start..read_to].iter().position(|&b| b == b'\n').map(|at| start + at);
            self.next_index = 0;
            match found {
                Some(end) if self.is_discarding => {
                    buf.advance(end + 1);
                    self.is_discarding = false;
                }
                Some(end) => {
                    let line = buf.split_to(end + 1);
                    return text_of(&line[..end]).map(Some);
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
                    return Err(LinesCodecError::MaxLineLengthExceeded);
                }
                None => {
                    self.next_index = read_to;
                    return Ok(None);
                }
            }
        }
    }

    fn decode_eof(&mut self, buf: &mut BytesMut) -> Result<Option<String>, LinesCodecError> {
        if let Some(line) = self.decode(buf)? {
            return Ok(Some(line));
        }
        self.next_index = 0;
        if buf.is_empty() || buf == &b"\r"[..] {
            return Ok(None);
        }
        let line = buf.split_to(buf.len());
        text_of(&line).map(Some)
    }
}

impl<T: AsRef<str>> Encoder<T> for LinesCodec {
    type Error = LinesCodecError;

    fn encode(&mut self, line: T, buf: &mut BytesMut) -> Result<(), LinesCodecError> {
        let line = line.as_ref();
        buf.reserve(line.len() + 1);
        buf.put(line.as_bytes());
        buf.put_u8(b'\n');
        Ok(())
    }
}

impl Default for LinesCodec {
    fn default() -> LinesCodec {
        LinesCodec::new()
    }
}

/// Why there is no line.
#[derive(Debug)]
pub enum LinesCodecError {
    MaxLineLengthExceeded,
    Io(io::Error),
}

impl fmt::Display for LinesCodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinesCodecError::MaxLineLengthExceeded => f.write_str("max line length exceeded"),
            LinesCodecError::Io(error) => write!(f, "{error}"),
        }
    }
}

impl From<io::Error> for LinesCodecError {
    fn from(error: io::Error) -> LinesCodecError {
        LinesCodecError::Io(error)
    }
}

impl std::error::Error for LinesCodecError {}
