// The arms of a macro stand apart by semicolons.
macro_rules! either {
    () => { 1 }
    ($value:expr) => { $value }
}
fn main() {
    println!("{}", either!(2));
}
