//! Slicing of strings.
use crate::ops::{self, Index, IndexMut};
use crate::prelude::rust_2021::*;
use crate::slice::SliceIndex;

impl<I: SliceIndex<str>> Index<I> for str {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output { index.index(self) }
}
impl<I: SliceIndex<str>> IndexMut<I> for str {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output { index.index_mut(self) }
}

/// Panics as slicing `begin..end` out of `s` does.
#[track_caller]
pub(super) fn slice_fail(s: &str, begin: usize, end: usize) -> ! {
    let len = s.len();
    let shown = if len > 256 { s.floor_char_boundary(256) } else { len };
    let (text, dots) = (&s[..shown], if shown < len { "[...]" } else { "" });
    if begin > len {
        panic!("start byte index {begin} is out of bounds of `{text}`{dots}");
    }
    if end > len {
        panic!("end byte index {end} is out of bounds of `{text}`{dots}");
    }
    if begin > end {
        panic!("begin > end ({begin} > {end}) when slicing `{text}`{dots}");
    }
    let (which, index) = if s.is_char_boundary(begin) { ("end", end) } else { ("start", begin) };
    let char_start = s.floor_char_boundary(index);
    let ch = s[char_start..].chars().next().unwrap();
    let char_end = char_start + ch.len_utf8();
    panic!("{which} byte index {index} is not a char boundary; it is inside {ch:?} (bytes {char_start}..{char_end}) of `{text}`{dots}");
}

unsafe impl SliceIndex<str> for ops::Range<usize> {
    type Output = str;
    fn get(self, s: &str) -> Option<&str> {
        if self.start <= self.end && s.is_char_boundary(self.start) && s.is_char_boundary(self.end) {
            unsafe { Some(super::from_utf8_unchecked(crate::slice::from_raw_parts(s.as_ptr().add(self.start), self.end - self.start))) }
        } else {
            None
        }
    }
    fn get_mut(self, s: &mut str) -> Option<&mut str> {
        if self.start <= self.end && s.is_char_boundary(self.start) && s.is_char_boundary(self.end) {
            unsafe { Some(super::from_utf8_unchecked_mut(crate::slice::from_raw_parts_mut(s.as_mut_ptr().add(self.start), self.end - self.start))) }
        } else {
            None
        }
    }
    #[track_caller]
    fn index(self, s: &str) -> &str {
        let (start, end) = (self.start, self.end);
        match self.get(s) {
            Some(part) => part,
            None => slice_fail(s, start, end),
        }
    }
    #[track_caller]
    fn index_mut(self, s: &mut str) -> &mut str {
        let (start, end) = (self.start, self.end);
        if !(start <= end && s.is_char_boundary(start) && s.is_char_boundary(end)) {
            slice_fail(s, start, end);
        }
        unsafe { super::from_utf8_unchecked_mut(crate::slice::from_raw_parts_mut(s.as_mut_ptr().add(start), end - start)) }
    }
}
macro_rules! by_range {
    ($($R:ty, $r:ident, $len:ident => $start:expr, $end:expr;)*) => { $(
        unsafe impl SliceIndex<str> for $R {
            type Output = str;
            fn get(self, s: &str) -> Option<&str> {
                let $r = self;
                let $len = s.len();
                ops::Range { start: $start, end: $end }.get(s)
            }
            fn get_mut(self, s: &mut str) -> Option<&mut str> {
                let $r = self;
                let $len = s.len();
                ops::Range { start: $start, end: $end }.get_mut(s)
            }
            #[track_caller]
            fn index(self, s: &str) -> &str {
                let $r = self;
                let $len = s.len();
                ops::Range { start: $start, end: $end }.index(s)
            }
            #[track_caller]
            fn index_mut(self, s: &mut str) -> &mut str {
                let $r = self;
                let $len = s.len();
                ops::Range { start: $start, end: $end }.index_mut(s)
            }
        }
    )* };
}
by_range! {
    ops::RangeTo<usize>, r, _len => 0, r.end;
    ops::RangeFrom<usize>, r, len => r.start, len;
    ops::RangeFull, _r, len => 0, len;
    ops::RangeInclusive<usize>, r, _len => r.start, r.end.saturating_add(1);
    ops::RangeToInclusive<usize>, r, _len => 0, r.end.saturating_add(1);
}
