// Dropping the receiver drops what is buffered, even if one of the messages panics meanwhile.
// rules: MP-5
use std::panic::{catch_unwind, AssertUnwindSafe};
use tokio::sync::mpsc;
struct Noisy(u32);
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
        if self.0 == 2 {
            panic!("two");
        }
    }
}
fn main() {
    let (tx, rx) = mpsc::channel(8);
    for i in 1..=4 {
        let _ = tx.try_send(Noisy(i));
    }
    println!("{}", catch_unwind(AssertUnwindSafe(|| drop(rx))).is_err());
    println!("{} {}", tx.is_closed(), tx.capacity());
}
