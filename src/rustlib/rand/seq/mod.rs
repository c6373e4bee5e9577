//! Random choices in sequences.
mod coin;
mod increasing;
pub mod index;
mod iterator;
mod slice;

pub use self::iterator::IteratorRandom;
pub use self::slice::{IndexedMutRandom, IndexedRandom, SliceChooseIter, SliceRandom};
