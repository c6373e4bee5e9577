//! `crossbeam_queue`: queues that threads share.
use std::collections::VecDeque;
use std::fmt;
use std::sync::Mutex;

/// A bounded multi-producer multi-consumer queue.
pub struct ArrayQueue<T> {
    queue: Mutex<VecDeque<T>>,
    cap: usize,
}
impl<T> ArrayQueue<T> {
    /// Creates a new bounded queue with the given capacity.
    pub fn new(cap: usize) -> ArrayQueue<T> {
        assert!(cap > 0, "capacity must be non-zero");
        ArrayQueue { queue: Mutex::new(VecDeque::new()), cap }
    }
    /// Attempts to push an element into the queue; if it is full, the element is returned back as an error.
    pub fn push(&self, value: T) -> Result<(), T> {
        let mut queue = self.queue.lock().unwrap();
        if queue.len() == self.cap {
            return Err(value);
        }
        queue.push_back(value);
        Ok(())
    }
    /// Pushes an element into the queue, replacing the oldest element if necessary.
    pub fn force_push(&self, value: T) -> Option<T> {
        let mut queue = self.queue.lock().unwrap();
        let old = if queue.len() == self.cap { queue.pop_front() } else { None };
        queue.push_back(value);
        old
    }
    /// Attempts to pop an element from the queue.
    pub fn pop(&self) -> Option<T> { self.queue.lock().unwrap().pop_front() }
    /// Returns the capacity of the queue.
    pub fn capacity(&self) -> usize { self.cap }
    /// Returns `true` if the queue is empty.
    pub fn is_empty(&self) -> bool { self.len() == 0 }
    /// Returns `true` if the queue is full.
    pub fn is_full(&self) -> bool { self.len() == self.cap }
    /// Returns the number of elements in the queue.
    pub fn len(&self) -> usize { self.queue.lock().unwrap().len() }
}
impl<T> fmt::Debug for ArrayQueue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("ArrayQueue { .. }") }
}
/// An unbounded multi-producer multi-consumer queue.
pub struct SegQueue<T> {
    queue: Mutex<VecDeque<T>>,
}
impl<T> SegQueue<T> {
    /// Creates a new unbounded queue.
    pub const fn new() -> SegQueue<T> { SegQueue { queue: Mutex::new(VecDeque::new()) } }
    /// Pushes an element into the queue.
    pub fn push(&self, value: T) { self.queue.lock().unwrap().push_back(value) }
    /// Pops an element from the queue.
    pub fn pop(&self) -> Option<T> { self.queue.lock().unwrap().pop_front() }
    /// Returns `true` if the queue is empty.
    pub fn is_empty(&self) -> bool { self.len() == 0 }
    /// Returns the number of elements in the queue.
    pub fn len(&self) -> usize { self.queue.lock().unwrap().len() }
}
impl<T> Default for SegQueue<T> {
    fn default() -> SegQueue<T> { SegQueue::new() }
}
impl<T> fmt::Debug for SegQueue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("SegQueue { .. }") }
}
macro_rules! into_iter { ($($Q:ident)*) => { $(
    impl<T> IntoIterator for $Q<T> {
        type Item = T;
        type IntoIter = std::collections::vec_deque::IntoIter<T>;
        fn into_iter(self) -> Self::IntoIter { self.queue.into_inner().unwrap().into_iter() }
    }
)* }; }
into_iter! { ArrayQueue SegQueue }
