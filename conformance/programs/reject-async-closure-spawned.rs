// Two futures of an async closure that changes a capture.
// edition: 2024
#[tokio::main]
async fn main() {
    let mut log = vec![];
    let mut f = async || log.push(1);
    let a = f();
    let b = f();
    a.await; b.await;
    println!("{log:?}");
}
