// Constants and statics call what cannot run at compile time.
// edition: 2024
fn size() -> usize { 3 }
const N: usize = size();
static NAME: String = String::from("x");
fn main() { println!("{N} {NAME}"); }
