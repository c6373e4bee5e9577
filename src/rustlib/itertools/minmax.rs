//! The smallest and the greatest at once.

/// What `minmax` found.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum MinMaxResult<T> {
    /// Empty iterator
    NoElements,
    /// Iterator with one element, so the minimum and maximum are the same
    OneElement(T),
    /// More than one element in the iterator
    MinMax(T, T),
}
impl<T: Clone> MinMaxResult<T> {
    /// Creates an `Option` of type `(T, T)`.
    pub fn into_option(self) -> Option<(T, T)> {
        match self {
            MinMaxResult::NoElements => None,
            MinMaxResult::OneElement(x) => Some((x.clone(), x)),
            MinMaxResult::MinMax(x, y) => Some((x, y)),
        }
    }
}
pub fn minmax<I: Iterator>(mut iter: I, mut less: impl FnMut(&I::Item, &I::Item) -> bool) -> MinMaxResult<I::Item> {
    let Some(first) = iter.next() else {
        return MinMaxResult::NoElements;
    };
    let Some(second) = iter.next() else {
        return MinMaxResult::OneElement(first);
    };
    let (mut min, mut max) = if less(&second, &first) { (second, first) } else { (first, second) };
    for item in iter {
        if less(&item, &min) {
            min = item;
        } else if !less(&item, &max) {
            max = item;
        }
    }
    MinMaxResult::MinMax(min, max)
}
