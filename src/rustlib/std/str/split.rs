//! Iterators over the parts of a string between matches of a pattern.
use super::pattern::Pattern;
use super::search::Matcher;
use crate::iter::FusedIterator;
use crate::prelude::rust_2021::*;

#[derive(Clone, Debug)]
pub(super) struct Parts<'a, P> {
    start: usize,
    end: usize,
    matcher: Matcher<'a, P>,
    // Is an empty last part yielded?
    trailing: bool,
    finished: bool,
}
impl<'a, P: Pattern> Parts<'a, P> {
    pub(super) fn new(hay: &'a str, pat: P, trailing: bool) -> Self { Parts { start: 0, end: hay.len(), matcher: Matcher::new(hay, pat), trailing, finished: false } }
    fn rest(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        self.finished = true;
        if !self.trailing && self.start == self.end {
            return None;
        }
        Some(&self.matcher.hay[self.start..self.end])
    }
    fn next(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.matcher.next_match() {
            Some((a, b)) => {
                let part = &self.matcher.hay[self.start..a];
                self.start = b;
                Some(part)
            }
            None => self.rest(),
        }
    }
    fn next_inclusive(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.matcher.next_match() {
            Some((_, b)) => {
                let part = &self.matcher.hay[self.start..b];
                self.start = b;
                Some(part)
            }
            None => self.rest(),
        }
    }
    fn next_back_inclusive(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.trailing {
            self.trailing = true;
            match self.next_back_inclusive() {
                Some(part) if !part.is_empty() => return Some(part),
                _ if self.finished => return None,
                _ => {}
            }
        }
        match self.matcher.next_match_back() {
            Some((_, b)) => {
                let part = &self.matcher.hay[b..self.end];
                self.end = b;
                Some(part)
            }
            None => {
                self.finished = true;
                Some(&self.matcher.hay[self.start..self.end])
            }
        }
    }
    fn next_back(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.trailing {
            self.trailing = true;
            match self.next_back() {
                Some(part) if !part.is_empty() => return Some(part),
                _ if self.finished => return None,
                _ => {}
            }
        }
        match self.matcher.next_match_back() {
            Some((a, b)) => {
                let part = &self.matcher.hay[b..self.end];
                self.end = a;
                Some(part)
            }
            None => {
                self.finished = true;
                Some(&self.matcher.hay[self.start..self.end])
            }
        }
    }
}

macro_rules! split_iterators {
    ($($(#[$doc:meta])* $I:ident $next:ident $back:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $I<'a, P>(pub(super) Parts<'a, P>);
        impl<'a, P: Pattern> Iterator for $I<'a, P> {
            type Item = &'a str;
            fn next(&mut self) -> Option<&'a str> { self.0.$next() }
        }
        impl<'a, P: Pattern> DoubleEndedIterator for $I<'a, P> {
            fn next_back(&mut self) -> Option<&'a str> { self.0.$back() }
        }
        impl<'a, P: Pattern> FusedIterator for $I<'a, P> {}
        impl<'a, P: Pattern> $I<'a, P> {
            /// The remainder of the split string.
            pub fn remainder(&self) -> Option<&'a str> { if self.0.finished { None } else { Some(&self.0.matcher.hay[self.0.start..self.0.end]) } }
        }
    )* };
}
split_iterators! {
    /// Parts between matches.
    Split next next_back;
    /// Parts between matches, from the end.
    RSplit next_back next;
    /// Parts ended by matches: no empty last part.
    SplitTerminator next next_back;
    /// Parts ended by matches, from the end.
    RSplitTerminator next_back next;
}
/// Parts with the match at their end.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitInclusive<'a, P>(pub(super) Parts<'a, P>);
impl<'a, P: Pattern> Iterator for SplitInclusive<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> { self.0.next_inclusive() }
}
impl<'a, P: Pattern> DoubleEndedIterator for SplitInclusive<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> { self.0.next_back_inclusive() }
}
impl<'a, P: Pattern> FusedIterator for SplitInclusive<'a, P> {}

/// At most `n` parts between matches.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitN<'a, P>(pub(super) Parts<'a, P>, pub(super) usize);
impl<'a, P: Pattern> Iterator for SplitN<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        match self.1 {
            0 => None,
            1 => {
                self.1 = 0;
                self.0.rest()
            }
            _ => {
                self.1 -= 1;
                self.0.next()
            }
        }
    }
}
/// At most `n` parts between matches, from the end.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplitN<'a, P>(pub(super) Parts<'a, P>, pub(super) usize);
impl<'a, P: Pattern> Iterator for RSplitN<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        match self.1 {
            0 => None,
            1 => {
                self.1 = 0;
                self.0.rest()
            }
            _ => {
                self.1 -= 1;
                self.0.next_back()
            }
        }
    }
}

/// An iterator over the lines of a string, as string slices.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Lines<'a>(pub(super) SplitInclusive<'a, char>);
// Without the end of line; a carriage return alone does not end one.
fn chomp(line: &str) -> &str {
    match line.as_bytes() {
        [.., b'\r', b'\n'] => &line[..line.len() - 2],
        [.., b'\n'] => &line[..line.len() - 1],
        _ => line,
    }
}
impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> { self.0.next().map(chomp) }
}
impl<'a> DoubleEndedIterator for Lines<'a> {
    fn next_back(&mut self) -> Option<&'a str> { self.0.next_back().map(chomp) }
}
impl FusedIterator for Lines<'_> {}

/// An iterator over the non-whitespace substrings of a string, separated by any amount of whitespace.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitWhitespace<'a>(pub(super) &'a str);
impl<'a> Iterator for SplitWhitespace<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        let s = self.0.trim_start();
        let end = s.find(char::is_whitespace).unwrap_or(s.len());
        self.0 = &s[end..];
        if end == 0 { None } else { Some(&s[..end]) }
    }
}
impl<'a> DoubleEndedIterator for SplitWhitespace<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let s = self.0.trim_end();
        let start = s.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(i, c)| i + c.len_utf8());
        self.0 = &s[..start];
        if start == s.len() { None } else { Some(&s[start..]) }
    }
}
impl FusedIterator for SplitWhitespace<'_> {}
/// An iterator over the non-ASCII-whitespace substrings of a string.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitAsciiWhitespace<'a>(pub(super) &'a str);
impl<'a> Iterator for SplitAsciiWhitespace<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        let s = self.0.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let end = s.find(|c: char| c.is_ascii_whitespace()).unwrap_or(s.len());
        self.0 = &s[end..];
        if end == 0 { None } else { Some(&s[..end]) }
    }
}
