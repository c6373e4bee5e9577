// Derived Debug where the last field is not sized; wrappers from the library.
use std::fmt::Debug;
use std::mem::ManuallyDrop;

#[derive(Debug)]
struct Tagged<T: ?Sized> {
    tag: u8,
    rest: T,
}
#[derive(Debug, PartialEq)]
struct Pair<T: ?Sized>(i64, T);

fn main() {
    let bytes: &Tagged<[u16]> = &Tagged { tag: 7, rest: [1, 2, 3] };
    println!("{bytes:?}");
    let any: Box<Pair<dyn Debug>> = Box::new(Pair(-1, "text"));
    println!("{any:#?}");
    let a: &Pair<[char]> = &Pair(3, ['x', 'y']);
    println!("{}", a == &Pair(3, ['x', 'y']) as &Pair<[char]>);
    println!("{:?}", ManuallyDrop::new(Some(5)));
}
