//! Reserved slots of a bounded channel (MP-3).
use super::bounded::Sender;
use super::chan::Chan;
use std::fmt;

/// A reserved slot; dropped unused, it comes back.
#[must_use]
pub struct Permit<'a, T> {
    pub(super) chan: &'a Chan<T>,
}

/// Reserved slots.
#[must_use]
pub struct PermitIterator<'a, T> {
    pub(super) chan: &'a Chan<T>,
    pub(super) n: usize,
}

/// A reserved slot and the sender it was reserved with.
#[must_use]
pub struct OwnedPermit<T> {
    pub(super) chan: Option<Sender<T>>,
}

impl<T> Permit<'_, T> {
    /// Sends; neither waits nor fails, even if the receiver has closed.
    pub fn send(self, value: T) {
        self.chan.push(value);
        std::mem::forget(self);
    }
}

impl<T> Drop for Permit<'_, T> {
    fn drop(&mut self) {
        self.chan.give_back(1);
    }
}

impl<'a, T> Iterator for PermitIterator<'a, T> {
    type Item = Permit<'a, T>;

    fn next(&mut self) -> Option<Permit<'a, T>> {
        if self.n == 0 {
            return None;
        }
        self.n -= 1;
        Some(Permit { chan: self.chan })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.n, Some(self.n))
    }
}

impl<T> ExactSizeIterator for PermitIterator<'_, T> {}
impl<T> std::iter::FusedIterator for PermitIterator<'_, T> {}

impl<T> Drop for PermitIterator<'_, T> {
    fn drop(&mut self) {
        if self.n > 0 {
            self.chan.give_back(self.n);
        }
    }
}

impl<T> OwnedPermit<T> {
    /// Sends, and returns the sender.
    pub fn send(mut self, value: T) -> Sender<T> {
        let sender = match self.chan.take() {
            Some(sender) => sender,
            None => unreachable!(),
        };
        sender.chan.push(value);
        sender
    }

    /// Gives the slot back, and returns the sender.
    pub fn release(mut self) -> Sender<T> {
        let sender = match self.chan.take() {
            Some(sender) => sender,
            None => unreachable!(),
        };
        sender.chan.give_back(1);
        sender
    }

    pub fn same_channel(&self, other: &OwnedPermit<T>) -> bool {
        match (&self.chan, &other.chan) {
            (Some(a), Some(b)) => a.same_channel(b),
            _ => false,
        }
    }

    pub fn same_channel_as_sender(&self, sender: &Sender<T>) -> bool {
        match &self.chan {
            Some(chan) => chan.same_channel(sender),
            None => false,
        }
    }
}

impl<T> Drop for OwnedPermit<T> {
    fn drop(&mut self) {
        if let Some(sender) = self.chan.take() {
            sender.chan.give_back(1);
        }
    }
}

impl<T> fmt::Debug for Permit<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Permit").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for PermitIterator<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PermitIterator").field("capacity", &self.n).finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for OwnedPermit<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnedPermit").finish_non_exhaustive()
    }
}
