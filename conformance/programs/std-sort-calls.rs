// How often and for which pairs a comparator runs is visible; short slices are sorted by insertion.
use std::borrow::Cow;
use std::path::{Path, PathBuf};
fn first_negative(values: &mut Cow<[i64]>) {
    if let Some(at) = values.iter().position(|v| *v < 0) {
        values.to_mut()[at] = 0;
    }
}
fn main() {
    let mut words = vec!["pear", "fig", "banana", "kiwi", "apple"];
    let mut calls = 0;
    words.sort_by_key(|w| {
        calls += 1;
        w.len()
    });
    println!("{words:?} after {calls} keys");
    let mut numbers = [4, 1, 3, 1, 9, 0];
    numbers.sort_by(|a, b| {
        print!("{a}?{b} ");
        a.cmp(b)
    });
    println!("{numbers:?}");
    numbers.sort_unstable_by(|a, b| {
        print!("{a}?{b} ");
        b.cmp(a)
    });
    println!("{numbers:?}");
    let caught = std::panic::catch_unwind(|| {
        let mut v = vec![String::from("c"), String::from("a"), String::from("b")];
        let mut left = 2;
        v.sort_by(|a, b| {
            left -= 1;
            if left == 0 {
                panic!("enough");
            }
            a.cmp(b)
        });
    });
    println!("{}", caught.is_err());

    let word: u32 = 0b1011_0010;
    println!("{:?}", (0..8).filter(|bit| (word >> bit) & 1 == 1).collect::<Vec<_>>());
    let mut mask = 1u64;
    mask <<= &3u8;
    println!("{} {}", mask, 1i128 << 100u128);

    let list = vec![3, -1];
    let mut shared = Cow::from(&list);
    first_negative(&mut shared);
    println!("{:?} {}", shared, matches!(shared, Cow::Owned(_)));
    let mut array = Cow::from(&[1, 2]);
    first_negative(&mut array);
    println!("{:?} {}", array, matches!(array, Cow::Owned(_)));
    let home = PathBuf::from("/home");
    let path: Cow<Path> = Cow::from(&home);
    println!("{}", path.display());
    println!("{:?}", unsafe { *c"xyz".as_ptr() });
}
