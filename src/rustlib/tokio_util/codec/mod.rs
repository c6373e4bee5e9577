//! Between streams of bytes and streams of frames.
mod any_delimiter_codec;
mod bytes_codec;
mod decoder;
mod encoder;
mod frames;
mod framed;
mod framed_read;
mod framed_write;
pub mod length_delimited;
mod lines_codec;

pub use self::any_delimiter_codec::{AnyDelimiterCodec, AnyDelimiterCodecError};
pub use self::bytes_codec::BytesCodec;
pub use self::decoder::Decoder;
pub use self::encoder::Encoder;
pub use self::framed::{Framed, FramedParts};
pub use self::framed_read::FramedRead;
pub use self::framed_write::FramedWrite;
pub use self::length_delimited::{LengthDelimitedCodec, LengthDelimitedCodecError};
pub use self::lines_codec::{LinesCodec, LinesCodecError};
