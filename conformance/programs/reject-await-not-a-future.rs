// Only futures can be awaited: `len` returns a number.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let names = vec!["ada", "grace"];
    let count = names.len().await;
    println!("{count}");
}
