//! `LengthDelimitedCodec`: frames whose head says how long they are.
use super::{Decoder, Encoder, Framed, FramedRead, FramedWrite};
use bytes::{Buf, BufMut, Bytes, BytesMut};
use std::error::Error;
use std::{fmt, io, mem};
use tokio::io::{AsyncRead, AsyncWrite};

const MAX_FRAME: usize = 8 * 1024 * 1024;

/// How the head looks.
#[derive(Debug, Clone, Copy)]
pub struct Builder {
    max_frame_len: usize,
    length_field_len: usize,
    length_field_offset: usize,
    length_adjustment: isize,
    num_skip: Option<usize>,
    length_field_is_big_endian: bool,
}

/// A frame is longer than allowed.
pub struct LengthDelimitedCodecError {
    _priv: (),
}

/// Frames whose head says how long they are.
#[derive(Debug, Clone)]
pub struct LengthDelimitedCodec {
    builder: Builder,
    state: DecodeState,
}

#[derive(Debug, Clone, Copy)]
enum DecodeState {
    Head,
    /// The head was read: so many bytes follow.
    Data(usize),
}

fn too_big(kind: io::ErrorKind) -> io::Error {
    io::Error::new(kind, LengthDelimitedCodecError { _priv: () })
}

fn overflow() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "provided length would overflow after adjustment")
}

fn shifted(n: usize, by: isize) -> Option<usize> {
    if by < 0 {
        n.checked_sub(by.unsigned_abs())
    } else {
        n.checked_add(by as usize)
    }
}

impl LengthDelimitedCodec {
    pub fn new() -> LengthDelimitedCodec {
        LengthDelimitedCodec { builder: Builder::new(), state: DecodeState::Head }
    }

    pub fn builder() -> Builder {
        Builder::new()
    }

    pub fn max_frame_length(&self) -> usize {
        self.builder.max_frame_len
    }

    pub fn set_max_frame_length(&mut self, val: usize) {
        self.builder.max_frame_length(val);
    }

    fn decode_head(&mut self, src: &mut BytesMut) -> io::Result<Option<usize>> {
        let how = &self.builder;
        if src.len() < how.num_head_bytes() {
            return Ok(None);
        }
        let mut field = &src[how.length_field_offset..];
        let n = if how.length_field_is_big_endian {
            field.get_uint(how.length_field_len)
        } else {
            field.get_uint_le(how.length_field_len)
        };
        if n > how.max_frame_len as u64 {
            return Err(too_big(io::ErrorKind::InvalidData));
        }
        let n = shifted(n as usize, how.length_adjustment).ok_or_else(overflow)?;
        src.advance(how.get_num_skip());
        src.reserve(n.saturating_sub(src.len()));
        Ok(Some(n))
    }
}

impl Decoder for LengthDelimitedCodec {
    type Item = BytesMut;
    type Error = io::Error;

    fn decode(&mut self, src: &mut BytesMut) -> io::Result<Option<BytesMut>> {
        let n = match self.state {
            DecodeState::Data(n) => n,
            DecodeState::Head => match self.decode_head(src)? {
                Some(n) => {
                    self.state = DecodeState::Data(n);
                    n
                }
                None => return Ok(None),
            },
        };
        if src.len() < n {
            return Ok(None);
        }
        let data = src.split_to(n);
        self.state = DecodeState::Head;
        src.reserve(self.builder.num_head_bytes().saturating_sub(src.len()));
        Ok(Some(data))
    }
}

impl Encoder<Bytes> for LengthDelimitedCodec {
    type Error = io::Error;

    fn encode(&mut self, data: Bytes, dst: &mut BytesMut) -> Result<(), io::Error> {
        let how = &self.builder;
        if data.len() > how.max_frame_len {
            return Err(too_big(io::ErrorKind::InvalidInput));
        }
        let n = shifted(data.len(), -how.length_adjustment).ok_or_else(overflow)?;
        dst.reserve(how.length_field_len + n);
        if how.length_field_is_big_endian {
            dst.put_uint(n as u64, how.length_field_len);
        } else {
            dst.put_uint_le(n as u64, how.length_field_len);
        }
        dst.extend_from_slice(&data[..]);
        Ok(())
    }
}

