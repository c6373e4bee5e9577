// References in fields and results need lifetimes.
// edition: 2024
struct Parser { input: &str }
impl Parser { fn new(input: &str) -> Parser { Parser { input } } }
fn longest(a: &str, b: &str) -> &str { if a.len() > b.len() { a } else { b } }
fn main() { println!("{}", longest("a", Parser::new("b").input)); }
