// References to locals cannot be returned.
// edition: 2024
fn make<'a>() -> &'a String { let s = String::from("x"); &s }
fn slice<'a>() -> &'a [u8] { let v = vec![1]; v.as_slice() }
fn it() -> impl Iterator<Item = char> { let s = String::from("x"); s.chars() }
fn main() { println!("{} {} {}", make(), slice().len(), it().count()); }
