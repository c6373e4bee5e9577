//! Ranges as iterators.
use super::FusedIterator;
use crate::intrinsics;
use crate::ops::{Range, RangeFrom, RangeInclusive};
use crate::prelude::rust_2021::*;

/// Objects that have a notion of the successor and predecessor operations.
#[lang = "range_step"]
pub trait Step: Clone + PartialOrd + Sized {
    /// The number of successor steps from `start` to `end`: bounds as of `size_hint`.
    fn steps_between(start: &Self, end: &Self) -> (usize, Option<usize>);
    /// The value `count` successors after `start`, if representable.
    fn forward_checked(start: Self, count: usize) -> Option<Self>;
    /// The value `count` predecessors before `start`, if representable.
    fn backward_checked(start: Self, count: usize) -> Option<Self>;
    /// The value `count` successors after `start`; panics on overflow.
    fn forward(start: Self, count: usize) -> Self { Step::forward_checked(start, count).expect("overflow in `Step::forward`") }
    /// The value `count` predecessors before `start`; panics on overflow.
    fn backward(start: Self, count: usize) -> Self { Step::backward_checked(start, count).expect("overflow in `Step::backward`") }
    /// The successor of a value known not to be the last.
    fn succ(start: &Self) -> Self;
    /// The predecessor of a value known not to be the first.
    fn pred(start: &Self) -> Self;
}
macro_rules! int_step {
    ($($t:ident)*) => { $(
        impl Step for $t {
            fn steps_between(start: &$t, end: &$t) -> (usize, Option<usize>) {
                if *start <= *end {
                    let distance = intrinsics::int_cast::<$t, i128>(*end).wrapping_sub(intrinsics::int_cast::<$t, i128>(*start)) as u128;
                    if distance <= usize::MAX as u128 { (distance as usize, Some(distance as usize)) } else { (usize::MAX, None) }
                } else {
                    (0, None)
                }
            }
            fn forward_checked(start: $t, n: usize) -> Option<$t> { start.checked_add(<$t>::try_from(n).ok()?) }
            fn backward_checked(start: $t, n: usize) -> Option<$t> { start.checked_sub(<$t>::try_from(n).ok()?) }
            #[track_caller]
            fn forward(start: $t, n: usize) -> $t { match Step::forward_checked(start, n) { Some(x) => x, None => <$t>::MAX + 1 } }
            fn succ(start: &$t) -> $t { *start + 1 }
            fn pred(start: &$t) -> $t { *start - 1 }
        }
    )* };
}
int_step! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
impl Step for char {
    fn steps_between(start: &char, end: &char) -> (usize, Option<usize>) {
        let (start, end) = (*start as u32, *end as u32);
        if start <= end {
            let mut count = (end - start) as usize;
            if start < 0xD800 && 0xDFFF < end {
                count -= 0x800;
            }
            (count, Some(count))
        } else {
            (0, None)
        }
    }
    fn forward_checked(start: char, count: usize) -> Option<char> {
        let mut c = start;
        let mut left = count;
        while left > 0 {
            if c == char::MAX {
                return None;
            }
            c = Step::succ(&c);
            left -= 1;
        }
        Some(c)
    }
    fn backward_checked(start: char, count: usize) -> Option<char> {
        let mut c = start;
        let mut left = count;
        while left > 0 {
            if c == '\0' {
                return None;
            }
            c = Step::pred(&c);
            left -= 1;
        }
        Some(c)
    }
    // The surrogates D800..=DFFF are not scalar values.
    fn succ(start: &char) -> char {
        let next = *start as u32 + 1;
        unsafe { char::from_u32_unchecked(if next == 0xD800 { 0xE000 } else { next }) }
    }
    fn pred(start: &char) -> char {
        let next = *start as u32 - 1;
        unsafe { char::from_u32_unchecked(if next == 0xDFFF { 0xD7FF } else { next }) }
    }
}

