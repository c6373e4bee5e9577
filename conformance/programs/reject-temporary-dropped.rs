// The string is gone at the end of the statement that made it.
async fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or("")
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let word = first_word(&String::from("hello world"));
    println!("{}", word.await);
}
