//! Iterators over what is received.
use crate::Receiver;
use std::collections::VecDeque;
use std::marker::PhantomData;

/// Blocks for each message until all senders are gone.
pub struct Iter<'a, T> {
    pub(crate) receiver: &'a Receiver<T>,
}
impl<T> Iterator for Iter<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.receiver.recv().ok() }
}
/// What is there now.
pub struct TryIter<'a, T> {
    pub(crate) receiver: &'a Receiver<T>,
}
impl<T> Iterator for TryIter<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.receiver.try_recv().ok() }
}
/// Owns the receiver.
pub struct IntoIter<T> {
    pub(crate) receiver: Receiver<T>,
}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.receiver.recv().ok() }
}
/// What was there when it was made.
pub struct Drain<'a, T> {
    queue: VecDeque<T>,
    marker: PhantomData<&'a Receiver<T>>,
}
impl<T> Drain<'_, T> {
    pub(crate) fn new(queue: VecDeque<T>) -> Self { Drain { queue, marker: PhantomData } }
}
impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.queue.pop_front() }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.queue.len(), Some(self.queue.len())) }
}
impl<T> ExactSizeIterator for Drain<'_, T> {}