impl<A: Step> Iterator for Range<A> {
    type Item = A;
    fn next(&mut self) -> Option<A> {
        if self.start < self.end {
            let next = Step::succ(&self.start);
            Some(crate::mem::replace(&mut self.start, next))
        } else {
            None
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.start < self.end { Step::steps_between(&self.start, &self.end) } else { (0, Some(0)) }
    }
    fn count(self) -> usize { self.size_hint().0 }
    fn nth(&mut self, n: usize) -> Option<A> {
        if let Some(plus_n) = Step::forward_checked(self.start.clone(), n) {
            if plus_n < self.end {
                self.start = Step::succ(&plus_n);
                return Some(plus_n);
            }
        }
        self.start = self.end.clone();
        None
    }
    fn last(mut self) -> Option<A> { self.next_back() }
    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }
    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }
}
impl<A: Step> DoubleEndedIterator for Range<A> {
    fn next_back(&mut self) -> Option<A> {
        if self.start < self.end {
            self.end = Step::pred(&self.end);
            Some(self.end.clone())
        } else {
            None
        }
    }
    fn nth_back(&mut self, n: usize) -> Option<A> {
        if let Some(minus_n) = Step::backward_checked(self.end.clone(), n) {
            if minus_n > self.start {
                self.end = Step::pred(&minus_n);
                return Some(self.end.clone());
            }
        }
        self.end = self.start.clone();
        None
    }
}
impl<A: Step> FusedIterator for Range<A> {}
macro_rules! range_exact { ($($t:ty)*) => { $( impl ExactSizeIterator for Range<$t> {} )* }; }
range_exact! { usize u8 u16 u32 isize i8 i16 i32 }
macro_rules! range_inclusive_exact { ($($t:ty)*) => { $( impl ExactSizeIterator for RangeInclusive<$t> {} )* }; }
range_inclusive_exact! { u8 i8 u16 i16 }

impl<A: Step> Iterator for RangeFrom<A> {
    type Item = A;
    fn next(&mut self) -> Option<A> {
        let n = Step::succ(&self.start);
        Some(crate::mem::replace(&mut self.start, n))
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (usize::MAX, None) }
    fn nth(&mut self, n: usize) -> Option<A> {
        let plus_n = Step::forward(self.start.clone(), n);
        self.start = Step::succ(&plus_n);
        Some(plus_n)
    }
}
impl<A: Step> FusedIterator for RangeFrom<A> {}

impl<A: Step> Iterator for RangeInclusive<A> {
    type Item = A;
    fn next(&mut self) -> Option<A> {
        if self.exhausted || !(self.start <= self.end) {
            return None;
        }
        if self.start < self.end {
            let next = Step::succ(&self.start);
            Some(crate::mem::replace(&mut self.start, next))
        } else {
            self.exhausted = true;
            Some(self.start.clone())
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.is_empty() {
            return (0, Some(0));
        }
        let (low, high) = Step::steps_between(&self.start, &self.end);
        (low.saturating_add(1), high.and_then(|n| n.checked_add(1)))
    }
    fn nth(&mut self, n: usize) -> Option<A> {
        if self.is_empty() {
            return None;
        }
        if let Some(plus_n) = Step::forward_checked(self.start.clone(), n) {
            if plus_n < self.end {
                self.start = Step::succ(&plus_n);
                return Some(plus_n);
            }
            if plus_n == self.end {
                self.start = plus_n.clone();
                self.exhausted = true;
                return Some(plus_n);
            }
        }
        self.start = self.end.clone();
        self.exhausted = true;
        None
    }
    fn last(mut self) -> Option<A> { self.next_back() }
    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }
    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }
}
impl<A: Step> DoubleEndedIterator for RangeInclusive<A> {
    fn next_back(&mut self) -> Option<A> {
        if self.exhausted || !(self.start <= self.end) {
            return None;
        }
        if self.start < self.end {
            let next = Step::pred(&self.end);
            Some(crate::mem::replace(&mut self.end, next))
        } else {
            self.exhausted = true;
            Some(self.end.clone())
        }
    }
}
impl<A: Step> FusedIterator for RangeInclusive<A> {}
