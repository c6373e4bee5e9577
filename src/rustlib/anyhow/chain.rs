//! The chain of causes.
use std::error::Error as StdError;

/// Iterator of a chain of source errors.
#[derive(Clone)]
pub struct Chain<'a> {
    state: State<'a>,
}
#[derive(Clone)]
enum State<'a> {
    /// Following the links.
    Linked(Option<&'a (dyn StdError + 'static)>),
    /// Collected, once somebody asked for the last.
    Buffered(std::vec::IntoIter<&'a (dyn StdError + 'static)>),
}
impl<'a> Chain<'a> {
    /// Construct an iterator over a chain of errors.
    pub fn new(head: &'a (dyn StdError + 'static)) -> Self { Chain { state: State::Linked(Some(head)) } }
}
impl<'a> Iterator for Chain<'a> {
    type Item = &'a (dyn StdError + 'static);
    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.state {
            State::Linked(next) => {
                let error = (*next)?;
                *next = error.source();
                Some(error)
            }
            State::Buffered(rest) => rest.next(),
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.len();
        (n, Some(n))
    }
}
impl ExactSizeIterator for Chain<'_> {
    fn len(&self) -> usize {
        match &self.state {
            State::Linked(next) => {
                let mut n = 0;
                let mut next = *next;
                while let Some(error) = next {
                    n += 1;
                    next = error.source();
                }
                n
            }
            State::Buffered(rest) => rest.len(),
        }
    }
}
impl<'a> DoubleEndedIterator for Chain<'a> {
    fn next_back(&mut self) -> Option<Self::Item> {
        if let State::Linked(next) = &self.state {
            let mut all = Vec::new();
            let mut next = *next;
            while let Some(error) = next {
                all.push(error);
                next = error.source();
            }
            self.state = State::Buffered(all.into_iter());
        }
        match &mut self.state {
            State::Buffered(rest) => rest.next_back(),
            State::Linked(_) => None,
        }
    }
}
