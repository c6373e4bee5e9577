// The returned future would borrow a variable that is gone.
use std::future::Future;
async fn shout(text: &str) -> String {
    text.to_uppercase()
}
fn greet() -> impl Future<Output = String> {
    let text = String::from("hi");
    shout(&text)
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", greet().await);
}
