// Which of the two references does the result borrow from?
async fn longer(a: &str, b: &str) -> &str {
    if a.len() > b.len() { a } else { b }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", longer("one", "three").await);
}
