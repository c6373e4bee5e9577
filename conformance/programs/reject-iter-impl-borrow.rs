// What an `impl Iterator` borrows stays borrowed as long as it lives.
// edition: 2024
struct Table { rows: Vec<u32> }
impl Table {
    fn big(&self) -> impl Iterator<Item = &u32> { self.rows.iter().filter(|r| **r > 1) }
    fn copied(&self) -> impl Iterator<Item = u32> { self.rows.iter().copied() }
}
fn main() {
    let mut t = Table { rows: vec![1, 2, 3] };
    for r in t.big() {
        t.rows.push(*r);
    }
    let it = t.copied();
    t.rows.clear();
    println!("{}", it.count());
}
