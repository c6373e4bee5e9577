//! Samples of indices.
use crate::distr::uniform::Uniform;
use crate::distr::Distribution;
use crate::rng::Rng;
use std::collections::HashSet;

/// A vector of indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexVec(Vec<usize>);
impl IndexVec {
    /// Returns the number of indices.
    pub fn len(&self) -> usize { self.0.len() }
    /// Returns `true` if the length is 0.
    pub fn is_empty(&self) -> bool { self.0.is_empty() }
    /// Return the value at the given `index`.
    pub fn index(&self, index: usize) -> usize { self.0[index] }
    /// Return result as a `Vec<usize>`.
    pub fn into_vec(self) -> Vec<usize> { self.0 }
    /// Iterate over the indices.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ { self.0.iter().copied() }
}
impl IntoIterator for IndexVec {
    type Item = usize;
    type IntoIter = std::vec::IntoIter<usize>;
    fn into_iter(self) -> std::vec::IntoIter<usize> { self.0.into_iter() }
}

/// Randomly sample exactly `amount` distinct indices from `0..length`, and return them in random order.
#[track_caller]
pub fn sample<R: Rng + ?Sized>(rng: &mut R, length: usize, amount: usize) -> IndexVec {
    if amount > length {
        panic!("`amount` of samples must be less than or equal to `length`");
    }
    let many = usize::from(length >= 500_000);
    let (len, want) = (length as f32, amount as f32);
    let found = if amount < 163 {
        let limit = ([8.0 / 45.0, 70.0 / 9.0][many] + [1.6, 10.0][many] * want) * want;
        if amount > 11 && len < limit { in_place(rng, length as u32, amount as u32) } else { floyd(rng, length as u32, amount as u32) }
    } else if len < [270.0, 330.0 / 9.0][many] * want {
        in_place(rng, length as u32, amount as u32)
    } else {
        rejecting(rng, length as u32, amount)
    };
    IndexVec(found.into_iter().map(|i| i as usize).collect())
}
fn floyd<R: Rng + ?Sized>(rng: &mut R, length: u32, amount: u32) -> Vec<u32> {
    let mut indices: Vec<u32> = Vec::new();
    for j in length - amount..length {
        let t = rng.random_range(..=j);
        if let Some(at) = indices.iter().position(|&x| x == t) {
            indices[at] = j;
        }
        indices.push(t);
    }
    indices
}
fn in_place<R: Rng + ?Sized>(rng: &mut R, length: u32, amount: u32) -> Vec<u32> {
    let mut indices: Vec<u32> = (0..length).collect();
    for i in 0..amount {
        let j: u32 = rng.random_range(i..length);
        indices.swap(i as usize, j as usize);
    }
    indices.truncate(amount as usize);
    indices
}
fn rejecting<R: Rng + ?Sized>(rng: &mut R, length: u32, amount: usize) -> Vec<u32> {
    let distr = Uniform::<u32>::new(0, length).unwrap();
    let mut seen = HashSet::new();
    let mut indices = Vec::new();
    while indices.len() < amount {
        let at = distr.sample(rng);
        if seen.insert(at) {
            indices.push(at);
        }
    }
    indices
}
