//! Products, combinations, permutations.

/// Every element of the one with every element of the other.
#[derive(Clone)]
pub struct CartesianProduct<I: Iterator, J> {
    a: I,
    current: Option<I::Item>,
    b: J,
    fresh: J,
}
impl<I: Iterator, J: Clone + Iterator> CartesianProduct<I, J> {
    pub(crate) fn new(mut a: I, b: J) -> Self {
        let current = a.next();
        CartesianProduct { a, current, fresh: b.clone(), b }
    }
}
impl<I: Iterator, J: Clone + Iterator> Iterator for CartesianProduct<I, J>
where
    I::Item: Clone,
{
    type Item = (I::Item, J::Item);
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let current = self.current.clone()?;
            if let Some(b) = self.b.next() {
                return Some((current, b));
            }
            self.b = self.fresh.clone();
            self.current = self.a.next();
            let b = self.b.next()?;
            return Some((self.current.clone()?, b));
        }
    }
}
/// The `k`-length combinations, in lexicographic order of positions.
#[derive(Clone)]
pub struct Combinations<T> {
    pool: Vec<T>,
    indices: Vec<usize>,
    first: bool,
}
impl<T: Clone> Combinations<T> {
    pub(crate) fn new(pool: Vec<T>, k: usize) -> Self { Combinations { pool, indices: (0..k).collect(), first: true } }
}
impl<T: Clone> Iterator for Combinations<T> {
    type Item = Vec<T>;
    fn next(&mut self) -> Option<Vec<T>> {
        let (n, k) = (self.pool.len(), self.indices.len());
        if k > n {
            return None;
        }
        if self.first {
            self.first = false;
        } else {
            let at = (0..k).rev().find(|i| self.indices[*i] != *i + n - k)?;
            self.indices[at] += 1;
            for i in at + 1..k {
                self.indices[i] = self.indices[i - 1] + 1;
            }
        }
        Some(self.indices.iter().map(|i| self.pool[*i].clone()).collect())
    }
}
/// The `k`-length permutations, in lexicographic order of positions.
#[derive(Clone)]
pub struct Permutations<T> {
    pool: Vec<T>,
    k: usize,
    indices: Vec<usize>,
    cycles: Vec<usize>,
    first: bool,
}
impl<T: Clone> Permutations<T> {
    pub(crate) fn new(pool: Vec<T>, k: usize) -> Self {
        let n = pool.len();
        let cycles = if k <= n { (n - k + 1..=n).rev().collect() } else { Vec::new() };
        Permutations { indices: (0..n).collect(), cycles, pool, k, first: true }
    }
}
impl<T: Clone> Iterator for Permutations<T> {
    type Item = Vec<T>;
    fn next(&mut self) -> Option<Vec<T>> {
        let n = self.pool.len();
        if self.k > n {
            return None;
        }
        if self.first {
            self.first = false;
        } else {
            let mut at = None;
            for i in (0..self.k).rev() {
                self.cycles[i] -= 1;
                if self.cycles[i] == 0 {
                    self.indices[i..].rotate_left(1);
                    self.cycles[i] = n - i;
                } else {
                    let j = n - self.cycles[i];
                    self.indices.swap(i, j);
                    at = Some(i);
                    break;
                }
            }
            at?;
        }
        Some(self.indices[..self.k].iter().map(|i| self.pool[*i].clone()).collect())
    }
}
/// All subsets, by length.
#[derive(Clone)]
pub struct Powerset<T> {
    pool: Vec<T>,
    current: Combinations<T>,
    k: usize,
}
impl<T: Clone> Powerset<T> {
    pub(crate) fn new(pool: Vec<T>) -> Self { Powerset { current: Combinations::new(pool.clone(), 0), pool, k: 0 } }
}
impl<T: Clone> Iterator for Powerset<T> {
    type Item = Vec<T>;
    fn next(&mut self) -> Option<Vec<T>> {
        if let Some(found) = self.current.next() {
            return Some(found);
        }
        if self.k >= self.pool.len() {
            return None;
        }
        self.k += 1;
        self.current = Combinations::new(self.pool.clone(), self.k);
        self.current.next()
    }
}
