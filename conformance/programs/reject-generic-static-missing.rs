// A generic that is boxed or sent to a thread must be static.
// edition: 2024
use std::fmt::Debug;
fn keep<T: Debug>(t: T) -> Box<dyn Debug> { Box::new(t) }
fn thread<T: Send + Debug>(t: T) { std::thread::spawn(move || println!("{t:?}")); }
struct Holder<'a, T> { r: &'a T }
fn hold<'a, T>(t: &'a T) -> Holder<'a, T> { Holder { r: t } }
fn main() { println!("{:?}", keep(1)); thread(2); hold(&3); }
