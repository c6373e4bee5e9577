// Discriminants twice, past the end, and beside fields.
// edition: 2024
enum Level { Low = 1, Mid = 2, High = 2 }
#[repr(u8)]
enum Byte { A = 255, B }
enum Data { X(u8) = 1, Y = 2 }
fn main() { println!("{}", Level::Low as i32); }
