// Trait objects in a vector borrow something shorter than the vector.
// edition: 2024
trait Job { fn run(&self); }
struct Print<'a>(&'a str);
impl Job for Print<'_> { fn run(&self) { println!("{}", self.0); } }
fn main() {
    let mut jobs: Vec<Box<dyn Job + '_>> = Vec::new();
    {
        let text = String::from("inner");
        jobs.push(Box::new(Print(&text)));
    }
    for j in &jobs { j.run(); }
}
