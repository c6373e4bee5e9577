//! What strings can be searched for: chars, strings, sets of chars, predicates.
use crate::intrinsics;
use crate::prelude::rust_2021::*;

/// A string pattern. Methods get the haystack and byte bounds; a match is a byte range.
pub trait Pattern: Sized {
    /// The first match within `from..to`.
    fn find_in(&mut self, hay: &str, from: usize, to: usize) -> Option<(usize, usize)>;
    /// The last match within `from..to`.
    fn rfind_in(&mut self, hay: &str, from: usize, to: usize) -> Option<(usize, usize)>;
    /// Length of the match at the start of `hay`.
    fn prefix_len(&mut self, hay: &str) -> Option<usize>;
    /// Length of the match at the end of `hay`.
    fn suffix_len(&mut self, hay: &str) -> Option<usize>;
}

fn find_char(hay: &str, from: usize, to: usize, test: &mut dyn FnMut(char) -> bool) -> Option<(usize, usize)> {
    let mut at = from;
    for c in hay[from..to].chars() {
        let end = at + c.len_utf8();
        if test(c) {
            return Some((at, end));
        }
        at = end;
    }
    None
}
fn rfind_char(hay: &str, from: usize, to: usize, test: &mut dyn FnMut(char) -> bool) -> Option<(usize, usize)> {
    let mut end = to;
    for c in hay[from..to].chars().rev() {
        let at = end - c.len_utf8();
        if test(c) {
            return Some((at, end));
        }
        end = at;
    }
    None
}
fn first_char(hay: &str, test: &mut dyn FnMut(char) -> bool) -> Option<usize> {
    let c = hay.chars().next()?;
    if test(c) { Some(c.len_utf8()) } else { None }
}
fn last_char(hay: &str, test: &mut dyn FnMut(char) -> bool) -> Option<usize> {
    let c = hay.chars().next_back()?;
    if test(c) { Some(c.len_utf8()) } else { None }
}
macro_rules! char_pattern {
    ($([$($g:tt)*] $P:ty, $p:ident => $test:expr;)*) => { $(
        impl<$($g)*> Pattern for $P {
            fn find_in(&mut self, hay: &str, from: usize, to: usize) -> Option<(usize, usize)> { let $p = self; find_char(hay, from, to, &mut $test) }
            fn rfind_in(&mut self, hay: &str, from: usize, to: usize) -> Option<(usize, usize)> { let $p = self; rfind_char(hay, from, to, &mut $test) }
            fn prefix_len(&mut self, hay: &str) -> Option<usize> { let $p = self; first_char(hay, &mut $test) }
            fn suffix_len(&mut self, hay: &str) -> Option<usize> { let $p = self; last_char(hay, &mut $test) }
        }
    )* };
}
char_pattern! {
    [] char, p => |c: char| c == *p;
    ['b] &'b [char], p => |c: char| p.contains(&c);
    [const N: usize] [char; N], p => |c: char| p.contains(&c);
    ['b, const N: usize] &'b [char; N], p => |c: char| p.contains(&c);
    [F: FnMut(char) -> bool] F, p => |c: char| p(c);
}
impl<'b> Pattern for &'b str {
    fn find_in(&mut self, hay: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        let at = unsafe { intrinsics::str_find(hay.as_ptr(), to, self.as_ptr(), self.len(), from) };
        if at == usize::MAX { None } else { Some((at, at + self.len())) }
    }
    fn rfind_in(&mut self, hay: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        let at = unsafe { intrinsics::str_rfind(hay.as_ptr().add(from), to - from, self.as_ptr(), self.len()) };
        if at == usize::MAX { None } else { Some((from + at, from + at + self.len())) }
    }
    fn prefix_len(&mut self, hay: &str) -> Option<usize> { if hay.as_bytes().starts_with(self.as_bytes()) { Some(self.len()) } else { None } }
    fn suffix_len(&mut self, hay: &str) -> Option<usize> { if hay.as_bytes().ends_with(self.as_bytes()) { Some(self.len()) } else { None } }
}
macro_rules! str_pattern {
    ($($P:ty)*) => { $(
        impl<'b, 'c> Pattern for $P {
            fn find_in(&mut self, hay: &str, from: usize, to: usize) -> Option<(usize, usize)> { (&self[..]).find_in(hay, from, to) }
            fn rfind_in(&mut self, hay: &str, from: usize, to: usize) -> Option<(usize, usize)> { (&self[..]).rfind_in(hay, from, to) }
            fn prefix_len(&mut self, hay: &str) -> Option<usize> { (&self[..]).prefix_len(hay) }
            fn suffix_len(&mut self, hay: &str) -> Option<usize> { (&self[..]).suffix_len(hay) }
        }
    )* };
}
str_pattern! { &'b String &'c &'b str }
