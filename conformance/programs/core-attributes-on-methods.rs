// Attribute macros work on methods, of types and of traits.
struct Greeter(&'static str);
trait Run {
    fn run(self) -> usize;
}
impl Run for Greeter {
    #[tokio::main(flavor = "current_thread")]
    async fn run(self) -> usize {
        tokio::task::yield_now().await;
        self.name().len()
    }
}
impl Greeter {
    fn name(&self) -> &str {
        self.0
    }
    #[tokio::main(flavor = "current_thread")]
    async fn greet(&self) {
        println!("hello {}", self.name());
    }
}
fn main() {
    Greeter("you").greet();
    println!("{}", Greeter("four").run());
}
