// `join!` moves the string into the first block.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let name = String::from("x");
    let (a, b) = tokio::join!(async move { name.len() }, async { name.is_empty() });
    println!("{a} {b}");
}
