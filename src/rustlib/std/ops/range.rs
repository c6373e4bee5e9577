//! Ranges: `a..b`, `a..=b`, `..`, and bounds.
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::Step;
use crate::prelude::rust_2021::*;
use self::Bound::{Excluded, Included, Unbounded};

/// An unbounded range (`..`).
#[lang = "RangeFull"]
#[derive(Copy, Clone, Default, PartialEq, Eq, Hash)]
pub struct RangeFull;
/// A (half-open) range bounded inclusively below and exclusively above (`start..end`).
#[lang = "Range"]
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Range<Idx> {
    /// The lower bound of the range (inclusive).
    pub start: Idx,
    /// The upper bound of the range (exclusive).
    pub end: Idx,
}
/// A range only bounded inclusively below (`start..`).
#[lang = "RangeFrom"]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RangeFrom<Idx> {
    /// The lower bound of the range (inclusive).
    pub start: Idx,
}
/// A range only bounded exclusively above (`..end`).
#[lang = "RangeTo"]
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct RangeTo<Idx> {
    /// The upper bound of the range (exclusive).
    pub end: Idx,
}
/// A range bounded inclusively below and above (`start..=end`).
#[lang = "RangeInclusive"]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RangeInclusive<Idx> {
    pub(crate) start: Idx,
    pub(crate) end: Idx,
    // Set once iteration has yielded `end`.
    pub(crate) exhausted: bool,
}
/// A range only bounded inclusively above (`..=end`).
#[lang = "RangeToInclusive"]
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct RangeToInclusive<Idx> {
    /// The upper bound of the range (inclusive).
    pub end: Idx,
}

impl fmt::Debug for RangeFull {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("..") }
}
impl<Idx: fmt::Debug> fmt::Debug for Range<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        f.write_str("..")?;
        self.end.fmt(f)
    }
}
impl<Idx: fmt::Debug> fmt::Debug for RangeFrom<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        f.write_str("..")
    }
}
impl<Idx: fmt::Debug> fmt::Debug for RangeTo<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")?;
        self.end.fmt(f)
    }
}
impl<Idx: fmt::Debug> fmt::Debug for RangeInclusive<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        f.write_str("..=")?;
        self.end.fmt(f)?;
        if self.exhausted {
            f.write_str("exhausted")?;
        }
        Ok(())
    }
}
impl<Idx: fmt::Debug> fmt::Debug for RangeToInclusive<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..=")?;
        self.end.fmt(f)
    }
}

impl<Idx: PartialOrd<Idx>> Range<Idx> {
    /// Returns `true` if `item` is contained in the range.
    pub fn contains<U: ?Sized + PartialOrd<Idx>>(&self, item: &U) -> bool
    where
        Idx: PartialOrd<U>,
    {
        self.start <= *item && *item < self.end
    }
    /// Returns `true` if the range contains no items.
    pub fn is_empty(&self) -> bool { !(self.start < self.end) }
}
impl<Idx: PartialOrd<Idx>> RangeFrom<Idx> {
    /// Returns `true` if `item` is contained in the range.
    pub fn contains<U: ?Sized + PartialOrd<Idx>>(&self, item: &U) -> bool
    where
        Idx: PartialOrd<U>,
    {
        self.start <= *item
    }
}
impl<Idx: PartialOrd<Idx>> RangeTo<Idx> {
    /// Returns `true` if `item` is contained in the range.
    pub fn contains<U: ?Sized + PartialOrd<Idx>>(&self, item: &U) -> bool
    where
        Idx: PartialOrd<U>,
    {
        *item < self.end
    }
}
impl<Idx: PartialOrd<Idx>> RangeToInclusive<Idx> {
    /// Returns `true` if `item` is contained in the range.
    pub fn contains<U: ?Sized + PartialOrd<Idx>>(&self, item: &U) -> bool
    where
        Idx: PartialOrd<U>,
    {
        *item <= self.end
    }
}
impl<Idx> RangeInclusive<Idx> {
    /// Creates a new inclusive range.
    #[lang = "range_inclusive_new"]
    #[rustc_promotable]
    pub const fn new(start: Idx, end: Idx) -> RangeInclusive<Idx> { RangeInclusive { start, end, exhausted: false } }
    /// Returns the lower bound of the range (inclusive).
    pub const fn start(&self) -> &Idx { &self.start }
    /// Returns the upper bound of the range (inclusive).
    pub const fn end(&self) -> &Idx { &self.end }
    /// Destructures into (lower bound, upper bound).
    pub fn into_inner(self) -> (Idx, Idx) { (self.start, self.end) }
}
impl<Idx: PartialOrd<Idx>> RangeInclusive<Idx> {
    /// Returns `true` if `item` is contained in the range.
    pub fn contains<U: ?Sized + PartialOrd<Idx>>(&self, item: &U) -> bool
    where
        Idx: PartialOrd<U>,
    {
        self.start <= *item && (if self.exhausted { *item < self.end } else { *item <= self.end })
    }
    /// Returns `true` if the range contains no items.
    pub fn is_empty(&self) -> bool { self.exhausted || !(self.start <= self.end) }
}

