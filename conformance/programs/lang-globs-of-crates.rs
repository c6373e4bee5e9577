// Two globs of other crates bring the same name: rustc warns, and the first one counts.
#![allow(ambiguous_glob_imports)]
use std::rc::*;
use std::sync::*;

mod channels {
    pub use std::sync::mpsc::*;
    pub use tokio::sync::mpsc::*;
}
use channels::*;

fn main() {
    println!("{}", std::any::type_name::<Weak<u8>>());
    println!("{}", std::any::type_name::<Sender<u8>>());
    println!("{}", std::any::type_name::<Receiver<u8>>());
}
