// A message whose clone panics counts as received.
// rules: BC-3
use std::panic::{catch_unwind, AssertUnwindSafe};
use tokio::sync::broadcast;
#[derive(Debug)]
struct Fragile(i32);
impl Clone for Fragile {
    fn clone(&self) -> Fragile {
        if self.0 == 0 {
            panic!("cannot be cloned");
        }
        Fragile(self.0)
    }
}
fn main() {
    let (tx, mut rx) = broadcast::channel(4);
    tx.send(Fragile(0)).unwrap();
    tx.send(Fragile(5)).unwrap();
    println!("{}", catch_unwind(AssertUnwindSafe(|| rx.try_recv().is_ok())).is_err());
    println!("{} {}", rx.len(), tx.len());
    println!("{:?}", rx.try_recv());
}
