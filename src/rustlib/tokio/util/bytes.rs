//! A queue of bytes.

/// Bytes go in at the back and out at the front, many at a time.
pub(crate) struct ByteQueue {
    bytes: Vec<u8>,
    /// What is before it is gone.
    start: usize,
}

impl ByteQueue {
    pub(crate) const fn new() -> ByteQueue {
        ByteQueue { bytes: Vec::new(), start: 0 }
    }

    pub(crate) fn len(&self) -> usize {
        self.bytes.len() - self.start
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.start == self.bytes.len()
    }

    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The oldest bytes, at most `n`.
    pub(crate) fn front(&self, n: usize) -> &[u8] {
        let end = self.start + n.min(self.len());
        &self.bytes[self.start..end]
    }

    /// Takes the oldest `n` bytes out.
    pub(crate) fn consume(&mut self, n: usize) {
        self.start += n;
        if self.is_empty() {
            self.bytes.clear();
            self.start = 0;
        } else if self.start > self.bytes.len() / 2 {
            let left = self.len();
            self.bytes.copy_within(self.start.., 0);
            unsafe { self.bytes.set_len(left) };
            self.start = 0;
        }
    }
}
