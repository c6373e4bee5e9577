// Lifetimes of the arguments of async fns.
// edition: 2024
async fn greet(name: &str) -> &'static str { name }
async fn pick<'a>(a: &'a str, b: &str) -> &'a str { if a.is_empty() { b } else { a } }
#[tokio::main]
async fn main() { println!("{} {}", greet("a").await, pick("a", "b").await); }
