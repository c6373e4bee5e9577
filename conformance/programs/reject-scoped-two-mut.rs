// Two scoped threads write to the same vector.
// edition: 2024
use std::thread;
fn main() {
    let mut log = Vec::new();
    thread::scope(|s| {
        s.spawn(|| log.push(1));
        s.spawn(|| log.push(2));
    });
    println!("{log:?}");
}
