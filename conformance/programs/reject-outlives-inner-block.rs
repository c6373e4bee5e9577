// The borrowed value dies with the inner block.
async fn show(text: &str) {
    println!("{text}");
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let pending;
    {
        let text = String::from("short");
        pending = show(&text);
    }
    pending.await;
}
