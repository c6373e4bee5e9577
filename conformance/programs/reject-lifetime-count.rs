// Lifetime arguments are counted.
// edition: 2024
struct Pair<'a, T> { a: &'a T }
fn f<'a>(p: Pair<'a, 'a, u32>) -> u32 { *p.a }
fn g(p: Pair<u32, u32>) -> u32 { *p.a }
fn main() { println!("{} {}", f(Pair { a: &1 }), g(Pair { a: &2 })); }
