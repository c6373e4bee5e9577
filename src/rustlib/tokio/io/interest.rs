//! What one waits for on a socket.
use super::Ready;
use std::fmt;
use std::ops;

/// Readiness to wait for: to read, to write, or both.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Interest(usize);

const READABLE: usize = 1;
const WRITABLE: usize = 2;
const PRIORITY: usize = 16;
const ERROR: usize = 32;

impl Interest {
    pub const READABLE: Interest = Interest(READABLE);
    pub const WRITABLE: Interest = Interest(WRITABLE);
    pub const PRIORITY: Interest = Interest(PRIORITY);
    pub const ERROR: Interest = Interest(ERROR);

    pub(crate) const fn bits(self) -> usize {
        self.0
    }

    pub const fn is_readable(self) -> bool {
        self.0 & READABLE != 0
    }

    pub const fn is_writable(self) -> bool {
        self.0 & WRITABLE != 0
    }

    pub const fn is_priority(self) -> bool {
        self.0 & PRIORITY != 0
    }

    pub const fn is_error(self) -> bool {
        self.0 & ERROR != 0
    }

    /// Both.
    pub const fn add(self, other: Interest) -> Interest {
        Interest(self.0 | other.0)
    }

    /// This without the other; none if nothing is left.
    pub fn remove(self, other: Interest) -> Option<Interest> {
        match self.0 & !other.0 {
            0 => None,
            left => Some(Interest(left)),
        }
    }

    /// The readiness that answers it: a closed side counts as ready.
    pub(crate) fn mask(self) -> Ready {
        let mut mask = Ready::EMPTY;
        if self.is_readable() {
            mask |= Ready::READABLE | Ready::READ_CLOSED;
        }
        if self.is_writable() {
            mask |= Ready::WRITABLE | Ready::WRITE_CLOSED;
        }
        if self.is_priority() {
            mask |= Ready::PRIORITY | Ready::READ_CLOSED;
        }
        if self.is_error() {
            mask |= Ready::ERROR;
        }
        mask
    }
}

impl ops::BitOr for Interest {
    type Output = Interest;

    fn bitor(self, other: Interest) -> Interest {
        self.add(other)
    }
}

impl ops::BitOrAssign for Interest {
    fn bitor_assign(&mut self, other: Interest) {
        *self = self.add(other);
    }
}

impl fmt::Debug for Interest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut between = "";
        let names = [
            (self.is_readable(), "READABLE"),
            (self.is_writable(), "WRITABLE"),
            (self.is_priority(), "PRIORITY"),
            (self.is_error(), "ERROR"),
        ];
        for (set, name) in names {
            if set {
                f.write_str(between)?;
                f.write_str(name)?;
                between = " | ";
            }
        }
        Ok(())
    }
}
