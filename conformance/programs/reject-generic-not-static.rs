// A type parameter that may hold borrowed data.
use std::fmt::Display;
fn show<T: Display + Send>(value: T) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        println!("{value}");
    })
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    show(5).await.unwrap();
}
