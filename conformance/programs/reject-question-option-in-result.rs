// `?` on an Option in a fn that returns a Result.
// edition: 2024
async fn find(v: &[u32]) -> Result<u32, String> {
    let x = v.first()?;
    Ok(*x)
}
#[tokio::main]
async fn main() { println!("{:?}", find(&[1]).await); }