/// An endpoint of a range of keys.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum Bound<T> {
    /// An inclusive bound.
    Included(T),
    /// An exclusive bound.
    Excluded(T),
    /// An infinite endpoint.
    Unbounded,
}
impl<T> Bound<T> {
    /// Converts from `&Bound<T>` to `Bound<&T>`.
    pub const fn as_ref(&self) -> Bound<&T> {
        match *self {
            Included(ref x) => Included(x),
            Excluded(ref x) => Excluded(x),
            Unbounded => Unbounded,
        }
    }
    /// Maps the contained value.
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Bound<U> {
        match self {
            Included(x) => Included(f(x)),
            Excluded(x) => Excluded(f(x)),
            Unbounded => Unbounded,
        }
    }
}
impl<T: Clone> Bound<&T> {
    /// Maps a `Bound<&T>` to a `Bound<T>` by cloning.
    pub fn cloned(self) -> Bound<T> { self.map(|x| x.clone()) }
}

/// Implemented by the range types, produced by syntax like `..`, `a..`, `..b`, `..=c`, `d..e` or `f..=g`.
pub trait RangeBounds<T: ?Sized> {
    /// Start index bound.
    fn start_bound(&self) -> Bound<&T>;
    /// End index bound.
    fn end_bound(&self) -> Bound<&T>;
    /// Returns `true` if `item` is contained in the range.
    fn contains<U: ?Sized + PartialOrd<T>>(&self, item: &U) -> bool
    where
        T: PartialOrd<U>,
    {
        (match self.start_bound() {
            Included(start) => *start <= *item,
            Excluded(start) => *start < *item,
            Unbounded => true,
        }) && (match self.end_bound() {
            Included(end) => *item <= *end,
            Excluded(end) => *item < *end,
            Unbounded => true,
        })
    }
}
/// Ranges bounded on one side only.
pub trait OneSidedRange<T: ?Sized>: RangeBounds<T> {}
impl<T> OneSidedRange<T> for RangeTo<T> {}
impl<T> OneSidedRange<T> for RangeFrom<T> {}
impl<T> OneSidedRange<T> for RangeToInclusive<T> {}

impl<T: ?Sized> RangeBounds<T> for RangeFull {
    fn start_bound(&self) -> Bound<&T> { Unbounded }
    fn end_bound(&self) -> Bound<&T> { Unbounded }
}
macro_rules! range_bounds {
    ($($R:ty, $s:ident => $start:expr, $end:expr;)*) => { $(
        impl<T> RangeBounds<T> for $R {
            fn start_bound(&self) -> Bound<&T> { let $s = self; $start }
            fn end_bound(&self) -> Bound<&T> { let $s = self; $end }
        }
    )* };
}
range_bounds! {
    RangeFrom<T>, s => Included(&s.start), Unbounded;
    RangeTo<T>, s => Unbounded, Excluded(&s.end);
    Range<T>, s => Included(&s.start), Excluded(&s.end);
    RangeInclusive<T>, s => Included(&s.start), if s.exhausted { Excluded(&s.end) } else { Included(&s.end) };
    RangeToInclusive<T>, s => Unbounded, Included(&s.end);
    (Bound<T>, Bound<T>), s => s.0.as_ref(), s.1.as_ref();
    Range<&T>, s => Included(s.start), Excluded(s.end);
    RangeFrom<&T>, s => Included(s.start), Unbounded;
    RangeTo<&T>, s => Unbounded, Excluded(s.end);
    RangeInclusive<&T>, s => Included(s.start), Included(s.end);
    RangeToInclusive<&T>, s => Unbounded, Included(s.end);
}
impl<'a, T: ?Sized + 'a> RangeBounds<T> for (Bound<&'a T>, Bound<&'a T>) {
    fn start_bound(&self) -> Bound<&T> { self.0 }
    fn end_bound(&self) -> Bound<&T> { self.1 }
}

/// The half-open index range meant by `range` in a sequence of length `len`; panics as slicing does.
#[track_caller]
pub(crate) fn slice_range<R: RangeBounds<usize>>(range: R, len: usize) -> Range<usize> {
    let start = match range.start_bound() {
        Included(&start) => start,
        Excluded(&start) => start + 1,
        Unbounded => 0,
    };
    let end = match range.end_bound() {
        Included(&end) => end + 1,
        Excluded(&end) => end,
        Unbounded => len,
    };
    if start > end {
        panic!("slice index starts at {start} but ends at {end}");
    }
    if end > len {
        panic!("range end index {end} out of range for slice of length {len}");
    }
    Range { start, end }
}
