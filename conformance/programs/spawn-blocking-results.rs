// spawn_blocking runs a closure on another thread and gives its result back.
// rules: BP-1, BP-5
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let text = String::from("count me");
    let handle = tokio::task::spawn_blocking(move || {
        let vowels = text.chars().filter(|c| "aeiou".contains(*c)).count();
        (text, vowels)
    });
    let (text, vowels) = handle.await.unwrap();
    println!("{text}: {vowels}");
}
