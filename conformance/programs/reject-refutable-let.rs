// `let` needs a pattern that always matches.
async fn find(id: u32) -> Option<&'static str> {
    (id == 1).then_some("one")
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let Some(name) = find(1).await;
    println!("{name}");
}
