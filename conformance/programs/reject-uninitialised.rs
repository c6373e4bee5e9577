// One path leaves the variable without a value.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let text: String;
    let ready = tokio::time::timeout(std::time::Duration::ZERO, async { true }).await;
    if let Ok(true) = ready {
        text = String::from("ready");
    }
    println!("{text}");
}
