//! Random choices in sequences.
use crate::Rng;

/// Extension trait on slices.
pub trait SliceRandom {
    /// The element type.
    type Item;
    /// Returns a reference to one random element of the slice, or `None` if the slice is empty.
    fn choose<R: Rng + ?Sized>(&self, rng: &mut R) -> Option<&Self::Item>;
    /// Returns a mutable reference to one random element of the slice, or `None` if the slice is empty.
    fn choose_mut<R: Rng + ?Sized>(&mut self, rng: &mut R) -> Option<&mut Self::Item>;
    /// Chooses `amount` elements from the slice at random, without repetition.
    fn choose_multiple<R: Rng + ?Sized>(&self, rng: &mut R, amount: usize) -> std::vec::IntoIter<&Self::Item>;
    /// Shuffle a mutable slice in place.
    fn shuffle<R: Rng + ?Sized>(&mut self, rng: &mut R);
}
impl<T> SliceRandom for [T] {
    type Item = T;
    fn choose<R: Rng + ?Sized>(&self, rng: &mut R) -> Option<&T> { if self.is_empty() { None } else { Some(&self[rng.gen_range(0..self.len())]) } }
    fn choose_mut<R: Rng + ?Sized>(&mut self, rng: &mut R) -> Option<&mut T> {
        if self.is_empty() {
            return None;
        }
        let i = rng.gen_range(0..self.len());
        Some(&mut self[i])
    }
    fn choose_multiple<R: Rng + ?Sized>(&self, rng: &mut R, amount: usize) -> std::vec::IntoIter<&T> {
        let mut all: Vec<&T> = self.iter().collect();
        all.shuffle(rng);
        all.truncate(amount);
        all.into_iter()
    }
    fn shuffle<R: Rng + ?Sized>(&mut self, rng: &mut R) {
        for i in (1..self.len()).rev() {
            self.swap(i, rng.gen_range(0..i + 1));
        }
    }
}
/// Extension trait on iterators.
pub trait IteratorRandom: Iterator + Sized {
    /// Choose one element at random from the iterator.
    fn choose<R: Rng + ?Sized>(mut self, rng: &mut R) -> Option<Self::Item> {
        let mut chosen = self.next()?;
        let mut n = 1usize;
        for item in self {
            n += 1;
            if rng.gen_range(0..n) == 0 {
                chosen = item;
            }
        }
        Some(chosen)
    }
}
impl<I: Iterator + Sized> IteratorRandom for I {}
