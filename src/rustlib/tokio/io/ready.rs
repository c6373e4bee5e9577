//! What a socket is ready for.
use super::Interest;
use std::fmt;
use std::ops;

/// A set of things that can be done now.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ready(usize);

impl Ready {
    pub const EMPTY: Ready = Ready(0);
    pub const READABLE: Ready = Ready(1);
    pub const WRITABLE: Ready = Ready(2);
    pub const READ_CLOSED: Ready = Ready(4);
    pub const WRITE_CLOSED: Ready = Ready(8);
    pub const PRIORITY: Ready = Ready(16);
    pub const ERROR: Ready = Ready(32);
    pub const ALL: Ready = Ready(1 | 2 | 4 | 8 | 16 | 32);

    pub(crate) const fn from_bits(bits: usize) -> Ready {
        Ready(bits)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn is_readable(self) -> bool {
        self.0 & (1 | 4) != 0
    }

    pub fn is_writable(self) -> bool {
        self.0 & (2 | 8) != 0
    }

    pub fn is_read_closed(self) -> bool {
        self.0 & 4 != 0
    }

    pub fn is_write_closed(self) -> bool {
        self.0 & 8 != 0
    }

    pub fn is_priority(self) -> bool {
        self.0 & 16 != 0
    }

    pub fn is_error(self) -> bool {
        self.0 & 32 != 0
    }

    pub(crate) fn contains(self, other: Ready) -> bool {
        self.0 & other.0 == other.0
    }

    /// The part that answers an interest.
    pub(crate) fn intersection(self, interest: Interest) -> Ready {
        self & interest.mask()
    }
}

impl ops::BitOr for Ready {
    type Output = Ready;

    fn bitor(self, other: Ready) -> Ready {
        Ready(self.0 | other.0)
    }
}

impl ops::BitOrAssign for Ready {
    fn bitor_assign(&mut self, other: Ready) {
        self.0 |= other.0;
    }
}

impl ops::BitAnd for Ready {
    type Output = Ready;

    fn bitand(self, other: Ready) -> Ready {
        Ready(self.0 & other.0)
    }
}

impl ops::Sub for Ready {
    type Output = Ready;

    fn sub(self, other: Ready) -> Ready {
        Ready(self.0 & !other.0)
    }
}

impl fmt::Debug for Ready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ready")
            .field("is_readable", &self.is_readable())
            .field("is_writable", &self.is_writable())
            .field("is_read_closed", &self.is_read_closed())
            .field("is_write_closed", &self.is_write_closed())
            .field("is_error", &self.is_error())
            .field("is_priority", &self.is_priority())
            .finish()
    }
}