impl Default for LengthDelimitedCodec {
    fn default() -> LengthDelimitedCodec {
        LengthDelimitedCodec::new()
    }
}

mod builder {
    //! Types a length may have.
    pub trait LengthFieldType {}

    impl LengthFieldType for u8 {}
    impl LengthFieldType for u16 {}
    impl LengthFieldType for u32 {}
    impl LengthFieldType for u64 {}
    impl LengthFieldType for usize {}
}

impl Builder {
    pub fn new() -> Builder {
        Builder {
            max_frame_len: MAX_FRAME,
            length_field_len: 4,
            length_field_offset: 0,
            length_adjustment: 0,
            num_skip: None,
            length_field_is_big_endian: true,
        }
    }

    pub fn big_endian(&mut self) -> &mut Builder {
        self.length_field_is_big_endian = true;
        self
    }

    pub fn little_endian(&mut self) -> &mut Builder {
        self.length_field_is_big_endian = false;
        self
    }

    pub fn native_endian(&mut self) -> &mut Builder {
        self.little_endian()
    }

    /// Longer frames are errors.
    pub fn max_frame_length(&mut self, val: usize) -> &mut Builder {
        self.max_frame_len = val;
        self
    }

    /// The length is of that type.
    pub fn length_field_type<T: builder::LengthFieldType>(&mut self) -> &mut Builder {
        self.length_field_length(mem::size_of::<T>())
    }

    /// The length has so many bytes.
    #[track_caller]
    pub fn length_field_length(&mut self, val: usize) -> &mut Builder {
        assert!(val > 0 && val <= 8, "invalid length field length");
        self.length_field_len = val;
        self
    }

    /// So many bytes are before the length.
    pub fn length_field_offset(&mut self, val: usize) -> &mut Builder {
        self.length_field_offset = val;
        self
    }

    /// Is added to the length that the head says.
    pub fn length_adjustment(&mut self, val: isize) -> &mut Builder {
        self.length_adjustment = val;
        self
    }

    /// So many bytes are no part of the frame.
    pub fn num_skip(&mut self, val: usize) -> &mut Builder {
        self.num_skip = Some(val);
        self
    }

    pub fn new_codec(&self) -> LengthDelimitedCodec {
        let mut builder = *self;
        builder.adjust_max_frame_len();
        LengthDelimitedCodec { builder, state: DecodeState::Head }
    }

    pub fn new_read<T: AsyncRead>(&self, upstream: T) -> FramedRead<T, LengthDelimitedCodec> {
        FramedRead::new(upstream, self.new_codec())
    }

    pub fn new_write<T: AsyncWrite>(&self, inner: T) -> FramedWrite<T, LengthDelimitedCodec> {
        FramedWrite::new(inner, self.new_codec())
    }

    pub fn new_framed<T: AsyncRead + AsyncWrite>(&self, inner: T) -> Framed<T, LengthDelimitedCodec> {
        Framed::new(inner, self.new_codec())
    }

    fn num_head_bytes(&self) -> usize {
        (self.length_field_offset + self.length_field_len).max(self.num_skip.unwrap_or(0))
    }

    fn get_num_skip(&self) -> usize {
        self.num_skip.unwrap_or(self.length_field_offset + self.length_field_len)
    }

    /// No frame can be longer than its length field can say.
    fn adjust_max_frame_len(&mut self) {
        let most = match 1u64.checked_shl(8 * self.length_field_len as u32) {
            Some(next) => next - 1,
            None => u64::MAX,
        };
        let allowed = most.saturating_add_signed(self.length_adjustment as i64);
        if self.max_frame_len as u64 > allowed {
            self.max_frame_len = allowed as usize;
        }
    }
}

impl Default for Builder {
    fn default() -> Builder {
        Builder::new()
    }
}

impl fmt::Debug for LengthDelimitedCodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LengthDelimitedCodecError").finish()
    }
}

impl fmt::Display for LengthDelimitedCodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("frame size too big")
    }
}

impl Error for LengthDelimitedCodecError {}
