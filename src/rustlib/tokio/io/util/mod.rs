//! Helpers over the traits: extension methods, buffers, pipes.
pub(crate) mod buf_ext;
pub(crate) mod buf_reader;
pub(crate) mod buf_stream;
pub(crate) mod buf_writer;
pub(crate) mod copy;
pub(crate) mod copy_bidirectional;
pub(crate) mod ends;
mod int;
pub(crate) mod join;
mod line;
pub(crate) mod mem;
pub(crate) mod parts;
mod read;
pub(crate) mod read_ext;
mod read_to_end;
pub(crate) mod seek_ext;
mod write;
pub(crate) mod write_ext;

/// Size of a buffer when none is given (IO-2).
pub(crate) const BUF_SIZE: usize = 8 * 1024;
