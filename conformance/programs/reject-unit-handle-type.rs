// The handle of a task has the type of its output.
// edition: 2024
#[tokio::main]
async fn main() {
    let h: tokio::task::JoinHandle<u32> = tokio::spawn(async { println!("x"); });
    let n: u32 = h.await;
    println!("{n}");
}
