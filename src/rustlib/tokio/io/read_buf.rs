//! The buffer a reader fills.
use std::fmt;
use std::mem::MaybeUninit;

/// A slice of bytes of which a first part is filled and a longer part is initialized.
pub struct ReadBuf<'a> {
    buf: &'a mut [MaybeUninit<u8>],
    filled: usize,
    initialized: usize,
}

impl<'a> ReadBuf<'a> {
    /// Over bytes that are all initialized.
    pub fn new(buf: &'a mut [u8]) -> ReadBuf<'a> {
        let initialized = buf.len();
        let buf = unsafe { std::slice::from_raw_parts_mut(buf.as_mut_ptr() as *mut MaybeUninit<u8>, initialized) };
        ReadBuf { buf, filled: 0, initialized }
    }

    /// Over bytes that may be uninitialized.
    pub fn uninit(buf: &'a mut [MaybeUninit<u8>]) -> ReadBuf<'a> {
        ReadBuf { buf, filled: 0, initialized: 0 }
    }

    /// Length of the slice.
    pub fn capacity(&self) -> usize {
        self.buf.len()
    }

    /// What was read so far.
    pub fn filled(&self) -> &[u8] {
        unsafe { std::slice::from_raw_parts(self.buf.as_ptr() as *const u8, self.filled) }
    }

    pub fn filled_mut(&mut self) -> &mut [u8] {
        unsafe { std::slice::from_raw_parts_mut(self.buf.as_mut_ptr() as *mut u8, self.filled) }
    }

    /// A buffer over at most `n` of the unfilled bytes.
    pub fn take(&mut self, n: usize) -> ReadBuf<'_> {
        let n = n.min(self.remaining());
        let ready = (self.initialized - self.filled).min(n);
        let start = self.filled;
        ReadBuf { buf: &mut self.buf[start..start + n], filled: 0, initialized: ready }
    }

    pub fn initialized(&self) -> &[u8] {
        unsafe { std::slice::from_raw_parts(self.buf.as_ptr() as *const u8, self.initialized) }
    }

    pub fn initialized_mut(&mut self) -> &mut [u8] {
        unsafe { std::slice::from_raw_parts_mut(self.buf.as_mut_ptr() as *mut u8, self.initialized) }
    }

    /// The whole slice.
    pub unsafe fn inner_mut(&mut self) -> &mut [MaybeUninit<u8>] {
        self.buf
    }

    /// The bytes after the filled ones.
    pub unsafe fn unfilled_mut(&mut self) -> &mut [MaybeUninit<u8>] {
        let start = self.filled;
        &mut self.buf[start..]
    }

    /// The bytes after the filled ones, initialized.
    pub fn initialize_unfilled(&mut self) -> &mut [u8] {
        self.initialize_unfilled_to(self.remaining())
    }

    /// The first `n` bytes after the filled ones, initialized.
    #[track_caller]
    pub fn initialize_unfilled_to(&mut self, n: usize) -> &mut [u8] {
        assert!(self.remaining() >= n, "n overflows remaining");
        let end = self.filled + n;
        if self.initialized < end {
            unsafe { self.buf.as_mut_ptr().add(self.initialized).write_bytes(0, end - self.initialized) };
            self.initialized = end;
        }
        let start = self.filled;
        unsafe { std::slice::from_raw_parts_mut(self.buf[start..].as_mut_ptr() as *mut u8, n) }
    }

    /// Bytes that may still be filled.
    pub fn remaining(&self) -> usize {
        self.buf.len() - self.filled
    }

    /// Nothing is filled.
    pub fn clear(&mut self) {
        self.filled = 0;
    }

    /// `n` more bytes are filled.
    #[track_caller]
    pub fn advance(&mut self, n: usize) {
        match self.filled.checked_add(n) {
            Some(filled) => self.set_filled(filled),
            None => panic!("filled overflow"),
        }
    }

    #[track_caller]
    pub fn set_filled(&mut self, n: usize) {
        assert!(n <= self.initialized, "filled must not become larger than initialized");
        self.filled = n;
    }

    /// `n` bytes after the filled ones are initialized.
    pub unsafe fn assume_init(&mut self, n: usize) {
        self.initialized = self.initialized.max(self.filled + n);
    }

    /// Appends.
    #[track_caller]
    pub fn put_slice(&mut self, bytes: &[u8]) {
        assert!(
            self.remaining() >= bytes.len(),
            "buf.len() must fit in remaining(); buf.len() = {}, remaining() = {}",
            bytes.len(),
            self.remaining()
        );
        unsafe {
            let to = self.buf.as_mut_ptr().add(self.filled) as *mut u8;
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), to, bytes.len());
        }
        self.filled += bytes.len();
        self.initialized = self.initialized.max(self.filled);
    }
}

unsafe impl bytes::BufMut for ReadBuf<'_> {
    fn remaining_mut(&self) -> usize {
        self.remaining()
    }

    // What is written through the chunk is initialized by then.
    unsafe fn advance_mut(&mut self, cnt: usize) {
        unsafe { self.assume_init(cnt) };
        self.advance(cnt);
    }

    fn chunk_mut(&mut self) -> &mut bytes::buf::UninitSlice {
        let unfilled = unsafe { self.unfilled_mut() };
        bytes::buf::UninitSlice::uninit(unfilled)
    }
}

impl fmt::Debug for ReadBuf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadBuf")
            .field("filled", &self.filled)
            .field("initialized", &self.initialized)
            .field("capacity", &self.capacity())
            .finish()
    }
}
