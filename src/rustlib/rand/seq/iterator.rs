//! Random choices in iterators.
use super::coin::Coin;
use crate::rng::Rng;

/// Extension trait on iterators.
pub trait IteratorRandom: Iterator + Sized {
    /// Uniformly sample one element. What the size hint promises is skipped at once, the rest is decided one by one.
    fn choose<R: Rng + ?Sized>(mut self, rng: &mut R) -> Option<Self::Item> {
        let (mut lower, mut upper) = self.size_hint();
        if upper == Some(lower) {
            return match lower {
                0 => None,
                1 => self.next(),
                _ => self.nth(rng.random_range(..lower)),
            };
        }
        let mut result = None;
        let mut coin = Coin::new(rng);
        let mut seen = 0;
        loop {
            if lower > 1 {
                let at = coin.rng.random_range(..lower + seen);
                let mut skip = lower;
                if at < lower {
                    result = self.nth(at);
                    skip = lower - (at + 1);
                }
                if upper == Some(lower) {
                    return result;
                }
                seen += lower;
                if skip > 0 {
                    self.nth(skip - 1);
                }
            } else {
                let item = self.next();
                if item.is_none() {
                    return result;
                }
                seen += 1;
                if coin.one_in(seen) {
                    result = item;
                }
            }
            (lower, upper) = self.size_hint();
        }
    }
    /// Uniformly sample one element, whatever the size hint says.
    fn choose_stable<R: Rng + ?Sized>(mut self, rng: &mut R) -> Option<Self::Item> {
        let mut seen = 0;
        let mut result = None;
        let mut coin = Coin::new(rng);
        loop {
            let mut next = 0;
            let (lower, _) = self.size_hint();
            if lower >= 2 {
                let mut last = None;
                for i in 0..lower {
                    if coin.one_in(seen + i + 1) {
                        last = Some(i);
                    }
                }
                seen += lower;
                next = lower;
                if let Some(i) = last {
                    result = self.nth(i);
                    next -= i + 1;
                }
            }
            let item = self.nth(next);
            if item.is_none() {
                return result;
            }
            if coin.one_in(seen + 1) {
                result = item;
            }
            seen += 1;
        }
    }
    /// Uniformly sample `amount` distinct elements into a buffer.
    fn choose_multiple_fill<R: Rng + ?Sized>(mut self, rng: &mut R, buf: &mut [Self::Item]) -> usize {
        let amount = buf.len();
        for len in 0..amount {
            match self.next() {
                Some(item) => buf[len] = item,
                None => return len,
            }
        }
        for (i, item) in self.enumerate() {
            let k = rng.random_range(..i + 1 + amount);
            if let Some(slot) = buf.get_mut(k) {
                *slot = item;
            }
        }
        amount
    }
    /// Uniformly sample `amount` distinct elements into a `Vec`.
    fn choose_multiple<R: Rng + ?Sized>(mut self, rng: &mut R, amount: usize) -> Vec<Self::Item> {
        let mut chosen: Vec<Self::Item> = self.by_ref().take(amount).collect();
        if chosen.len() == amount {
            for (i, item) in self.enumerate() {
                let k = rng.random_range(..i + 1 + amount);
                if let Some(slot) = chosen.get_mut(k) {
                    *slot = item;
                }
            }
        }
        chosen
    }
}
impl<I: Iterator + Sized> IteratorRandom for I {}
