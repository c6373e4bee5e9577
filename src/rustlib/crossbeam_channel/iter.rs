//! Iterators over what is received.
use crate::Receiver;

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
