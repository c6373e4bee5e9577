//! Iterators over characters and bytes of a string.
use super::next_char_len;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::prelude::rust_2021::*;

/// An iterator over the `char`s of a string slice.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Chars<'a> {
    pub(super) rest: &'a str,
}
impl<'a> Chars<'a> {
    /// Views the underlying data as a subslice of the original data.
    #[must_use]
    pub fn as_str(&self) -> &'a str { self.rest }
}
impl fmt::Debug for Chars<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chars(")?;
        f.debug_list().entries(self.clone()).finish()?;
        f.write_str(")")
    }
}
// The character that starts at `b[0]`.
fn decode(b: &[u8], len: usize) -> char {
    let code = match len {
        1 => b[0] as u32,
        2 => (b[0] as u32 & 0x1F) << 6 | (b[1] as u32 & 0x3F),
        3 => (b[0] as u32 & 0x0F) << 12 | (b[1] as u32 & 0x3F) << 6 | (b[2] as u32 & 0x3F),
        _ => (b[0] as u32 & 0x07) << 18 | (b[1] as u32 & 0x3F) << 12 | (b[2] as u32 & 0x3F) << 6 | (b[3] as u32 & 0x3F),
    };
    unsafe { char::from_u32_unchecked(code) }
}
fn part(b: &[u8], start: usize, end: usize) -> &str { unsafe { super::from_utf8_unchecked(crate::slice::from_raw_parts(b.as_ptr().add(start), end - start)) } }
impl Iterator for Chars<'_> {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        let b = self.rest.as_bytes();
        if b.len() == 0 {
            return None;
        }
        let len = next_char_len(b[0]);
        self.rest = part(b, len, b.len());
        Some(decode(b, len))
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.rest.len().div_ceil(4), Some(self.rest.len())) }
    fn last(mut self) -> Option<char> { self.next_back() }
}
impl DoubleEndedIterator for Chars<'_> {
    fn next_back(&mut self) -> Option<char> {
        let b = self.rest.as_bytes();
        if b.len() == 0 {
            return None;
        }
        let mut start = b.len() - 1;
        while b[start] & 0xC0 == 0x80 {
            start -= 1;
        }
        self.rest = part(b, 0, start);
        Some(decode(&b[start..], b.len() - start))
    }
}
impl FusedIterator for Chars<'_> {}

/// An iterator over the `char`s of a string slice, and their positions.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct CharIndices<'a> {
    pub(super) front: usize,
    pub(super) iter: Chars<'a>,
}
impl<'a> CharIndices<'a> {
    /// Views the underlying data as a subslice of the original data.
    #[must_use]
    pub fn as_str(&self) -> &'a str { self.iter.rest }
    /// The byte position of the next character.
    #[must_use]
    pub fn offset(&self) -> usize { self.front }
}
impl Iterator for CharIndices<'_> {
    type Item = (usize, char);
    fn next(&mut self) -> Option<(usize, char)> {
        let c = self.iter.next()?;
        let at = self.front;
        self.front += c.len_utf8();
        Some((at, c))
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
}
impl DoubleEndedIterator for CharIndices<'_> {
    fn next_back(&mut self) -> Option<(usize, char)> {
        let c = self.iter.next_back()?;
        Some((self.front + self.iter.rest.len(), c))
    }
}
impl FusedIterator for CharIndices<'_> {}

/// An iterator over the bytes of a string slice.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Bytes<'a>(pub(super) crate::iter::Copied<crate::slice::Iter<'a, u8>>);
impl Iterator for Bytes<'_> {
    type Item = u8;
    fn next(&mut self) -> Option<u8> { self.0.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.0.size_hint() }
    fn nth(&mut self, n: usize) -> Option<u8> { self.0.nth(n) }
}
impl DoubleEndedIterator for Bytes<'_> {
    fn next_back(&mut self) -> Option<u8> { self.0.next_back() }
}
impl ExactSizeIterator for Bytes<'_> {}
impl FusedIterator for Bytes<'_> {}

/// An iterator of `u16` over the string encoded as UTF-16.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct EncodeUtf16<'a> {
    pub(super) chars: Chars<'a>,
    pub(super) extra: u16,
}
impl Iterator for EncodeUtf16<'_> {
    type Item = u16;
    fn next(&mut self) -> Option<u16> {
        if self.extra != 0 {
            let unit = self.extra;
            self.extra = 0;
            return Some(unit);
        }
        let code = self.chars.next()? as u32;
        if code < 0x10000 {
            return Some(code as u16);
        }
        self.extra = 0xDC00 | (code & 0x3FF) as u16;
        Some(0xD800 | ((code - 0x10000) >> 10) as u16)
    }
}

macro_rules! escape_types {
    ($($(#[$doc:meta])* $E:ident, $c:ident $first:ident => $escape:expr;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $E<'a> {
            now: Option<crate::char::Escape>,
            rest: Chars<'a>,
            first: bool,
        }
        impl<'a> $E<'a> {
            pub(super) fn new(s: &'a str) -> Self { $E { now: None, rest: s.chars(), first: true } }
        }
        impl Iterator for $E<'_> {
            type Item = char;
            fn next(&mut self) -> Option<char> {
                loop {
                    if let Some(c) = self.now.as_mut().and_then(|e| e.next()) {
                        return Some(c);
                    }
                    let $c = self.rest.next()?;
                    let $first = self.first;
                    self.first = false;
                    self.now = Some($escape);
                }
            }
        }
        impl FusedIterator for $E<'_> {}
        impl fmt::Display for $E<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                for c in self.clone() {
                    fmt::Write::write_char(f, c)?;
                }
                Ok(())
            }
        }
    )* };
}
escape_types! {
    /// The return type of `str::escape_debug`.
    EscapeDebug, c first => c.escape_debug_ext(first, true, true);
    /// The return type of `str::escape_default`.
    EscapeDefault, c _first => c.escape_default();
    /// The return type of `str::escape_unicode`.
    EscapeUnicode, c _first => c.escape_unicode();
}
