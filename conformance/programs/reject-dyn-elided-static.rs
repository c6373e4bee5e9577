// A boxed trait object without a lifetime is static.
// edition: 2024
trait Shape { fn area(&self) -> f64; }
struct Sq<'a>(&'a f64);
impl Shape for Sq<'_> { fn area(&self) -> f64 { self.0 * self.0 } }
fn boxed(side: &f64) -> Box<dyn Shape> { Box::new(Sq(side)) }
fn main() { println!("{}", boxed(&2.0).area()); }
