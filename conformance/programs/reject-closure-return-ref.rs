// A closure gives out a reference to what it captured.
// edition: 2024
fn main() {
    let mut words = vec![String::from("a")];
    let mut last = || words.last_mut().unwrap();
    last().push('b');
    println!("{words:?}");
}
