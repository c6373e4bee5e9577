// A future has no text.
async fn word() -> &'static str {
    "word"
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", word());
}
