// A trait object cannot be returned by value.
// edition: 2024
trait Animal { fn name(&self) -> String; }
struct Dog;
impl Animal for Dog { fn name(&self) -> String { "dog".into() } }
fn make() -> dyn Animal { Dog }
fn main() { println!("{}", make().name()); }
