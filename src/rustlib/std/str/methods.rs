//! Inherent methods of `str`.
use super::pattern::Pattern;
use super::search::Matcher;
use super::split::Parts;
use super::*;
use crate::intrinsics;
use crate::slice::SliceIndex;

impl str {
    /// Returns the length of `self` in bytes.
    #[must_use]
    pub const fn len(&self) -> usize { intrinsics::str_len(self) }
    /// Returns `true` if `self` has a length of zero bytes.
    #[must_use]
    pub const fn is_empty(&self) -> bool { intrinsics::str_len(self) == 0 }
    /// Converts a slice of bytes to a string slice.
    pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> { super::from_utf8(v) }
    /// Checks that `index`-th byte is the first byte in a UTF-8 code point sequence or the end of the string.
    #[must_use]
    pub const fn is_char_boundary(&self, index: usize) -> bool {
        let len = self.len();
        if index == 0 || index == len {
            return true;
        }
        index < len && self.as_bytes()[index] & 0xC0 != 0x80
    }
    /// The closest char boundary not after `index`.
    #[must_use]
    pub const fn floor_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut i = index;
        while !self.is_char_boundary(i) {
            i -= 1;
        }
        i
    }
    /// The closest char boundary not before `index`.
    #[must_use]
    pub const fn ceil_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut i = index;
        while !self.is_char_boundary(i) {
            i += 1;
        }
        i
    }
    /// Converts a string slice to a byte slice.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] { intrinsics::str_as_bytes(self) }
    /// Converts a mutable string slice to a mutable byte slice.
    #[must_use]
    pub const unsafe fn as_bytes_mut(&mut self) -> &mut [u8] { intrinsics::str_as_bytes_mut(self) }
    /// Converts a string slice to a raw pointer.
    pub const fn as_ptr(&self) -> *const u8 { intrinsics::str_as_ptr(self) }
    /// Converts a mutable string slice to a raw pointer.
    pub const fn as_mut_ptr(&mut self) -> *mut u8 { intrinsics::str_as_ptr(self) as *mut u8 }
    /// Returns a subslice of `str`, if in bounds and on char boundaries.
    pub fn get<I: SliceIndex<str>>(&self, i: I) -> Option<&I::Output> { i.get(self) }
    /// Returns a mutable subslice of `str`.
    pub fn get_mut<I: SliceIndex<str>>(&mut self, i: I) -> Option<&mut I::Output> { i.get_mut(self) }
    /// Returns an unchecked subslice of `str`.
    pub unsafe fn get_unchecked<I: SliceIndex<str>>(&self, i: I) -> &I::Output { i.index(self) }
    /// Returns an unchecked mutable subslice of `str`.
    pub unsafe fn get_unchecked_mut<I: SliceIndex<str>>(&mut self, i: I) -> &mut I::Output { i.index_mut(self) }
    /// Returns a subslice without checks (deprecated).
    pub unsafe fn slice_unchecked(&self, begin: usize, end: usize) -> &str { &self[begin..end] }
    /// Returns a mutable subslice without checks (deprecated).
    pub unsafe fn slice_mut_unchecked(&mut self, begin: usize, end: usize) -> &mut str { &mut self[begin..end] }
    /// Divides one mutable string slice into two at an index.
    #[track_caller]
    pub fn split_at_mut(&mut self, mid: usize) -> (&mut str, &mut str) {
        if !self.is_char_boundary(mid) {
            super::index::slice_fail(self, 0, mid);
        }
        let (a, b) = unsafe { self.as_bytes_mut().split_at_mut(mid) };
        unsafe { (from_utf8_unchecked_mut(a), from_utf8_unchecked_mut(b)) }
    }
    /// Divides one mutable string slice into two at an index, if it is a char boundary.
    pub fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut str, &mut str)> { if self.is_char_boundary(mid) { Some(self.split_at_mut(mid)) } else { None } }
    /// Converts a mutable slice of bytes to a mutable string slice.
    pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> { super::from_utf8_mut(v) }
    /// Converts a slice of bytes to a string slice without checking.
    pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str { unsafe { super::from_utf8_unchecked(v) } }
    /// Converts a mutable slice of bytes to a string slice without checking.
    pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str { unsafe { super::from_utf8_unchecked_mut(v) } }
    /// Deprecated spelling of `trim_start`.
    pub fn trim_left(&self) -> &str { self.trim_start() }
    /// Deprecated spelling of `trim_end`.
    pub fn trim_right(&self) -> &str { self.trim_end() }
    /// Deprecated spelling of `trim_start_matches`.
    pub fn trim_left_matches<P: Pattern>(&self, pat: P) -> &str { self.trim_start_matches(pat) }
    /// Deprecated spelling of `trim_end_matches`.
    pub fn trim_right_matches<P: Pattern>(&self, pat: P) -> &str { self.trim_end_matches(pat) }
    /// Returns a string slice with leading ASCII whitespace removed.
    #[must_use]
    pub fn trim_ascii_start(&self) -> &str { unsafe { from_utf8_unchecked(self.as_bytes().trim_ascii_start()) } }
    /// Returns a string slice with trailing ASCII whitespace removed.
    #[must_use]
    pub fn trim_ascii_end(&self) -> &str { unsafe { from_utf8_unchecked(self.as_bytes().trim_ascii_end()) } }
    /// Divides one string slice into two at an index.
    #[must_use]
    #[track_caller]
    pub fn split_at(&self, mid: usize) -> (&str, &str) {
        match self.split_at_checked(mid) {
            Some(pair) => pair,
            None => super::index::slice_fail(self, 0, mid),
        }
    }
    /// Divides one string slice into two at an index, if it is a char boundary.
    #[must_use]
    pub fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)> { if self.is_char_boundary(mid) { Some((&self[..mid], &self[mid..])) } else { None } }
    /// Returns an iterator over the `char`s of a string slice.
    pub fn chars(&self) -> Chars<'_> { Chars { rest: self } }
    /// Returns an iterator over the `char`s of a string slice, and their positions.
    pub fn char_indices(&self) -> CharIndices<'_> { CharIndices { front: 0, iter: self.chars() } }
    /// Returns an iterator over the bytes of a string slice.
    pub fn bytes(&self) -> Bytes<'_> { Bytes(self.as_bytes().iter().copied()) }
    /// Splits a string slice by whitespace.
    #[must_use = "this returns the split string as an iterator, without modifying the original"]
    pub fn split_whitespace(&self) -> SplitWhitespace<'_> { SplitWhitespace(self) }
    /// Splits a string slice by ASCII whitespace.
    #[must_use = "this returns the split string as an iterator, without modifying the original"]
    pub fn split_ascii_whitespace(&self) -> SplitAsciiWhitespace<'_> { SplitAsciiWhitespace(self) }
    /// Returns an iterator over the lines of a string, as string slices.
    pub fn lines(&self) -> Lines<'_> { Lines(self.split_inclusive('\n')) }
    /// Returns an iterator of `u16` over the string encoded as native endian UTF-16.
    #[must_use]
    pub fn encode_utf16(&self) -> EncodeUtf16<'_> { EncodeUtf16 { chars: self.chars(), extra: 0 } }
    /// Returns `true` if the given pattern matches a sub-slice of this string slice.
    pub fn contains<P: Pattern>(&self, mut pat: P) -> bool { pat.find_in(self, 0, self.len()).is_some() }
    /// Returns `true` if the given pattern matches a prefix of this string slice.
    pub fn starts_with<P: Pattern>(&self, mut pat: P) -> bool { pat.prefix_len(self).is_some() }
    /// Returns `true` if the given pattern matches a suffix of this string slice.
    pub fn ends_with<P: Pattern>(&self, mut pat: P) -> bool { pat.suffix_len(self).is_some() }
    /// Returns the byte index of the first match of the pattern.
    pub fn find<P: Pattern>(&self, mut pat: P) -> Option<usize> { pat.find_in(self, 0, self.len()).map(|(a, _)| a) }
    /// Returns the byte index of the last match of the pattern.
    pub fn rfind<P: Pattern>(&self, mut pat: P) -> Option<usize> { pat.rfind_in(self, 0, self.len()).map(|(a, _)| a) }
    /// Returns an iterator over substrings separated by matches of a pattern.
    pub fn split<P: Pattern>(&self, pat: P) -> Split<'_, P> { Split(Parts::new(self, pat, true)) }
    /// Like `split`, with the matched part as the terminator of the substring.
    pub fn split_inclusive<P: Pattern>(&self, pat: P) -> SplitInclusive<'_, P> { SplitInclusive(Parts::new(self, pat, false)) }
    /// Returns an iterator over substrings separated by matches of a pattern, in reverse order.
    pub fn rsplit<P: Pattern>(&self, pat: P) -> RSplit<'_, P> { RSplit(Parts::new(self, pat, true)) }
    /// Like `split`, except that the trailing substring is skipped if empty.
    pub fn split_terminator<P: Pattern>(&self, pat: P) -> SplitTerminator<'_, P> { SplitTerminator(Parts::new(self, pat, false)) }
    /// Like `rsplit`, except that the trailing substring is skipped if empty.
    pub fn rsplit_terminator<P: Pattern>(&self, pat: P) -> RSplitTerminator<'_, P> { RSplitTerminator(Parts::new(self, pat, false)) }
    /// Returns an iterator over at most `n` substrings separated by a pattern.
    pub fn splitn<P: Pattern>(&self, n: usize, pat: P) -> SplitN<'_, P> { SplitN(Parts::new(self, pat, true), n) }
    /// Like `splitn`, starting from the end of the string.
    pub fn rsplitn<P: Pattern>(&self, n: usize, pat: P) -> RSplitN<'_, P> { RSplitN(Parts::new(self, pat, true), n) }
    /// Splits the string on the first occurrence of the specified delimiter.
    pub fn split_once<P: Pattern>(&self, mut delimiter: P) -> Option<(&str, &str)> {
        let (a, b) = delimiter.find_in(self, 0, self.len())?;
        Some((&self[..a], &self[b..]))
    }
    /// Splits the string on the last occurrence of the specified delimiter.
    pub fn rsplit_once<P: Pattern>(&self, mut delimiter: P) -> Option<(&str, &str)> {
        let (a, b) = delimiter.rfind_in(self, 0, self.len())?;
        Some((&self[..a], &self[b..]))
    }
    /// Returns an iterator over the disjoint matches of a pattern.
    pub fn matches<P: Pattern>(&self, pat: P) -> Matches<'_, P> { Matches(Matcher::new(self, pat)) }
    /// Returns an iterator over the disjoint matches of a pattern, in reverse order.
    pub fn rmatches<P: Pattern>(&self, pat: P) -> RMatches<'_, P> { RMatches(Matcher::new(self, pat)) }
    /// Returns an iterator over the disjoint matches of a pattern and their indices.
    pub fn match_indices<P: Pattern>(&self, pat: P) -> MatchIndices<'_, P> { MatchIndices(Matcher::new(self, pat)) }
    /// Returns an iterator over the disjoint matches of a pattern and their indices, in reverse order.
    pub fn rmatch_indices<P: Pattern>(&self, pat: P) -> RMatchIndices<'_, P> { RMatchIndices(Matcher::new(self, pat)) }
    /// Returns a string slice with leading and trailing whitespace removed.
    #[must_use = "this returns the trimmed string as a slice, without modifying the original"]
    pub fn trim(&self) -> &str { self.trim_start().trim_end() }
    /// Returns a string slice with leading whitespace removed.
    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_start(&self) -> &str { self.trim_start_matches(char::is_whitespace) }
    /// Returns a string slice with trailing whitespace removed.
    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_end(&self) -> &str { self.trim_end_matches(char::is_whitespace) }
    /// Returns a string slice with all prefixes and suffixes that match a pattern removed.
    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_matches<P: Pattern>(&self, mut pat: P) -> &str {
        let mut s = self;
        while let Some(n) = pat.prefix_len(s) {
            if n == 0 { break; }
            s = &s[n..];
        }
        while let Some(n) = pat.suffix_len(s) {
            if n == 0 { break; }
            s = &s[..s.len() - n];
        }
        s
    }
    /// Returns a string slice with all prefixes that match a pattern repeatedly removed.
    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_start_matches<P: Pattern>(&self, mut pat: P) -> &str {
        let mut s = self;
        while let Some(n) = pat.prefix_len(s) {
            if n == 0 { break; }
            s = &s[n..];
        }
        s
    }
    /// Returns a string slice with all suffixes that match a pattern repeatedly removed.
    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_end_matches<P: Pattern>(&self, mut pat: P) -> &str {
        let mut s = self;
        while let Some(n) = pat.suffix_len(s) {
            if n == 0 { break; }
            s = &s[..s.len() - n];
        }
        s
    }
    /// Returns a string slice with the prefix removed.
    #[must_use = "this returns the remaining substring as a new slice, without modifying the original"]
    pub fn strip_prefix<P: Pattern>(&self, mut prefix: P) -> Option<&str> { prefix.prefix_len(self).map(|n| &self[n..]) }
    /// Returns a string slice with the suffix removed.
    #[must_use = "this returns the remaining substring as a new slice, without modifying the original"]
    pub fn strip_suffix<P: Pattern>(&self, mut suffix: P) -> Option<&str> { suffix.suffix_len(self).map(|n| &self[..self.len() - n]) }
    /// Parses this string slice into another type.
    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> { FromStr::from_str(self) }
    /// Checks if all characters in this string are within the ASCII range.
    #[must_use]
    pub fn is_ascii(&self) -> bool { self.as_bytes().is_ascii() }
    /// Checks that two strings are an ASCII case-insensitive match.
    #[must_use]
    pub fn eq_ignore_ascii_case(&self, other: &str) -> bool { self.as_bytes().eq_ignore_ascii_case(other.as_bytes()) }
    /// Converts this string to its ASCII upper case equivalent in-place.
    pub fn make_ascii_uppercase(&mut self) { unsafe { self.as_bytes_mut().make_ascii_uppercase() } }
    /// Converts this string to its ASCII lower case equivalent in-place.
    pub fn make_ascii_lowercase(&mut self) { unsafe { self.as_bytes_mut().make_ascii_lowercase() } }
    /// A copy in ASCII upper case.
    #[must_use]
    pub fn to_ascii_uppercase(&self) -> String {
        let mut s = self.to_owned();
        s.make_ascii_uppercase();
        s
    }
    /// A copy in ASCII lower case.
    #[must_use]
    pub fn to_ascii_lowercase(&self) -> String {
        let mut s = self.to_owned();
        s.make_ascii_lowercase();
        s
    }
    /// Returns a string slice with leading and trailing ASCII whitespace removed.
    #[must_use]
    pub fn trim_ascii(&self) -> &str { unsafe { from_utf8_unchecked(self.as_bytes().trim_ascii()) } }
    /// Returns the escaped form, with `char::escape_debug`.
    pub fn escape_debug(&self) -> EscapeDebug<'_> { EscapeDebug::new(self) }
    /// Returns the escaped form, with `char::escape_default`.
    pub fn escape_default(&self) -> EscapeDefault<'_> { EscapeDefault::new(self) }
    /// Returns the escaped form, with `char::escape_unicode`.
    pub fn escape_unicode(&self) -> EscapeUnicode<'_> { EscapeUnicode::new(self) }
    /// Converts a `Box<str>` into a `Box<[u8]>` without copying.
    pub fn into_boxed_bytes(self: Box<str>) -> Box<[u8]> { self.into() }
    /// Converts a `Box<str>` into a `String` without copying.
    #[must_use]
    pub fn into_string(self: Box<str>) -> String { String::from(self) }
    /// Replaces all matches of a pattern with another string.
    #[must_use = "this returns the replaced string as a new allocation, without modifying the original"]
    pub fn replace<P: Pattern>(&self, from: P, to: &str) -> String {
        let mut result = String::with_capacity(self.len());
        let mut last = 0;
        for (start, part) in self.match_indices(from) {
            result.push_str(&self[last..start]);
            result.push_str(to);
            last = start + part.len();
        }
        result.push_str(&self[last..]);
        result
    }
    /// Replaces the first `count` matches of a pattern with another string.
    #[must_use = "this returns the replaced string as a new allocation, without modifying the original"]
    pub fn replacen<P: Pattern>(&self, pat: P, to: &str, count: usize) -> String {
        let mut result = String::with_capacity(self.len());
        let mut last = 0;
        for (start, part) in self.match_indices(pat).take(count) {
            result.push_str(&self[last..start]);
            result.push_str(to);
            last = start + part.len();
        }
        result.push_str(&self[last..]);
        result
    }
    /// Returns the lowercase equivalent of this string slice, as a new `String`.
    #[must_use = "this returns the lowercase string as a new String, without modifying the original"]
    pub fn to_lowercase(&self) -> String {
        let mut s = String::with_capacity(self.len());
        for (i, c) in self.char_indices() {
            if c == 'Σ' {
                // Final sigma: after a letter and not before one.
                let letter = |c: char| c.is_alphabetic();
                let last = self[..i].chars().next_back().is_some_and(letter) && !self[i + 2..].chars().next().is_some_and(letter);
                s.push(if last { 'ς' } else { 'σ' });
            } else {
                s.extend(c.to_lowercase());
            }
        }
        s
    }
    /// Returns the uppercase equivalent of this string slice, as a new `String`.
    #[must_use = "this returns the uppercase string as a new String, without modifying the original"]
    pub fn to_uppercase(&self) -> String { self.chars().flat_map(char::to_uppercase).collect() }
    /// Creates a new `String` by repeating a string `n` times.
    #[must_use]
    pub fn repeat(&self, n: usize) -> String { unsafe { String::from_utf8_unchecked(self.as_bytes().repeat(n)) } }
}
