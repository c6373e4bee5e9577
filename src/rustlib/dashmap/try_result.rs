//! What a look-up that does not wait found.

/// Represents the result of a non-blocking read from a `DashMap`.
#[derive(Debug)]
pub enum TryResult<R> {
    /// The value was present in the map, and the lock for the shard was successfully obtained.
    Present(R),
    /// The shard wasn't locked, and the value wasn't present in the map.
    Absent,
    /// The shard was locked.
    Locked,
}
impl<R> TryResult<R> {
    /// Returns `true` if the value was present in the map.
    pub fn is_present(&self) -> bool { matches!(self, TryResult::Present(_)) }
    /// Returns `true` if the shard wasn't locked, and the value wasn't present in the map.
    pub fn is_absent(&self) -> bool { matches!(self, TryResult::Absent) }
    /// Returns `true` if the shard was locked.
    pub fn is_locked(&self) -> bool { matches!(self, TryResult::Locked) }
    /// The reference; panics if there is none.
    pub fn unwrap(self) -> R {
        match self {
            TryResult::Present(r) => r,
            TryResult::Locked => panic!("Called unwrap() on TryResult::Locked"),
            TryResult::Absent => panic!("Called unwrap() on TryResult::Absent"),
        }
    }
    /// The reference, if there is one.
    pub fn try_unwrap(self) -> Option<R> {
        match self {
            TryResult::Present(r) => Some(r),
            _ => None,
        }
    }
}
