// There is no such item, and no such crate.
use std::sync::mpsc::chanel;
use tokyo::time::sleep;
fn main() {
    let (tx, rx) = chanel::<u8>();
    drop((tx, rx, sleep));
}
