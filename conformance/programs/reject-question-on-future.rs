// `?` before `.await`.
async fn read() -> Result<u32, String> {
    Ok(1)
}
async fn run() -> Result<u32, String> {
    let n = read()?;
    Ok(n + 1)
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{:?}", run().await);
}
