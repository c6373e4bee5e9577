// The method belongs to the output, not to the future.
async fn load() -> Vec<String> {
    vec!["one".to_string()]
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let first = load().first().cloned();
    println!("{first:?}");
}
