// A scoped thread borrows a local of the scope.
// edition: 2024
use std::thread;
fn main() {
    let mut total = 0;
    thread::scope(|s| {
        let local = String::from("x");
        s.spawn(|| println!("{local}"));
        s.spawn(|| total += 1);
    });
    println!("{total}");
}
