// A type that ends in the middle of `>>` is read again by each arm of a macro.
macro_rules! kind {
    ($(< $($ty:ty),* > )? : shared) => { "shared" };
    ($(< $($ty:ty),* > )? : !shared) => { "own" };

}

fn main() {
    println!("{}", kind!(<Vec<u8>>: shared));
    println!("{}", kind!(<Vec<u8>>: !shared));
    println!("{}", kind!(<Option<Vec<u8>>, u8>: !shared));
    println!("{}", kind!(: !shared));
}
