//! Random choices in slices.
use super::increasing::Increasing;
use super::index;
use crate::distr::uniform::{SampleBorrow, SampleUniform};
use crate::distr::weighted::{Error as WeightError, Weight, WeightedIndex};
use crate::distr::Distribution;
use crate::rng::Rng;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// Sampling from what has indices.
pub trait IndexedRandom: Index<usize> {
    /// The length.
    fn len(&self) -> usize;
    /// True when the length is zero.
    fn is_empty(&self) -> bool { self.len() == 0 }
    /// Uniformly sample one element.
    fn choose<R: Rng + ?Sized>(&self, rng: &mut R) -> Option<&Self::Output> { if self.is_empty() { None } else { Some(&self[rng.random_range(..self.len())]) } }
    /// Uniformly sample `amount` distinct elements from self.
    fn choose_multiple<R: Rng + ?Sized>(&self, rng: &mut R, amount: usize) -> SliceChooseIter<'_, Self, Self::Output>
    where
        Self::Output: Sized,
    {
        let amount = amount.min(self.len());
        SliceChooseIter { slice: self, marker: PhantomData, indices: index::sample(rng, self.len(), amount).into_iter() }
    }
    /// Biased sampling for one element.
    fn choose_weighted<R, F, B, X>(&self, rng: &mut R, weight: F) -> Result<&Self::Output, WeightError>
    where
        R: Rng + ?Sized,
        F: Fn(&Self::Output) -> B,
        B: SampleBorrow<X>,
        X: SampleUniform + Weight + PartialOrd<X>,
    {
        let distr = WeightedIndex::new((0..self.len()).map(|i| weight(&self[i])))?;
        Ok(&self[distr.sample(rng)])
    }
}
/// Sampling from what has indices and can be changed.
#[brings_supertraits]
pub trait IndexedMutRandom: IndexedRandom + IndexMut<usize> {
    /// Uniformly sample one element (mut).
    fn choose_mut<R: Rng + ?Sized>(&mut self, rng: &mut R) -> Option<&mut Self::Output> {
        if self.is_empty() {
            return None;
        }
        let i = rng.random_range(..self.len());
        Some(&mut self[i])
    }
    /// Biased sampling for one element (mut).
    fn choose_weighted_mut<R, F, B, X>(&mut self, rng: &mut R, weight: F) -> Result<&mut Self::Output, WeightError>
    where
        R: Rng + ?Sized,
        F: Fn(&Self::Output) -> B,
        B: SampleBorrow<X>,
        X: SampleUniform + Weight + PartialOrd<X>,
    {
        let distr = WeightedIndex::new((0..self.len()).map(|i| weight(&self[i])))?;
        let i = distr.sample(rng);
        Ok(&mut self[i])
    }
}
/// Extension trait on slices. Before 0.9 it had the methods of the other two.
#[brings_supertraits]
pub trait SliceRandom: IndexedMutRandom {
    /// Shuffle a mutable slice in place.
    fn shuffle<R: Rng + ?Sized>(&mut self, rng: &mut R);
    /// Shuffle a slice in place, but exit early: the shuffled part comes first in the result.
    fn partial_shuffle<R: Rng + ?Sized>(&mut self, rng: &mut R, amount: usize) -> (&mut [Self::Output], &mut [Self::Output])
    where
        Self::Output: Sized;
}
impl<T> IndexedRandom for [T] {
    fn len(&self) -> usize { self.len() }
}
impl<I: IndexedRandom + IndexMut<usize> + ?Sized> IndexedMutRandom for I {}
impl<T> SliceRandom for [T] {
    fn shuffle<R: Rng + ?Sized>(&mut self, rng: &mut R) {
        if self.len() > 1 {
            self.partial_shuffle(rng, self.len());
        }
    }
    fn partial_shuffle<R: Rng + ?Sized>(&mut self, rng: &mut R, amount: usize) -> (&mut [T], &mut [T]) {
        let m = self.len().saturating_sub(amount);
        let mut indices = Increasing::new(rng, m as u32);
        for i in m..self.len() {
            let index = indices.next();
            self.swap(i, index);
        }
        let (rest, shuffled) = self.split_at_mut(m);
        (shuffled, rest)
    }
}
/// An iterator over multiple slice elements.
#[derive(Debug)]
pub struct SliceChooseIter<'a, S: ?Sized + 'a, T: 'a> {
    slice: &'a S,
    marker: PhantomData<T>,
    indices: std::vec::IntoIter<usize>,
}
impl<'a, S: Index<usize, Output = T> + ?Sized + 'a, T: 'a> Iterator for SliceChooseIter<'a, S, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> { self.indices.next().map(|i| &self.slice[i]) }
    fn size_hint(&self) -> (usize, Option<usize>) { self.indices.size_hint() }
}
impl<'a, S: Index<usize, Output = T> + ?Sized + 'a, T: 'a> ExactSizeIterator for SliceChooseIter<'a, S, T> {}
