// The signature promises to borrow from `a` only.
async fn pick<'a, 'b>(a: &'a str, b: &'b str) -> &'a str {
    if a.is_empty() { b } else { a }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", pick("", "b").await);
}
