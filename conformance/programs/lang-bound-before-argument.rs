// A where clause decides what a generic parameter is before the argument is looked at: `&&K` then becomes `&K`.
use std::ops::RangeBounds;

fn within<'a, K: Ord, R: RangeBounds<K>>(keys: &'a [K], range: R) -> Vec<&'a K> {
    keys.iter().filter(move |key| range.contains(key)).collect()
}

fn before<T: PartialOrd<U>, U: ?Sized + PartialOrd<T>>(a: T, b: &U) -> bool {
    a < *b
}

fn through<K: PartialOrd>(a: K, b: &&K) -> bool {
    before(a, b)
}

fn main() {
    println!("{:?}", within(&[1, 5, 9], 2..7));
    println!("{:?}", within(&["a", "b"], "b"..));
    println!("{} {}", through(1, &&2), through("x", &&"a"));
}
