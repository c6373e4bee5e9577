//! Iterators over matches of a pattern.
use super::pattern::Pattern;
use crate::prelude::rust_2021::*;

/// Walks over the matches of a pattern from both ends; empty matches advance by one character.
#[derive(Clone, Debug)]
pub(super) struct Matcher<'a, P> {
    pub(super) hay: &'a str,
    pat: P,
    from: usize,
    to: usize,
    done: bool,
}
impl<'a, P: Pattern> Matcher<'a, P> {
    pub(super) fn new(hay: &'a str, pat: P) -> Self { Matcher { hay, pat, from: 0, to: hay.len(), done: false } }
    pub(super) fn next_match(&mut self) -> Option<(usize, usize)> {
        if self.done || self.from > self.to {
            return None;
        }
        match self.pat.find_in(self.hay, self.from, self.to) {
            None => {
                self.done = true;
                None
            }
            Some((start, end)) => {
                self.from = end;
                if start == end {
                    match self.hay[end..].chars().next() {
                        Some(c) => self.from = end + c.len_utf8(),
                        None => self.done = true,
                    }
                }
                Some((start, end))
            }
        }
    }
    pub(super) fn next_match_back(&mut self) -> Option<(usize, usize)> {
        if self.done || self.from > self.to {
            return None;
        }
        match self.pat.rfind_in(self.hay, self.from, self.to) {
            None => {
                self.done = true;
                None
            }
            Some((start, end)) => {
                self.to = start;
                if start == end {
                    match self.hay[..start].chars().next_back() {
                        Some(c) => self.to = start - c.len_utf8(),
                        None => self.done = true,
                    }
                }
                Some((start, end))
            }
        }
    }
}

macro_rules! match_iterators {
    ($($(#[$doc:meta])* $I:ident, $Item:ty, $next:ident $back:ident, $hay:ident $a:ident $b:ident => $value:expr;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $I<'a, P>(pub(super) Matcher<'a, P>);
        impl<'a, P: Pattern> Iterator for $I<'a, P> {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                let ($a, $b) = self.0.$next()?;
                let $hay = self.0.hay;
                Some($value)
            }
        }
        impl<'a, P: Pattern> DoubleEndedIterator for $I<'a, P> {
            fn next_back(&mut self) -> Option<$Item> {
                let ($a, $b) = self.0.$back()?;
                let $hay = self.0.hay;
                Some($value)
            }
        }
    )* };
}
match_iterators! {
    /// Iterator over the disjoint matches of a pattern.
    Matches, &'a str, next_match next_match_back, hay a b => &hay[a..b];
    /// Iterator over the disjoint matches of a pattern, from the end.
    RMatches, &'a str, next_match_back next_match, hay a b => &hay[a..b];
    /// Iterator over the disjoint matches of a pattern and their indices.
    MatchIndices, (usize, &'a str), next_match next_match_back, hay a b => (a, &hay[a..b]);
    /// Iterator over the disjoint matches of a pattern and their indices, from the end.
    RMatchIndices, (usize, &'a str), next_match_back next_match, hay a b => (a, &hay[a..b]);
}
