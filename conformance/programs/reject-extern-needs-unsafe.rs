// Extern blocks are unsafe in 2024.
// edition: 2024
extern "C" { fn abs(x: i32) -> i32; }
fn main() { println!("{}", unsafe { abs(-3) }); }
