// Closures that are returned must own what they use.
// edition: 2024
fn make(n: &u32) -> Box<dyn Fn(u32) -> u32> { Box::new(move |x| x + n) }
fn adder(n: u32) -> impl Fn(u32) -> u32 { |x| x + n }
fn main() { println!("{} {}", make(&1)(2), adder(1)(2)); }
