//! Between readers, writers, streams and sinks.
mod copy_to_bytes;
mod inspect;
mod read;
mod reader_stream;
pub mod simplex;
mod sink_writer;
mod stream_reader;
mod sync_bridge;
mod write_all_vectored;

pub use self::copy_to_bytes::CopyToBytes;
pub use self::inspect::{InspectReader, InspectWriter};
pub use self::read::{read_buf, read_exact_arc};
pub use self::reader_stream::ReaderStream;
pub use self::sink_writer::SinkWriter;
pub use self::stream_reader::StreamReader;
pub use self::sync_bridge::SyncIoBridge;
pub use self::write_all_vectored::{write_all_vectored, WriteAllVectored};
pub use crate::util::{poll_read_buf, poll_write_buf};
