//! Where lines are written.
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard};
use tracing::Metadata;

/// A type that can create `io::Write` instances.
pub trait MakeWriter<'a> {
    /// The concrete `io::Write` implementation returned by `make_writer`.
    type Writer: Write;
    /// Returns an instance of `Writer`.
    fn make_writer(&'a self) -> Self::Writer;
    /// Returns a `Writer` for writing data from the span or event described by the provided `Metadata`.
    fn make_writer_for(&'a self, meta: &Metadata<'_>) -> Self::Writer {
        let _ = meta;
        self.make_writer()
    }
}
impl<'a, F: Fn() -> W, W: Write> MakeWriter<'a> for F {
    type Writer = W;
    fn make_writer(&'a self) -> W { self() }
}
/// Writes into what a mutex holds.
pub struct MutexGuardWriter<'a, W>(MutexGuard<'a, W>);
impl<W: Write> Write for MutexGuardWriter<'_, W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> { self.0.write(buf) }
    fn flush(&mut self) -> io::Result<()> { self.0.flush() }
}
impl<'a, W: Write + 'a> MakeWriter<'a> for Mutex<W> {
    type Writer = MutexGuardWriter<'a, W>;
    fn make_writer(&'a self) -> Self::Writer { MutexGuardWriter(self.lock().expect("lock poisoned")) }
}
impl<'a, M: MakeWriter<'a>> MakeWriter<'a> for Arc<M> {
    type Writer = M::Writer;
    fn make_writer(&'a self) -> Self::Writer { (**self).make_writer() }
    fn make_writer_for(&'a self, meta: &Metadata<'_>) -> Self::Writer { (**self).make_writer_for(meta) }
}
/// A writer intended to support `libtest`'s output capturing.
#[derive(Default, Debug)]
pub struct TestWriter;
impl TestWriter {
    /// Returns a new `TestWriter` with the default configuration.
    pub fn new() -> Self { TestWriter }
}
impl Write for TestWriter {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        print!("{}", String::from_utf8_lossy(buf));
        Ok(buf.len())
    }
    fn flush(&mut self) -> io::Result<()> { Ok(()) }
}
impl<'a> MakeWriter<'a> for TestWriter {
    type Writer = TestWriter;
    fn make_writer(&'a self) -> TestWriter { TestWriter }
}
/// A writer whose type is forgotten: takes a line.
pub(crate) type Sink = Arc<dyn Fn(&Metadata<'_>, &str) + Send + Sync>;
pub(crate) fn sink<W: for<'w> MakeWriter<'w> + Send + Sync + 'static>(make: W) -> Sink {
    Arc::new(move |meta, line| {
        let mut writer = make.make_writer_for(meta);
        let _ = writer.write_all(line.as_bytes());
    })
}
